import { makeStyles, Select } from '@fluentui/react-components';
import { themeNames } from '../place/place.ts';
import { useNavigation } from '../place/use-place.tsx';
import { themeLabels } from '../ui/themes.ts';

export function ThemeSelect() {
  const styles = useStyles();
  const { place, go } = useNavigation();
  return (
    <Select
      aria-label="Theme"
      size="small"
      className={styles.root}
      value={place.theme}
      onChange={(_, { value }) => {
        const theme = themeNames.find((name) => name === value);
        if (theme) go({ theme });
      }}
    >
      {themeNames.map((name) => (
        <option key={name} value={name}>
          {themeLabels[name]}
        </option>
      ))}
    </Select>
  );
}

const useStyles = makeStyles({
  root: { width: '118px', flexShrink: 0 },
});
