import { withLocalValues } from '../local-values.ts';
import type { PublishedWords } from '../published-words.ts';
import { alignEntries, type Match } from './align-entries.ts';
import { classOfAddition, classOfRemoval, classOfRewording, type Surroundings } from './classify-change.ts';
import { type Entry, entriesOf } from './entries.ts';
import { compareFacts } from './facts.ts';
import { keptInOrder, type Matched } from './reading-order.ts';
import { binds } from './sentence-sense.ts';
import type { Change, ChangeClass, PlacedText, VersionDifference } from './types.ts';
import { alignWords, piecesOf } from './word-edit.ts';

/**
 * What is different for a reader, in the order of the new version; what went stands where it stood. Ids, printed
 * numbers, white space and the style of quotes and dashes are no difference, and local values are read in their places.
 */
export function compareVersions(before: PublishedWords, after: PublishedWords): VersionDifference {
  return new Comparison(asRead(before), asRead(after)).difference();
}

function asRead(words: PublishedWords): PublishedWords {
  return withLocalValues({ ...words, discarded: [], questions: [], warnings: [] });
}

class Comparison {
  private readonly words: { readonly before: PublishedWords; readonly after: PublishedWords };
  private readonly before: readonly Entry[];
  private readonly after: readonly Entry[];
  private readonly masses: { readonly before: readonly number[]; readonly after: readonly number[] };
  private readonly matches: readonly Match[];
  /** The entry an entry of the old version became, and the other way. */
  private readonly became = new Map<number, number>();
  private readonly came = new Map<number, Match>();
  private readonly moved: ReadonlySet<Match>;
  private readonly names: readonly string[];

  constructor(before: PublishedWords, after: PublishedWords) {
    this.words = { before, after };
    this.before = entriesOf(before);
    this.after = entriesOf(after);
    this.masses = { before: massesOf(this.before), after: massesOf(this.after) };
    this.matches = alignEntries(this.before, this.after);
    for (const match of this.matches) {
      const [target = 0] = match.to;
      for (const from of match.from) this.became.set(from, target);
      for (const to of match.to) this.came.set(to, match);
    }
    this.moved = this.outOfOrder();
    this.names = [before, after].flatMap(({ contacts }) => contacts.flatMap(({ name }) => name?.trim() || []));
  }

  difference(): VersionDifference {
    const facts = compareFacts(this.words.before, this.words.after, this.about(null));
    const placed: { readonly at: number; readonly change: Change }[] = [];
    let unchanged = 0;
    for (const match of this.matches) {
      const change = this.changeOf(match);
      const at = match.to[0] ?? 0;
      if (change !== null) placed.push({ at, change });
      else unchanged += match.to.filter((index) => isCounted(this.after[index])).length;
    }
    for (const [index, entry] of this.after.entries()) {
      if (this.came.has(index) || !entry.shown) continue;
      placed.push({
        at: index,
        change: { kind: 'added', after: entry.place, changeClass: this.classOfCame(entry, index) },
      });
    }
    let last = -1;
    for (const [index, entry] of this.before.entries()) {
      const target = this.became.get(index);
      if (target !== undefined) last = target;
      else if (entry.shown) {
        const change: Change = { kind: 'removed', before: entry.place, changeClass: this.classOfGone(entry, index) };
        placed.push({ at: last + 0.5, change });
      }
    }
    placed.sort((a, b) => a.at - b.at);
    return { changes: [...facts, ...placed.map(({ change }) => change)], unchanged };
  }

  private changeOf(match: Match): Change | null {
    const [olds, news] = [pick(this.before, match.from), pick(this.after, match.to)];
    const [old, fresh] = [olds[0], news[0]];
    if (old === undefined || fresh === undefined || ![...olds, ...news].some(({ shown }) => shown)) return null;
    const moved = this.moved.has(match);
    const [before, after] = [placeOf(olds), placeOf(news)];
    const fieldClass = changeOfMark(old, fresh);
    if (olds.length === 1 && news.length === 1 && old.key === fresh.key && fieldClass === null) {
      const carried = this.carries(match) && before.accepted !== after.accepted;
      return moved || (before.accepted !== after.accepted && !carried) ? { kind: 'moved', before, after } : null;
    }
    const runs = alignWords(
      olds.map(({ words }) => words),
      news.map(({ words }) => words),
    );
    const changeClass = fieldClass ?? this.classOfReworded(old, before, after);
    return { kind: 'reworded', before, after, words: piecesOf(runs), moved, changeClass };
  }

  private classOfReworded({ place }: Entry, before: PlacedText, after: PlacedText): ChangeClass {
    const found = classOfRewording(before.text, after.text, this.about(after.leadIn ?? before.leadIn));
    if (place.part !== 'heading' || leads(before.text) || leads(after.text)) return found;
    // The heading over whole rules is a name for them; one that leads into fragments is part of the rule.
    return found === 'contact' || found === 'date' ? found : 'layout';
  }

  private classOfCame(entry: Entry, index: number): ChangeClass {
    if (entry.place.part === 'heading') return this.classOfHeading(entry, this.after, index, this.came, 'dutyAdded');
    if (entry.frame.at === 'field') return entry.frame.rest.required ? 'dutyAdded' : 'layout';
    return classOfAddition(entry.place, this.about(entry.place.leadIn));
  }

  private classOfGone(entry: Entry, index: number): ChangeClass {
    if (entry.place.part === 'heading')
      return this.classOfHeading(entry, this.before, index, this.became, 'dutyRemoved');
    if (entry.frame.at === 'field') return entry.frame.rest.required ? 'dutyRemoved' : 'layout';
    return classOfRemoval(entry.place, this.about(entry.place.leadIn));
  }

  /** A heading that came with all its rules, or that leads into them, is a duty; one put over rules that stayed is layout. */
  private classOfHeading(
    { place }: Entry,
    side: readonly Entry[],
    section: number,
    matched: { has(index: number): boolean },
    changeClass: 'dutyAdded' | 'dutyRemoved',
  ): ChangeClass {
    const own = side.flatMap((entry, index) => (entry.section === section && index !== section ? [index] : []));
    const whole = own.length > 0 && own.every((index) => !matched.has(index));
    return whole || leads(place.text) ? changeClass : 'layout';
  }

  private about(leadIn: string | null): Surroundings {
    return { leadIn, names: this.names, renumbered: (before, after) => this.renumbered(before, after) };
  }

  /** Whether the rule that had one printed number now has the other. */
  private renumbered(before: string, after: string): boolean {
    return this.before.some(({ place }, index) => {
      const target = this.became.get(index);
      const number = target === undefined ? null : (this.after[target]?.place.number ?? null);
      return bare(place.number) === before && bare(number) === after;
    });
  }

  private outOfOrder(): ReadonlySet<Match> {
    const late = new Set<Match>();
    for (const group of ['block', 'declaration', 'field'] as const) {
      const members = this.matches.filter(({ from: [first = 0] }) => groupOf(this.before[first]) === group);
      const kept = this.inOrder(members);
      for (const match of members) if (!kept.has(match)) late.add(match);
    }
    // What stands under something that moved went along, if it keeps its order there.
    const alone = new Set(late);
    const along = new Map<Match, Match[]>();
    for (const match of late) {
      const carrier = this.carrierOf(match);
      if (carrier !== null && late.has(carrier)) along.set(carrier, [...(along.get(carrier) ?? []), match]);
    }
    for (const members of along.values()) for (const match of this.inOrder(members)) alone.delete(match);
    return alone;
  }

  private inOrder(matches: readonly Match[]): ReadonlySet<Match> {
    const sorted = [...matches].sort((a, b) => (a.from[0] ?? 0) - (b.from[0] ?? 0));
    const byPlace = new Map<Matched, Match>();
    for (const match of sorted) {
      const [before = 0] = match.from;
      const [after = 0] = match.to;
      byPlace.set({ before, after, weight: this.weightOf(match) }, match);
    }
    const kept = new Set<Match>();
    for (const each of keptInOrder([...byPlace.keys()])) {
      const match = byPlace.get(each);
      if (match) kept.add(match);
    }
    return kept;
  }

  private weightOf({ from, to }: Match): number {
    const sum = (indexes: readonly number[], masses: readonly number[]): number =>
      indexes.reduce((total, index) => total + (masses[index] ?? 0), 0);
    return sum(from, this.masses.before) + sum(to, this.masses.after);
  }

  /** The match of the heading or clause that both ends of a match stand under. */
  private carrierOf({ from: [i = 0], to: [j = 0] }: Match): Match | null {
    const [above, below] = [this.before[i]?.container ?? null, this.after[j]?.container ?? null];
    if (above === null || below === null || this.became.get(above) !== below) return null;
    return this.came.get(below) ?? null;
  }

  /** Whether a heading that is shown says for its clauses that they are now accepted, or now an annex. */
  private carries(match: Match): boolean {
    const carrier = this.carrierOf(match);
    const [index] = carrier?.to ?? [];
    return index !== undefined && this.after[index]?.shown === true;
  }
}

/**
 * A heading or a clause weighs as much as what stands under it, so that a rule is said to have moved past a heading and
 * not the other way round.
 */
function massesOf(entries: readonly Entry[]): readonly number[] {
  const masses = entries.map(({ words }) => 1 + words.length);
  for (const [index, { container }] of [...entries.entries()].reverse()) {
    if (container !== null) masses[container] = (masses[container] ?? 0) + (masses[index] ?? 0);
  }
  return masses;
}

function groupOf(entry: Entry | undefined): 'block' | 'declaration' | 'field' {
  const at = entry?.frame.at;
  return at === 'declaration' || at === 'field' ? at : 'block';
}

/** A declaration or a field whose words stayed may still ask for something else. */
function changeOfMark(before: Entry, after: Entry): ChangeClass | null {
  const [old, fresh] = [before.frame, after.frame];
  if (old.at === 'declaration' && fresh.at === 'declaration')
    return old.rest.type === fresh.rest.type ? null : 'reworded';
  if (old.at !== 'field' || fresh.at !== 'field') return null;
  if (old.rest.required !== fresh.rest.required) return fresh.rest.required ? 'tightened' : 'loosened';
  return old.rest.type === fresh.rest.type && old.rest.signer === fresh.rest.signer ? null : 'reworded';
}

function leads(heading: string): boolean {
  return heading.trim().endsWith(':') || binds(heading);
}

function bare(number: string | null): string | null {
  return number === null ? null : number.replace(/[^\p{L}\p{N}.]|\.$/gu, '').toLowerCase();
}

/** Several entries read as one: the first, with the words of all. */
function placeOf(entries: readonly Entry[]): PlacedText {
  const [first] = entries;
  if (first === undefined) throw new RangeError('Nothing is placed nowhere.');
  return { ...first.place, text: entries.map(({ words }) => words).join('\n') };
}

function isCounted(entry: Entry | undefined): boolean {
  return entry?.shown === true && ['clause', 'paragraph', 'table'].includes(entry.place.part);
}

function pick(entries: readonly Entry[], indexes: readonly number[]): readonly Entry[] {
  return indexes.flatMap((index) => entries[index] ?? []);
}
