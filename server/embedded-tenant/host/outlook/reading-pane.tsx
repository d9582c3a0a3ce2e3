import { Avatar, Button, makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ShieldTaskFilled } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import type { MailMessage } from '../tenant/types.ts';
import { fullTime } from '../ui/times.ts';
import { narrow } from '../ui/widths.ts';
import { actionableCard } from './actionable-card.ts';
import { MailCard } from './mail-card.tsx';
import { MailFrame } from './mail-frame.tsx';

type Props = {
  readonly message: MailMessage;
  readonly onBack: (() => void) | null;
  readonly paneOpen: boolean;
  readonly onTogglePane: () => void;
};

export function ReadingPane({ message, onBack, paneOpen, onTogglePane }: Props) {
  const styles = useStyles();
  const { info } = useSession();
  const { go } = useNavigation();
  const openLink = useOpenLink();
  const card = useMemo(() => actionableCard(message.html), [message.html]);
  const follow = (href: string) => {
    const tab = `${info.productUrl}/tab`;
    if (href === tab || (href.startsWith(tab) && /^[/?#]/.test(href.slice(tab.length)))) {
      go({ app: 'teams', place: 'countersign', item: href.slice(tab.length) || null });
    } else {
      openLink(href);
    }
  };
  return (
    <article aria-label={message.subject} className={styles.root}>
      <header className={styles.head}>
        <div className={styles.subjectLine}>
          {onBack && (
            <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Back to the inbox" onClick={onBack} />
          )}
          <Text as="h2" size={500} weight="semibold" className={styles.subject}>
            {message.subject}
          </Text>
        </div>
        <div className={styles.fromLine}>
          <Avatar name={message.from.name} size={40} color="colorful" aria-hidden="true" />
          <div className={styles.names}>
            <Text weight="semibold">
              {message.from.name} <span className={styles.address}>&lt;{message.from.address}&gt;</span>
            </Text>
            <Text size={200} className={styles.address}>
              To: {message.to.map((to) => to.name || to.address).join('; ')}
            </Text>
          </div>
          <div className={styles.tools}>
            <ToggleButton
              size="small"
              checked={paneOpen}
              icon={<ShieldTaskFilled className={styles.appIcon} />}
              onClick={onTogglePane}
            >
              {info.appName}
            </ToggleButton>
            <Text size={200} className={styles.address}>
              <time dateTime={message.receivedAt}>{fullTime(message.receivedAt)}</time>
            </Text>
          </div>
        </div>
      </header>
      <div className={styles.content}>
        {card && (
          <MailCard key={message.id} messageId={message.id} card={card} label={message.subject} onOpenUrl={follow} />
        )}
        {card?.hideOriginalBody !== true && (
          <MailFrame html={message.html} title={`Message: ${message.subject}`} onLink={follow} />
        )}
      </div>
    </article>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    margin: '8px 8px 0',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    [narrow]: { margin: 0, borderRadius: 0 },
  },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: '14px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '10px 12px' },
  },
  subjectLine: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  subject: { margin: 0, overflowWrap: 'anywhere' },
  fromLine: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  names: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, flexBasis: '180px' },
  address: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  tools: { display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: '6px' },
  appIcon: { color: tokens.colorBrandForeground1 },
  content: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: '16px 20px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    [narrow]: { padding: '12px' },
  },
});
