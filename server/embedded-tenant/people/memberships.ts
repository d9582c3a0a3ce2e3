import { randomUUID } from 'node:crypto';
import type { Store } from '../state/store.ts';
import type { DirectoryGroup } from './person.ts';

type Member = DirectoryGroup['members'][number];

/** What one change did to the direct members of one group. */
export type MembershipChange = {
  readonly place: number;
  readonly groupId: string;
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
};

/** Changes of groups' direct members, in the order they came. */
export type Memberships = {
  /** Another one after a reset: places then begin anew. */
  readonly era: string;
  readonly lastPlace: number;
  after(place: number): readonly MembershipChange[];
  record(groupId: string, before: readonly Member[], after: readonly Member[]): void;
};

export function createMemberships(store: Store): Memberships {
  const changes = store.collection<MembershipChange>('membershipChanges');
  const eras = store.collection<string>('membershipEra');
  return {
    get era() {
      const known = eras.get('era');
      if (known) return known;
      const era = randomUUID();
      eras.set('era', era);
      return era;
    },
    get lastPlace() {
      return changes.size;
    },
    after: (place) => [...changes.values()].slice(place),
    record(groupId, before, after) {
      const added = without(after, before);
      const removed = without(before, after);
      if (added.length + removed.length === 0) return;
      const place = changes.size + 1;
      changes.set(String(place), { place, groupId, added, removed });
    },
  };
}

function without(members: readonly Member[], others: readonly Member[]): readonly Member[] {
  const known = new Set(others.map(({ objectId }) => objectId));
  return members.filter(({ objectId }) => !known.has(objectId));
}
