import { useCallback, useState } from 'react';
import type { Activity, Chat } from '../tenant/types.ts';

type Marks = { readonly [thing: string]: string };

/** What this person has looked at already, kept in this browser as Teams keeps it with the account. */
export type ReadMarks = {
  unread(chat: Chat): boolean;
  markRead(chat: Chat): void;
  unseen(activity: Activity): boolean;
  markSeen(activities: readonly Activity[]): void;
};

export function useReadMarks(objectId: string): ReadMarks {
  const key = `countersign-host-read ${objectId}`;
  const [marks, setMarks] = useState<Marks>(() => JSON.parse(localStorage.getItem(key) ?? '{}') as Marks);
  const mark = useCallback(
    (added: Marks) => {
      setMarks((before) => {
        if (Object.entries(added).every(([thing, at]) => before[thing] === at)) return before;
        const after = { ...before, ...added };
        localStorage.setItem(key, JSON.stringify(after));
        return after;
      });
    },
    [key],
  );
  return {
    unread: (chat) => {
      const last = lastFromOthers(chat, objectId);
      return last !== null && (marks[chat.id] ?? '') < last;
    },
    markRead: useCallback(
      (chat) => {
        const last = lastFromOthers(chat, objectId);
        if (last !== null) mark({ [chat.id]: last });
      },
      [mark, objectId],
    ),
    unseen: (activity) => marks[activity.id] === undefined,
    markSeen: useCallback((activities) => mark(Object.fromEntries(activities.map(({ id, at }) => [id, at]))), [mark]),
  };
}

/** Who answered has read what came before. */
function lastFromOthers(chat: Chat, objectId: string): string | null {
  const last = chat.messages.at(-1);
  return last && last.from.objectId !== objectId ? last.at : null;
}
