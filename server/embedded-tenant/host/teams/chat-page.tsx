import { makeStyles, tokens } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { useNavigation } from '../place/use-place.tsx';
import type { Chat } from '../tenant/types.ts';
import type { Loaded } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { TryAgain } from '../ui/try-again.tsx';
import { narrow, useNarrow } from '../ui/widths.ts';
import { ChatList } from './chat-list.tsx';
import { Conversation } from './conversation.tsx';
import type { ReadMarks } from './use-read-marks.ts';

type Props = { readonly chats: Loaded<{ chats: readonly Chat[] }>; readonly marks: ReadMarks };

/** The list of chats beside the one that is open; on a phone one of the two. */
export function ChatPage({ chats, marks }: Props) {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const small = useNarrow();
  if (chats.status === 'loading') return <LoadingLines label="Loading chats" />;
  if (chats.status === 'failed') return <TryAgain reason={chats.reason} onTryAgain={chats.reload} />;
  const all = chats.data.chats;
  const open = all.find((chat) => chat.id === place.item) ?? (small ? undefined : all[0]);
  return (
    <>
      {!(small && open) && (
        <div className={styles.list}>
          <ChatList chats={all} open={open?.id ?? null} marks={marks} onOpen={(id) => go({ item: id })} />
        </div>
      )}
      {open && (
        <Conversation
          key={open.id}
          chat={open}
          onShown={marks.markRead}
          onBack={small ? () => go({ item: null }) : null}
        />
      )}
      {!open && !small && (
        <div className={styles.empty}>
          <Notice
            icon={<ChatRegular />}
            title="No chats yet"
            text="When Countersign or a colleague sends a request, it appears here."
          />
        </div>
      )}
    </>
  );
}

const useStyles = makeStyles({
  list: {
    width: '320px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1000px)': { width: '240px' },
    [narrow]: { width: '100%', border: 'none' },
  },
  empty: { flexGrow: 1 },
});
