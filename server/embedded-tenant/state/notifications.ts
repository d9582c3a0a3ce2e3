import { randomUUID } from 'node:crypto';
import { groupedCollection } from './grouped.ts';
import type { Store } from './store.ts';

export type ActivityNotification = {
  readonly id: string;
  readonly owner: string;
  readonly at: string;
  readonly preview: string;
  readonly text: string;
  readonly webUrl: string | null;
  readonly chainId: number | null;
};

/** People's activity feeds in Teams. */
export type Notifications = {
  /** Newest first. */
  of(objectId: string): readonly ActivityNotification[];
  /** A notification with the `chainId` of an earlier one takes its place (GD userteamwork-sendactivitynotification.md). */
  add(notification: Omit<ActivityNotification, 'id' | 'at'>): void;
};

const MOST_NOTIFICATIONS = 500;

export function createNotifications(store: Store, now: () => Date): Notifications {
  const notifications = groupedCollection<ActivityNotification>(
    store,
    'notifications',
    (notification) => notification.id,
    (notification) => notification.owner,
    MOST_NOTIFICATIONS,
  );
  return {
    of: (objectId) => [...notifications.of(objectId)].sort((one, other) => other.at.localeCompare(one.at)),
    add(notification) {
      const { owner, chainId } = notification;
      const id = chainId === null ? randomUUID() : `${owner}/${chainId}`;
      notifications.set(id, { ...notification, id, at: now().toISOString() });
    },
  };
}
