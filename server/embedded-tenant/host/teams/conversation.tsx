import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useClock } from '../tenant/clock.tsx';
import { useSession } from '../tenant/session.tsx';
import type { Chat } from '../tenant/types.ts';
import { dayHeading } from '../ui/times.ts';
import { ChatAvatar } from './chat-avatar.tsx';
import { Message } from './message.tsx';

type Props = {
  readonly chat: Chat;
  readonly onShown: (chat: Chat) => void;
  readonly onBack: (() => void) | null;
};

export function Conversation({ chat, onShown, onBack }: Props) {
  const styles = useStyles();
  const { person } = useSession();
  const { now } = useClock();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => onShown(chat), [chat, onShown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is brought into view
  useLayoutEffect(() => {
    void end.current?.scrollIntoView({ block: 'end' });
  }, [chat.messages.length]);

  return (
    <section aria-label={`Conversation with ${chat.title}`} className={styles.root}>
      <header className={styles.head}>
        {onBack && (
          <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Back to the chats" onClick={onBack} />
        )}
        <ChatAvatar name={chat.title} kind={chat.kind === 'bot' ? 'bot' : 'user'} size={32} />
        <Text as="h2" size={400} weight="semibold" className={styles.title}>
          {chat.title}
        </Text>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <div className={styles.messages} role="log" aria-label="Messages" tabIndex={0}>
        {chat.messages.map((message, index) => {
          const heading = dayHeading(message.at, now);
          const before = chat.messages[index - 1];
          return (
            <div key={message.id}>
              {(!before || dayHeading(before.at, now) !== heading) && (
                <Text as="h3" size={200} align="center" block className={styles.day}>
                  {heading}
                </Text>
              )}
              <Message message={message} chatId={chat.id} own={message.from.objectId === person.objectId} />
            </div>
          );
        })}
        <div ref={end} />
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '56px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  title: { margin: 0 },
  messages: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalM} clamp(8px, 4%, 48px) ${tokens.spacingVerticalXXL}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  day: { margin: `${tokens.spacingVerticalM} 0`, color: tokens.colorNeutralForeground3, fontWeight: 400 },
});
