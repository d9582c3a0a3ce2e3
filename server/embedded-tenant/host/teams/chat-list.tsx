import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useClock } from '../tenant/clock.tsx';
import type { Chat, ChatMessage } from '../tenant/types.ts';
import { htmlText } from '../ui/html-text.ts';
import { shortTime } from '../ui/times.ts';
import { ChatAvatar } from './chat-avatar.tsx';
import type { ReadMarks } from './use-read-marks.ts';

type Props = {
  readonly chats: readonly Chat[];
  readonly open: string | null;
  readonly marks: ReadMarks;
  readonly onOpen: (id: string) => void;
};

export function ChatList({ chats, open, marks, onOpen }: Props) {
  const styles = useStyles();
  const { now } = useClock();
  return (
    <nav aria-label="Chats" className={styles.root}>
      <Text as="h1" size={500} weight="bold" className={styles.heading}>
        Chat
      </Text>
      {chats.length === 0 && <Text className={styles.none}>No chats yet</Text>}
      <ul className={styles.list}>
        {chats.map((chat) => {
          const last = chat.messages.at(-1);
          const unread = chat.id !== open && marks.unread(chat);
          return (
            <li key={chat.id}>
              <button
                type="button"
                aria-current={chat.id === open ? 'true' : undefined}
                className={mergeClasses(styles.chat, chat.id === open && styles.open)}
                onClick={() => onOpen(chat.id)}
              >
                <ChatAvatar name={chat.title} kind={chat.kind === 'bot' ? 'bot' : 'user'} size={32} />
                <span className={styles.texts}>
                  <span className={styles.line}>
                    <Text weight={unread ? 'bold' : 'regular'} truncate wrap={false} className={styles.title}>
                      {chat.title}
                    </Text>
                    {last && (
                      <Text size={200} className={styles.time}>
                        {shortTime(last.at, now)}
                      </Text>
                    )}
                  </span>
                  <span className={styles.line}>
                    <Text
                      size={200}
                      weight={unread ? 'semibold' : 'regular'}
                      truncate
                      wrap={false}
                      className={styles.preview}
                    >
                      {last ? preview(last) : ''}
                    </Text>
                    {unread && (
                      <Badge size="extra-small" color="brand" className={styles.dot} aria-label="Unread" role="img" />
                    )}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function preview(message: ChatMessage): string {
  if (message.summary) return message.summary;
  return htmlText(message.html ?? '', ' ') || (message.cards.length > 0 ? 'Sent a card' : '');
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' },
  heading: { margin: 0, padding: '12px 16px' },
  none: { padding: '0 16px', color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: '0 8px 8px', overflowY: 'auto', flexGrow: 1 },
  chat: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    padding: '10px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    textAlign: 'left',
    fontFamily: tokens.fontFamilyBase,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected },
  texts: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  dot: { flexShrink: 0 },
  title: { flexGrow: 1, minWidth: 0 },
  time: { flexShrink: 0 },
  preview: { flexGrow: 1, minWidth: 0, color: 'inherit', opacity: 0.85 },
});
