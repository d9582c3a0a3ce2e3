import type { Entry } from './entries.ts';
import { type Vector, vectorOf } from './similarity.ts';

/** One version, with what is known of its entries so far. */
export class Side {
  private readonly entries: readonly Entry[];
  private readonly used = new Set<number>();
  private readonly vectors = new Map<number, Vector>();
  private gaps: readonly number[] = [];
  private openInGap: ReadonlyMap<string, readonly number[]> = new Map();
  private keys: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  get size(): number {
    return this.entries.length;
  }

  entry(index: number): Entry {
    const entry = this.entries[index];
    if (entry === undefined) throw new RangeError(`There is no entry ${index}.`);
    return entry;
  }

  vector(index: number): Vector {
    const known = this.vectors.get(index) ?? vectorOf(this.entry(index).words);
    this.vectors.set(index, known);
    return known;
  }

  byKey(): ReadonlyMap<string, readonly number[]> {
    if (this.keys !== null) return this.keys;
    const found = new Map<string, number[]>();
    for (const [index, { key, frame }] of this.entries.entries()) {
      if (key === '') continue;
      const full = `${frame.at === 'section' ? 'block' : frame.at}\n${key}`;
      note(found, full, index);
    }
    this.keys = found;
    return found;
  }

  surroundings(index: number): readonly (string | null)[] {
    const { place, container } = this.entry(index);
    const near = [index - 1, index + 1].map((each) => this.entries[each]?.key ?? null);
    return [...near, place.sectionHeading, container === null ? null : this.entry(container).key];
  }

  /** Entries with words that nothing on the other side has claimed. */
  open(): readonly number[] {
    return this.entries.flatMap((entry, index) => (entry.key === '' || this.used.has(index) ? [] : [index]));
  }

  markGaps(anchors: readonly number[]): void {
    const edges = new Set(anchors);
    let gap = 0;
    this.gaps = this.entries.map((_, index) => (edges.has(index) ? ++gap : gap));
    const found = new Map<string, number[]>();
    this.openInGap = found;
    for (const index of this.open()) note(found, this.placeInGap(index), index);
  }

  gap(index: number): number {
    return this.gaps[index] ?? 0;
  }

  aloneInGap(index: number): boolean {
    return this.openInGap.get(this.placeInGap(index))?.length === 1;
  }

  /** Open entries of the same family in the same gap as an entry of the other side. */
  facing(other: Side, index: number): readonly number[] {
    return this.openInGap.get(other.placeInGap(index)) ?? [];
  }

  private placeInGap(index: number): string {
    return `${this.gap(index)} ${familyOf(this.entry(index))}`;
  }

  sectionOf(index: number | undefined): number | null {
    return index === undefined ? null : this.entry(index).section;
  }

  /** How many entries of each section have words, and how many of those are matched. */
  countSections(): ReadonlyMap<number, { readonly read: number; readonly matched: number }> {
    const counts = new Map<number, { read: number; matched: number }>();
    for (const [index, { section, key }] of this.entries.entries()) {
      if (section === null || section === index || key === '') continue;
      const { read, matched } = counts.get(section) ?? { read: 0, matched: 0 };
      counts.set(section, { read: read + 1, matched: matched + (this.used.has(index) ? 1 : 0) });
    }
    return counts;
  }

  taken(index: number): boolean {
    return this.used.has(index);
  }

  take(index: number): void {
    this.used.add(index);
  }
}

function note(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

/** Only entries of one family are compared word by word. */
export function familyOf({ frame, place }: Entry): string {
  if (frame.at !== 'block') return frame.at;
  return place.part === 'table' ? 'table' : 'sentence';
}
