import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ProhibitedRegular, ShieldTaskFilled } from '@fluentui/react-icons';
import { TeamsFrame } from '../frames/teams-frame.tsx';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import { Notice } from '../ui/notice.tsx';

/** The app's personal tab under Teams' own header. */
export function CountersignPage() {
  const styles = useStyles();
  const { info, person } = useSession();
  const { place } = useNavigation();
  if (person.trouble === 'app-cannot-be-installed') {
    return (
      <Notice
        icon={<ProhibitedRegular />}
        title="This app cannot be opened in Teams"
        text="An app policy of your organisation does not let this person have Countersign in Teams. Outlook and the browser still work."
      />
    );
  }
  // An item that starts like the end of an address came from a link to the tab's own page; others are subpages.
  const address = /^[/?#]/.test(place.item ?? '') ? (place.item ?? '') : '';
  const subpage = address === '' ? (place.item ?? '') : '';
  return (
    <section aria-label={info.appName} className={styles.root}>
      <header className={styles.head}>
        <ShieldTaskFilled aria-hidden="true" className={styles.icon} />
        <Text as="h1" size={400} weight="semibold" className={styles.title}>
          {info.appName}
        </Text>
      </header>
      <TeamsFrame key={`${person.objectId} ${place.item ?? ''}`} subpage={subpage} address={address} />
    </section>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '24px', color: tokens.colorBrandForeground1 },
  title: { margin: 0 },
});
