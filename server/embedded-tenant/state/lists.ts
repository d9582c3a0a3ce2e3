import { randomUUID } from 'node:crypto';
import { type Column, type FieldValue, normalised } from './list-columns.ts';
import type { Store } from './store.ts';

export type SharePointList = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly columns: readonly Column[];
};

export type Item = {
  readonly listId: string;
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  /** Place among the list's changes, for delta. */
  readonly change: number;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly createdBy: string;
  readonly modifiedBy: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly deleted: boolean;
};

export type OpenList = {
  readonly list: SharePointList;
  /** Items that are not deleted, in the order of their ids. */
  items(): Iterable<Item>;
  readonly size: number;
  item(id: number): Item | undefined;
  /** Every item changed after a place, deleted ones included, in the order of change. */
  changesAfter(change: number): readonly Item[];
  readonly lastChange: number;
  /** Items whose indexed column holds the value. */
  find(column: string, value: FieldValue): readonly Item[];
  create(fields: Item['fields'], by: string): Item;
  update(item: Item, fields: Item['fields'], by: string): Item;
  remove(item: Item, by: string): void;
};

export type ListStore = {
  all(): Iterable<SharePointList>;
  /** By id, name or display name, as Graph addresses lists. */
  open(idOrName: string): OpenList | undefined;
  save(list: SharePointList): void;
  /** The list with all its items. */
  remove(id: string): void;
};

export function eTag(item: Item): string {
  return `"${item.guid},${item.version}"`;
}

export function createLists(store: Store, now: () => Date): ListStore {
  const lists = store.collection<SharePointList>('lists');
  const items = store.collection<Item>('items');
  const opened = new Map<string, OpenListState>();
  store.onClear(() => opened.clear());

  const openById = (list: SharePointList): OpenList => {
    let state = opened.get(list.id);
    if (!state || state.list !== list) {
      state = new OpenListState(list, state?.everyItem() ?? items.values(), now, (item) =>
        items.set(keyOf(item), item),
      );
      opened.set(list.id, state);
    }
    return state;
  };
  return {
    all: () => lists.values(),
    open(idOrName) {
      const wanted = idOrName.toLowerCase();
      const list =
        lists.get(wanted) ??
        [...lists.values()].find((known) =>
          [known.name, known.displayName].some((name) => name.toLowerCase() === wanted),
        );
      return list && openById(list);
    },
    save(list) {
      lists.set(list.id, list);
    },
    remove(id) {
      for (const item of [...items.values()]) if (item.listId === id) items.delete(keyOf(item));
      lists.delete(id);
      opened.delete(id);
    },
  };
}

function keyOf(item: Item): string {
  return `${item.listId}/${item.id}`;
}

/** One list in memory with its indexes. */
class OpenListState implements OpenList {
  readonly list: SharePointList;
  lastChange = 0;
  readonly #all = new Map<number, Item>();
  readonly #live = new Map<number, Item>();
  /** Every state an item ever had, in the order of change; only the last one of each still counts. */
  #history: Item[] = [];
  readonly #indexes = new Map<string, Map<string, Set<number>>>();
  readonly #now: () => Date;
  readonly #keep: (item: Item) => void;
  #lastId = 0;

  constructor(list: SharePointList, stored: Iterable<Item>, now: () => Date, keep: (item: Item) => void) {
    this.list = list;
    this.#now = now;
    this.#keep = keep;
    for (const column of list.columns) if (column.indexed) this.#indexes.set(column.name, new Map());
    const own = [...stored].filter((item) => item.listId === list.id);
    for (const item of own) this.#place(item);
    this.#history = own.sort((one, other) => one.change - other.change);
  }

  everyItem(): Iterable<Item> {
    return this.#all.values();
  }

  items(): Iterable<Item> {
    return this.#live.values();
  }

  get size(): number {
    return this.#live.size;
  }

  item(id: number): Item | undefined {
    return this.#live.get(id);
  }

  changesAfter(change: number): readonly Item[] {
    let start = this.#history.length;
    while (start > 0 && (this.#history[start - 1]?.change ?? 0) > change) start -= 1;
    return this.#history.slice(start).filter((item) => this.#all.get(item.id) === item);
  }

  find(column: string, value: FieldValue): readonly Item[] {
    const ids = this.#indexes.get(column)?.get(normalised(value)) ?? [];
    return [...ids].flatMap((id) => this.#live.get(id) ?? []);
  }

  create(fields: Item['fields'], by: string): Item {
    const at = this.#now().toISOString();
    return this.#commit({
      listId: this.list.id,
      id: this.#lastId + 1,
      guid: randomUUID(),
      version: 1,
      change: this.lastChange + 1,
      createdAt: at,
      modifiedAt: at,
      createdBy: by,
      modifiedBy: by,
      fields,
      deleted: false,
    });
  }

  update(item: Item, fields: Item['fields'], by: string): Item {
    return this.#commit({ ...item, ...this.#touched(item, by), fields });
  }

  remove(item: Item, by: string): void {
    this.#commit({ ...item, ...this.#touched(item, by), fields: {}, deleted: true });
  }

  #touched(item: Item, by: string) {
    return {
      version: item.version + 1,
      change: this.lastChange + 1,
      modifiedAt: this.#now().toISOString(),
      modifiedBy: by,
    };
  }

  #commit(item: Item): Item {
    this.#keep(item);
    this.#place(item);
    this.#history.push(item);
    if (this.#history.length > 2 * this.#all.size + 100) this.#history = [...this.changesAfter(0)];
    return item;
  }

  #place(item: Item): void {
    const before = this.#live.get(item.id);
    for (const [column, index] of this.#indexes) {
      const old = before?.fields[column];
      if (old !== undefined) index.get(normalised(old))?.delete(item.id);
      const value = item.fields[column];
      if (value === undefined || item.deleted) continue;
      const ids = index.get(normalised(value)) ?? new Set<number>();
      index.set(normalised(value), ids.add(item.id));
    }
    this.#all.set(item.id, item);
    if (item.deleted) this.#live.delete(item.id);
    else this.#live.set(item.id, item);
    this.lastChange = Math.max(this.lastChange, item.change);
    this.#lastId = Math.max(this.#lastId, item.id);
  }
}
