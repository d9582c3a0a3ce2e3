import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { BotCard } from '../cards/bot-card.tsx';
import { useOpenLink } from '../place/use-open-link.ts';
import type { ChatMessage } from '../tenant/types.ts';
import { fullTime, timeOfDay } from '../ui/times.ts';
import { ChatAvatar } from './chat-avatar.tsx';
import { plainMessageHtml } from './message-html.ts';

type Props = { readonly message: ChatMessage; readonly chatId: string; readonly own: boolean };

/** One message: a bubble with its text, and its cards beneath. */
export function Message({ message, chatId, own }: Props) {
  const styles = useStyles();
  const openLink = useOpenLink();
  const { from } = message;
  const html = plainMessageHtml(message.html ?? '');
  return (
    <article
      aria-label={`${own ? 'You' : from.name}, ${fullTime(message.at)}`}
      className={mergeClasses(styles.root, own && styles.own)}
    >
      {!own && (
        <div className={styles.avatar}>
          <ChatAvatar name={from.name} kind={from.kind} size={32} />
        </div>
      )}
      <div className={mergeClasses(styles.column, own && styles.ownColumn)}>
        <div className={styles.meta}>
          {!own && <Text size={200}>{from.name}</Text>}
          {from.kind === 'bot' && <span className={styles.app}>App</span>}
          <time dateTime={message.at}>{timeOfDay(message.at)}</time>
          {message.updatedAt && <span>Edited</span>}
        </div>
        {html !== '' && (
          // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only passes on clicks of the links inside, which the keyboard raises too
          <div
            className={mergeClasses(styles.bubble, own && styles.ownBubble)}
            onClick={(event) => {
              const link = event.target instanceof Element ? event.target.closest('a') : null;
              if (link && openLink(link.href)) event.preventDefault();
            }}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: plainMessageHtml leaves only known elements without attributes
            dangerouslySetInnerHTML={{ __html: html }}
          />
        )}
        {message.cards.map((card, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is known by its place in the message
          <div key={place} className={styles.card}>
            <BotCard
              card={card}
              label={message.summary ?? `Card from ${from.name}`}
              conversationId={chatId}
              activityId={message.id}
              fromBot={from.kind === 'bot'}
            />
          </div>
        ))}
      </div>
    </article>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalL },
  own: { justifyContent: 'flex-end' },
  avatar: { paddingTop: '22px', flexShrink: 0 },
  column: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0, flexGrow: 1, maxWidth: '620px' },
  ownColumn: { alignItems: 'flex-end' },
  meta: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  app: {
    padding: '0 4px',
    fontSize: '10px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
  },
  bubble: {
    alignSelf: 'flex-start',
    padding: '8px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
    overflowWrap: 'anywhere',
    '& p': { margin: 0 },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
  ownBubble: { alignSelf: 'flex-end', backgroundColor: tokens.colorBrandBackground2 },
  card: {
    alignSelf: 'stretch',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
    overflow: 'hidden',
  },
});
