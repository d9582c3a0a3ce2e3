import type { LibraryItem } from '../tenant/types.ts';

/** What stands on the screen: the folders that lead there, what the last of them holds, and the file that was asked for. */
export type Opened = {
  readonly way: readonly string[];
  readonly rows: readonly LibraryItem[];
  readonly marked: string | null;
};

/** Follows a path as far as it leads; a file's own path opens the folder it lies in. */
export function openedAt(items: readonly LibraryItem[], path: string | null): Opened {
  const inside = (parentId: string | null) =>
    items.filter((item) => item.parentId === parentId).toSorted((left, right) => order(left, right));
  const way: string[] = [];
  let rows = inside(null);
  for (const name of path?.split('/') ?? []) {
    const found = rows.find((item) => item.name === name);
    if (found?.kind === 'file') return { way, rows, marked: found.id };
    if (!found) break;
    way.push(found.name);
    rows = inside(found.id);
  }
  return { way, rows, marked: null };
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Folders first, then by name. */
function order(left: LibraryItem, right: LibraryItem): number {
  if (left.kind !== right.kind) return left.kind === 'folder' ? -1 : 1;
  return words.compare(left.name, right.name);
}
