import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Named documents by key. A document is replaced, never changed in place. */
export type Collection<T> = {
  get(key: string): T | undefined;
  has(key: string): boolean;
  set(key: string, value: T): void;
  delete(key: string): void;
  values(): IterableIterator<T>;
  readonly size: number;
};

export type Store = {
  collection<T>(name: string): Collection<T>;
  /** Called after every change. */
  onChange(listener: () => void): void;
  /** Called when documents were forgotten, for what was reckoned from them. */
  onClear(listener: () => void): void;
  /** Forgets every document but those of the named collections. */
  clear(except: readonly string[]): void;
  close(): void;
};

type Entry = readonly [collection: string, key: string, value?: unknown];

/**
 * Keeps documents in memory and, given a file, in an append-only journal: each change is written before the call that
 * made it answers, so that ending the process at any moment loses nothing acknowledged. The journal is replayed and
 * compacted at the start.
 */
export function openStore(file: string | null): Store {
  const collections = new Map<string, Map<string, unknown>>();
  const listeners: (() => void)[] = [];
  const clearListeners: (() => void)[] = [];
  const documents = (name: string) => {
    const known = collections.get(name) ?? new Map<string, unknown>();
    collections.set(name, known);
    return known;
  };
  let journal = file ? compact(file, documents, collections) : null;

  const record = (entry: Entry) => {
    if (journal !== null) writeSync(journal, `${JSON.stringify(entry)}\n`);
    for (const listener of listeners) listener();
  };

  return {
    collection<T>(name: string): Collection<T> {
      const held = documents(name) as Map<string, T>;
      return {
        get: (key) => held.get(key),
        has: (key) => held.has(key),
        set(key, value) {
          held.set(key, value);
          record([name, key, value]);
        },
        delete(key) {
          if (held.delete(key)) record([name, key]);
        },
        values: () => held.values(),
        get size() {
          return held.size;
        },
      };
    },
    onChange(listener) {
      listeners.push(listener);
    },
    onClear(listener) {
      clearListeners.push(listener);
    },
    clear(except) {
      for (const [name, held] of collections) if (!except.includes(name)) held.clear();
      if (file && journal !== null) {
        closeSync(journal);
        journal = writeAll(file, collections);
      }
      for (const listener of [...clearListeners, ...listeners]) listener();
    },
    close() {
      if (journal !== null) closeSync(journal);
      journal = null;
    },
  };
}

function compact(
  file: string,
  documents: (name: string) => Map<string, unknown>,
  collections: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): number {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const [index, line] of lines.entries()) {
    const entry = read(line, index === lines.length - 1);
    if (!entry) continue;
    if (entry.length === 3) documents(entry[0]).set(entry[1], entry[2]);
    else documents(entry[0]).delete(entry[1]);
  }
  return writeAll(file, collections);
}

/** The last line may be torn: its change was never acknowledged. */
function read(line: string, last: boolean): Entry | null {
  if (line === '') return null;
  try {
    return JSON.parse(line) as Entry;
  } catch (error) {
    if (last) return null;
    throw error;
  }
}

function writeAll(file: string, collections: ReadonlyMap<string, ReadonlyMap<string, unknown>>): number {
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  for (const [name, held] of collections) {
    for (const [key, value] of held) writeSync(handle, `${JSON.stringify([name, key, value])}\n`);
  }
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
  return openSync(file, 'a');
}
