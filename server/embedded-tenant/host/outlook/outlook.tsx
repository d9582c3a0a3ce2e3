import { makeStyles, tokens } from '@fluentui/react-components';
import { MailRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { useCallback, useEffect } from 'react';
import { TaskPane } from '../frames/task-pane.tsx';
import { useNavigation } from '../place/use-place.tsx';
import { writeControl } from '../tenant/control.ts';
import { useSession } from '../tenant/session.tsx';
import type { MailMessage } from '../tenant/types.ts';
import { useControl } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { TryAgain } from '../ui/try-again.tsx';
import { narrow, useNarrow } from '../ui/widths.ts';
import { FolderList } from './folder-list.tsx';
import { MessageList } from './message-list.tsx';
import { ReadingPane } from './reading-pane.tsx';

/** Folders, messages, the message that is open, and the task pane beside it. */
export function Outlook() {
  const styles = useStyles();
  const { person } = useSession();
  const { place, go } = useNavigation();
  const small = useNarrow();
  const mailbox = useControl<{ messages: readonly MailMessage[] }>(`mailboxes/${person.objectId}`);
  const messages = mailbox.status === 'ready' ? mailbox.data.messages : [];
  const open = messages.find((message) => message.id === place.item) ?? (small ? undefined : messages[0]);
  const closePane = useCallback(() => go({ pane: false }), [go]);

  const unreadId = open && !open.read ? open.id : null;
  useEffect(() => {
    if (unreadId) void writeControl(`mailboxes/${person.objectId}/${encodeURIComponent(unreadId)}/read`, {});
  }, [unreadId, person.objectId]);

  if (person.trouble === 'no-mailbox') {
    return (
      <Notice
        icon={<ProhibitedRegular />}
        title="No mailbox"
        text={`${person.name} has no mailbox in this organisation.`}
      />
    );
  }
  if (mailbox.status === 'loading') return <LoadingLines label="Loading messages" />;
  if (mailbox.status === 'failed') return <TryAgain reason={mailbox.reason} onTryAgain={mailbox.reload} />;
  return (
    <div className={styles.root}>
      <FolderList unread={messages.filter((message) => !message.read).length} />
      {!(small && open) && (
        <MessageList messages={messages} open={open?.id ?? null} onOpen={(id) => go({ item: id })} />
      )}
      {open && (
        <ReadingPane
          key={open.id}
          message={open}
          onBack={small ? () => go({ item: null, pane: false }) : null}
          paneOpen={place.pane}
          onTogglePane={() => go({ pane: !place.pane, item: open.id })}
        />
      )}
      {!open && !small && (
        <div className={styles.empty}>
          <Notice
            icon={<MailRegular />}
            title="Nothing in this mailbox"
            text="Messages from Countersign appear here."
          />
        </div>
      )}
      {place.pane && <TaskPane message={open ?? null} onClose={closePane} />}
    </div>
  );
}

const useStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'flex',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    [narrow]: { flexDirection: 'column' },
  },
  empty: { flexGrow: 1 },
});
