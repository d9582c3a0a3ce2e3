import { Avatar, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useClock } from '../tenant/clock.tsx';
import type { MailMessage } from '../tenant/types.ts';
import { htmlText } from '../ui/html-text.ts';
import { shortTime } from '../ui/times.ts';
import { narrow } from '../ui/widths.ts';

type Props = {
  readonly messages: readonly MailMessage[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
};

export function MessageList({ messages, open, onOpen }: Props) {
  const styles = useStyles();
  const { now } = useClock();
  return (
    <nav aria-label="Messages" className={styles.root}>
      <Text as="h1" size={400} weight="semibold" className={styles.heading}>
        Inbox
      </Text>
      {messages.length === 0 && <Text className={styles.none}>No messages yet</Text>}
      <ul className={styles.list}>
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              aria-current={message.id === open ? 'true' : undefined}
              aria-label={`${message.read ? '' : 'Unread, '}${message.from.name}, ${message.subject}, ${shortTime(message.receivedAt, now)}`}
              className={mergeClasses(
                styles.message,
                !message.read && styles.unread,
                message.id === open && styles.open,
              )}
              onClick={() => onOpen(message.id)}
            >
              <Avatar name={message.from.name} size={32} color="colorful" aria-hidden="true" />
              <span className={styles.texts}>
                <Text weight={message.read ? 'regular' : 'bold'} truncate wrap={false}>
                  {message.from.name}
                </Text>
                <span className={styles.line}>
                  <Text
                    size={200}
                    truncate
                    wrap={false}
                    className={mergeClasses(styles.subject, !message.read && styles.new)}
                  >
                    {message.subject}
                  </Text>
                  <Text size={200} className={styles.time}>
                    {shortTime(message.receivedAt, now)}
                  </Text>
                </span>
                <Text size={200} truncate wrap={false} className={styles.preview}>
                  {htmlText(message.html, ' ').replace(/\s+/g, ' ').slice(0, 140)}
                </Text>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const useStyles = makeStyles({
  root: {
    width: '300px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    margin: '8px 0 0 8px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    '@media (max-width: 1100px)': { width: '240px' },
    [narrow]: { width: 'auto', margin: 0, borderRadius: 0, flexGrow: 1, minHeight: 0 },
  },
  heading: { margin: 0, padding: '14px 16px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  none: { padding: '16px', color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, overflowY: 'auto', flexGrow: 1 },
  message: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    padding: '12px 14px',
    border: 'none',
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  unread: { borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}` },
  open: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  texts: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  line: { display: 'flex', gap: tokens.spacingHorizontalS },
  subject: { flexGrow: 1, minWidth: 0 },
  new: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  time: { flexShrink: 0 },
  preview: { opacity: 0.8 },
});
