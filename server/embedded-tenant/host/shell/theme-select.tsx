import { Select } from '@fluentui/react-components';
import { themeNames } from '../place/place.ts';
import { useNavigation } from '../place/use-place.tsx';
import { themeLabels } from '../ui/themes.ts';

export function ThemeSelect() {
  const { place, go } = useNavigation();
  return (
    <Select
      aria-label="Theme"
      size="small"
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
