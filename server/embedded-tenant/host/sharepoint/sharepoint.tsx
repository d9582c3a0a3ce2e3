import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ListRegular, LockClosedRegular } from '@fluentui/react-icons';
import { libraryPlace } from '../place/deep-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import type { SharePointList } from '../tenant/types.ts';
import { useControl } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { TryAgain } from '../ui/try-again.tsx';
import { narrow } from '../ui/widths.ts';
import { LibraryPage } from './library-page.tsx';
import { ListPage } from './list-page.tsx';
import { SiteNavigation } from './site-navigation.tsx';

/** The school's site with the register's lists and the document library, for people who may open it. */
export function SharePoint() {
  const { person } = useSession();
  return person.siteAccess ? <Site /> : <NoPermission />;
}

function NoPermission() {
  const { info, person } = useSession();
  return (
    <Notice
      icon={<LockClosedRegular />}
      title="You need permission to access this item"
      text={`${person.name} (${person.userPrincipalName}) is not a member of the site “${info.siteName}”. Ask an owner of the site for access, or choose another person.`}
    />
  );
}

function Site() {
  const styles = useStyles();
  const { info } = useSession();
  const { place } = useNavigation();
  const answer = useControl<{ lists: readonly SharePointList[] }>('lists');
  if (answer.status === 'loading') return <LoadingLines label="Loading lists" />;
  if (answer.status === 'failed') return <TryAgain reason={answer.reason} onTryAgain={answer.reload} />;
  const { lists } = answer.data;
  const inLibrary = place.place === libraryPlace;
  const open = inLibrary ? undefined : (lists.find((list) => list.displayName === place.place) ?? lists[0]);
  return (
    <div className={styles.root}>
      <header className={styles.head}>
        <span aria-hidden="true" className={styles.logo}>
          {info.siteName.slice(0, 1)}
        </span>
        <div>
          <Text as="h1" size={500} weight="semibold" block className={styles.site}>
            {info.siteName}
          </Text>
          <Text size={200} className={styles.kind}>
            Private group · {info.organisation}
          </Text>
        </div>
      </header>
      <div className={styles.below}>
        <SiteNavigation lists={lists} open={inLibrary ? libraryPlace : (open?.id ?? null)} />
        {inLibrary && <LibraryPage />}
        {open && <ListPage key={open.id} list={open} />}
        {!inLibrary && !open && (
          <div className={styles.empty}>
            <Notice
              icon={<ListRegular />}
              title="This site has no lists yet"
              text="Countersign makes the lists Compliance and Attestations when it starts for the first time."
            />
          </div>
        )}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: '12px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '8px 12px' },
  },
  logo: {
    display: 'grid',
    placeItems: 'center',
    width: '44px',
    height: '44px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: '#03787c',
    color: '#ffffff',
    fontSize: '22px',
    fontWeight: 600,
  },
  site: { margin: 0 },
  kind: { color: tokens.colorNeutralForeground3 },
  below: { display: 'flex', flexGrow: 1, minHeight: 0, [narrow]: { flexDirection: 'column' } },
  empty: { flexGrow: 1 },
});
