import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { MailInboxFilled } from '@fluentui/react-icons';
import { useSession } from '../tenant/session.tsx';

/** The folders at the left; this mailbox has the one in which things arrive. */
export function FolderList({ unread }: { readonly unread: number }) {
  const styles = useStyles();
  const { person } = useSession();
  return (
    <nav aria-label="Folders" className={styles.root}>
      <Text size={200} weight="semibold" truncate wrap={false} block className={styles.account}>
        {person.mail ?? person.userPrincipalName}
      </Text>
      <button type="button" aria-current="page" className={styles.folder}>
        <MailInboxFilled aria-hidden="true" className={styles.icon} />
        <span className={styles.name}>Inbox</span>
        {unread > 0 && <span title={`${unread} unread`}>{unread}</span>}
      </button>
    </nav>
  );
}

const useStyles = makeStyles({
  root: {
    width: '200px',
    flexShrink: 0,
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    '@media (max-width: 1279px)': { display: 'none' },
  },
  account: { padding: '4px 8px 10px', color: tokens.colorNeutralForeground2 },
  folder: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    padding: '6px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
  },
  icon: { fontSize: '20px' },
  name: { flexGrow: 1 },
});
