import { randomBytes, randomUUID } from 'node:crypto';
import { quickXorHash } from './quick-xor-hash.ts';
import type { Store } from './store.ts';

/** A file or a folder of the site's one document library. */
export type DriveItem = {
  readonly id: string;
  readonly guid: string;
  /** Null for the library itself. */
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  /** Of a file: base64, as Graph gives it. */
  readonly quickXorHash: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly createdBy: string;
  readonly modifiedBy: string;
};

export type Library = {
  readonly root: DriveItem;
  items(): Iterable<DriveItem>;
  item(id: string): DriveItem | undefined;
  children(parentId: string): readonly DriveItem[];
  /** The item by the names that lead to it from the root; upper and lower case are the same to SharePoint. */
  at(names: readonly string[]): DriveItem | undefined;
  /** The names that lead to an item from the root. */
  pathOf(item: DriveItem): readonly string[];
  content(item: DriveItem): Buffer;
  addFolder(parent: DriveItem, name: string, by: string): DriveItem;
  addFile(parent: DriveItem, name: string, bytes: Buffer, by: string): DriveItem;
  replace(file: DriveItem, bytes: Buffer, by: string): DriveItem;
};

const root: DriveItem = {
  id: '01OAKFIELDN6Y2GOVW7725BZO354PWSELRRZ',
  guid: '9d0b3f5e-27c4-4e1a-8b6d-51a7c3e2f480',
  parentId: null,
  name: 'root',
  kind: 'folder',
  size: 0,
  quickXorHash: null,
  version: 0,
  createdAt: '2023-09-01T08:00:00.000Z',
  modifiedAt: '2023-09-01T08:00:00.000Z',
  createdBy: '',
  modifiedBy: '',
};

/** Contents stand apart from what is said of them, so that a list of files does not drag the files along. */
export function createLibrary(store: Store, now: () => Date): Library {
  const items = store.collection<DriveItem>('driveItems');
  const contents = store.collection<string>('driveContents');
  const children = (parentId: string) => [...items.values()].filter((item) => item.parentId === parentId);
  const keep = (item: DriveItem): DriveItem => {
    items.set(item.id, item);
    return item;
  };
  const newItem = (parent: DriveItem, name: string, kind: DriveItem['kind'], by: string): DriveItem => {
    const at = now().toISOString();
    return {
      ...root,
      id: newId(),
      guid: randomUUID(),
      parentId: parent.id,
      name,
      kind,
      version: 1,
      createdAt: at,
      modifiedAt: at,
      createdBy: by,
      modifiedBy: by,
    };
  };
  const keepContent = (file: DriveItem, bytes: Buffer): DriveItem => {
    contents.set(file.id, bytes.toString('base64'));
    return keep({ ...file, size: bytes.length, quickXorHash: quickXorHash(bytes) });
  };
  const item = (id: string) => (id === root.id ? root : items.get(id));
  return {
    root,
    items: () => items.values(),
    item,
    children,
    at(names) {
      let found: DriveItem | undefined = root;
      for (const name of names) {
        const parentId: string = found.id;
        found = children(parentId).find((child) => sameName(child.name, name));
        if (!found) return undefined;
      }
      return found;
    },
    pathOf(of) {
      const names: string[] = [];
      for (let at: DriveItem | undefined = of; at && at.parentId !== null; at = item(at.parentId))
        names.unshift(at.name);
      return names;
    },
    content: ({ id }) => Buffer.from(contents.get(id) ?? '', 'base64'),
    addFolder: (parent, name, by) => keep(newItem(parent, name, 'folder', by)),
    addFile: (parent, name, bytes, by) => keepContent(newItem(parent, name, 'file', by), bytes),
    replace: (file, bytes, by) =>
      keepContent({ ...file, version: file.version + 1, modifiedAt: now().toISOString(), modifiedBy: by }, bytes),
  };
}

export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** In the form of SharePoint's own: `01` and 32 letters and digits of base 32. */
function newId(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `01${[...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('')}`;
}
