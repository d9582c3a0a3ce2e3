import type { Collection, Store } from './store.ts';

/** A collection whose documents are found by a group they belong to, in the order they came. */
export type Grouped<T> = Pick<Collection<T>, 'get' | 'set'> & { of(group: string): readonly T[] };

/** `most` caps a group: the oldest document goes first. */
export function groupedCollection<T>(
  store: Store,
  name: string,
  keyOf: (document: T) => string,
  groupOf: (document: T) => string,
  most: number,
): Grouped<T> {
  const documents = store.collection<T>(name);
  const groups = new Map<string, Map<string, T>>();
  const place = (document: T) => {
    const group = groups.get(groupOf(document)) ?? new Map<string, T>();
    groups.set(groupOf(document), group);
    group.set(keyOf(document), document);
    return group;
  };
  for (const document of documents.values()) place(document);
  store.onClear(() => groups.clear());

  return {
    get: (key) => documents.get(key),
    set(key, document) {
      documents.set(key, document);
      const group = place(document);
      const oldest = group.keys().next().value;
      if (group.size > most && oldest !== undefined) {
        group.delete(oldest);
        documents.delete(oldest);
      }
    },
    of: (group) => [...(groups.get(group)?.values() ?? [])],
  };
}
