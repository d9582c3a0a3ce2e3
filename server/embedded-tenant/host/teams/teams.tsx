import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import type { Activity, Chat } from '../tenant/types.ts';
import { useControl } from '../tenant/use-control.ts';
import { teamsFluentThemes } from '../ui/themes.ts';
import { narrow } from '../ui/widths.ts';
import { ActivityPage } from './activity-page.tsx';
import { AppRail } from './app-rail.tsx';
import { ChatPage } from './chat-page.tsx';
import { CountersignPage } from './countersign-page.tsx';
import { useReadMarks } from './use-read-marks.ts';

export function Teams() {
  const styles = useStyles();
  const { place } = useNavigation();
  const { person } = useSession();
  const chats = useControl<{ chats: readonly Chat[] }>(`chats/${person.objectId}`);
  const activity = useControl<{ notifications: readonly Activity[] }>(`activity/${person.objectId}`);
  const marks = useReadMarks(person.objectId);
  const unreadChats = chats.status === 'ready' ? chats.data.chats.filter((chat) => marks.unread(chat)).length : 0;
  const unseen = activity.status === 'ready' ? activity.data.notifications.filter(marks.unseen).length : 0;

  return (
    <FluentProvider theme={teamsFluentThemes[place.theme]} className={styles.provider}>
      <div className={styles.root}>
        <AppRail unreadChats={unreadChats} unseenActivity={unseen} />
        <div className={styles.page}>
          {place.place === 'activity' ? (
            <ActivityPage activity={activity} onSeen={marks.markSeen} />
          ) : place.place === 'countersign' ? (
            <CountersignPage />
          ) : (
            <ChatPage chats={chats} marks={marks} />
          )}
        </div>
      </div>
    </FluentProvider>
  );
}

const useStyles = makeStyles({
  provider: { height: '100%' },
  root: {
    display: 'flex',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground4,
    [narrow]: { flexDirection: 'column-reverse' },
  },
  page: {
    display: 'flex',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    [narrow]: { borderTopLeftRadius: 0 },
  },
});
