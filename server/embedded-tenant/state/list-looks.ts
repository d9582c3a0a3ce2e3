import { randomUUID } from 'node:crypto';
import type { Store } from './store.ts';

export type ListView = {
  readonly id: string;
  readonly title: string;
  readonly query: string;
  readonly fields: readonly string[];
  readonly rowLimit: number;
  readonly paged: boolean;
  readonly isDefault: boolean;
  readonly personal: boolean;
};

export type RoleAssignment = { readonly principalId: number; readonly roleIds: readonly number[] };

/** What SharePoint keeps of a list beside its columns and items. */
export type ListLook = {
  readonly versioning: boolean;
  readonly versionLimit: number;
  readonly readSecurity: number;
  readonly writeSecurity: number;
  readonly views: readonly ListView[];
  /** JSON by the internal name of the column. */
  readonly formatters: Readonly<Record<string, string>>;
  /** The list's own permissions; null where those of the site hold. */
  readonly assignments: readonly RoleAssignment[] | null;
};

export type ListLooks = {
  of(listId: string): ListLook;
  save(listId: string, look: ListLook): void;
};

/** Whether a list that Graph made keeps versions is on no page; this one does not, so that whoever relies on them asks. */
const fresh: Omit<ListLook, 'views'> = {
  versioning: false,
  versionLimit: 0,
  readSecurity: 1,
  writeSecurity: 1,
  formatters: {},
  assignments: null,
};

export function createListLooks(store: Store): ListLooks {
  const looks = store.collection<ListLook>('list-looks');
  return {
    of(listId) {
      const known = looks.get(listId);
      if (known) return known;
      return { ...fresh, views: [allItems(listId)] };
    },
    save: (listId, look) => looks.set(listId, look),
  };
}

/** The view every list begins with. Its id is made from the list's, so that it is the same each time it is asked for. */
function allItems(listId: string): ListView {
  return newView('All Items', { id: listId, fields: ['LinkTitle'], isDefault: true });
}

export function newView(title: string, change: Partial<ListView> = {}): ListView {
  return {
    id: randomUUID(),
    title,
    query: '',
    fields: [],
    rowLimit: 30,
    paged: true,
    isDefault: false,
    personal: false,
    ...change,
  };
}
