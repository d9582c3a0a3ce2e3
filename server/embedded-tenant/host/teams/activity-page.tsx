import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AlertOffRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { useClock } from '../tenant/clock.tsx';
import { useSession } from '../tenant/session.tsx';
import type { Activity } from '../tenant/types.ts';
import type { Loaded } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { shortTime } from '../ui/times.ts';
import { TryAgain } from '../ui/try-again.tsx';
import { ChatAvatar } from './chat-avatar.tsx';

type Props = {
  readonly activity: Loaded<{ notifications: readonly Activity[] }>;
  readonly onSeen: (activities: readonly Activity[]) => void;
};

/** The activity feed; a notification opens the place it is about. */
export function ActivityPage({ activity, onSeen }: Props) {
  const styles = useStyles();
  const { info } = useSession();
  const { now } = useClock();
  const openLink = useOpenLink();
  const notifications = activity.status === 'ready' ? activity.data.notifications : null;
  useEffect(() => {
    if (notifications) onSeen(notifications);
  }, [notifications, onSeen]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  if (activity.status === 'loading') return <LoadingLines label="Loading activity" />;
  if (activity.status === 'failed') return <TryAgain reason={activity.reason} onTryAgain={activity.reload} />;
  if (activity.data.notifications.length === 0) {
    return <Notice icon={<AlertOffRegular />} title="Nothing new" text="Reminders from Countersign appear here." />;
  }
  return (
    <section aria-label="Activity" className={styles.root}>
      <Text as="h1" size={500} weight="bold" className={styles.heading}>
        Activity
      </Text>
      <ul className={styles.list}>
        {activity.data.notifications.map((notification) => (
          <li key={notification.id}>
            <button
              type="button"
              className={styles.item}
              onClick={() => {
                setOpened((before) => new Set([...before, notification.id]));
                if (notification.webUrl) openLink(notification.webUrl);
              }}
            >
              <ChatAvatar name={info.appName} kind="bot" size={36} />
              <span className={styles.texts}>
                <Text weight="semibold">{notification.text || info.appName}</Text>
                <Text size={200}>{notification.preview}</Text>
              </span>
              <Text size={200}>{shortTime(notification.at, now)}</Text>
              {!opened.has(notification.id) && (
                <Badge size="extra-small" color="brand" role="img" aria-label="Not opened" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowY: 'auto' },
  heading: { margin: 0, padding: '12px 16px' },
  list: { listStyleType: 'none', margin: 0, padding: '0 8px', maxWidth: '760px' },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    padding: '12px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  texts: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
});
