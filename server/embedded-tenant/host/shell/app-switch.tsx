import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { apps, type HostApp } from '../place/place.ts';
import { useNavigation } from '../place/use-place.tsx';
import { AppIcon } from '../ui/app-icon.tsx';

export const appLabels = { teams: 'Teams', outlook: 'Outlook', sharepoint: 'SharePoint' } as const satisfies Record<
  HostApp,
  string
>;

export function AppSwitch() {
  const styles = useStyles();
  const { place, go } = useNavigation();
  return (
    <TabList
      aria-label="Microsoft 365 app"
      size="small"
      className={styles.root}
      selectedValue={place.app}
      onTabSelect={(_, { value }) => {
        const app = apps.find((name) => name === value);
        if (app) go({ app });
      }}
    >
      {apps.map((app) => (
        <Tab key={app} value={app} icon={<AppIcon app={app} />} aria-label={appLabels[app]}>
          <span className={styles.label}>{appLabels[app]}</span>
        </Tab>
      ))}
    </TabList>
  );
}

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  label: { '@media (max-width: 979px)': { display: 'none' } },
});
