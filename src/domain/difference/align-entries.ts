import type { Entry } from './entries.ts';
import { nearPairs } from './near-pairs.ts';
import { keptInOrder } from './reading-order.ts';
import { familyOf, Side } from './side.ts';
import { combined, letterSimilarity, similarity } from './similarity.ts';

/** Entries of one version and what became of them: one to one, one split in several, or several made one. */
export type Match = { readonly from: readonly number[]; readonly to: readonly number[] };

/** Every entry stands in one match at most. Which entries match does not depend on which version is called the older. */
export function alignEntries(before: readonly Entry[], after: readonly Entry[]): readonly Match[] {
  if (inOneLine(before) <= inOneLine(after)) return matched(before, after);
  return matched(after, before).map(({ from, to }) => ({ from: to, to: from }));
}

function matched(before: readonly Entry[], after: readonly Entry[]): readonly Match[] {
  const matcher = new Matcher(before, after);
  matcher.matchEqual();
  matcher.matchSimilar();
  matcher.matchSections();
  return matcher.matches;
}

function inOneLine(entries: readonly Entry[]): string {
  return entries.map(({ key }) => key).join('\n');
}

type Candidate = Match & { readonly score: number };

/** How alike two texts must be to be called the same one reworded: less where nothing else can have taken the place. */
const alikeAlone = 0.3;
const alikeInPlace = 0.42;
const alikeInSection = 0.5;
const alikeAnywhere = 0.6;
/** How much of each part must be found in the whole, for a split or a merger. */
const foundInWhole = 0.7;
const wholeAlike = 0.8;
const mostParts = 4;
/** How much better several parts must fit a whole than the best of them does alone. */
const parted = 0.02;
const lettersAlike = 0.7;
/** Entries in a gap, up to which all of them are compared with all. */
const smallGap = 12;
/** Letters in two texts together, up to which they are compared by letters too. */
const shortTexts = 120;
/** Equal texts above this count ("Yes", in a long table of answers) are matched in order and not by what surrounds them. */
const mostTwins = 64;

class Matcher {
  readonly matches: Match[] = [];
  private readonly before: Side;
  private readonly after: Side;

  constructor(before: readonly Entry[], after: readonly Entry[]) {
    this.before = new Side(before);
    this.after = new Side(after);
  }

  matchEqual(): void {
    for (const [key, from] of this.before.byKey()) {
      const to = this.after.byKey().get(key) ?? [];
      const [i, j] = [from[0], to[0]];
      if (from.length === 1 && to.length === 1 && i !== undefined && j !== undefined) this.claim([i], [j]);
      else if (Math.max(from.length, to.length) > mostTwins) {
        for (const [n, each] of from.slice(0, to.length).entries()) this.claim([each], to.slice(n, n + 1));
      } else {
        this.claimBest(
          from.flatMap((f) => to.map((t) => ({ from: [f], to: [t], score: this.sameSurroundings(f, t) }))),
        );
      }
    }
  }

  private sameSurroundings(i: number, j: number): number {
    const [old, fresh] = [this.before.surroundings(i), this.after.surroundings(j)];
    return old.filter((key, place) => key === fresh[place]).length;
  }

  /** What reads differently: alike one to one, or split or merged. */
  matchSimilar(): void {
    this.markGaps();
    const near = nearPairs(this.before, this.after).filter(
      ({ i, j }) => familyOf(this.before.entry(i)) === familyOf(this.after.entry(j)),
    );
    const best = { before: new Map<number, number>(), after: new Map<number, number>() };
    for (const { i, j, alike } of near) {
      best.before.set(i, Math.max(alike, best.before.get(i) ?? 0));
      best.after.set(j, Math.max(alike, best.after.get(j) ?? 0));
    }
    const split = partings(
      this.before,
      this.after,
      near.map(({ i, j, ofAfter }) => [i, j, ofAfter]),
    )
      .filter(({ whole, score }) => score > (best.before.get(whole) ?? 0) + parted)
      .map(({ whole, parts, score }) => ({ from: [whole], to: parts, score }));
    const merged = partings(
      this.after,
      this.before,
      near.map(({ i, j, ofBefore }) => [j, i, ofBefore]),
    )
      .filter(({ whole, score }) => score > (best.after.get(whole) ?? 0) + parted)
      .map(({ whole, parts, score }) => ({ from: parts, to: [whole], score }));
    this.claimBest([...split, ...merged]);
    this.claimBest([...near.flatMap(({ i, j, alike }) => this.candidate(i, j, alike)), ...this.alikeInLetters()]);
  }

  private candidate(i: number, j: number, alike: number): readonly Candidate[] {
    const inPlace = this.before.gap(i) === this.after.gap(j);
    const alone = inPlace && this.before.aloneInGap(i) && this.after.aloneInGap(j);
    const sameSection = this.sameSection(i, j);
    const wanted = alone ? alikeAlone : inPlace ? alikeInPlace : sameSection ? alikeInSection : alikeAnywhere;
    const score = alike + (inPlace ? 0.15 : 0) + (sameSection ? 0.05 : 0);
    return alike < wanted ? [] : [{ from: [i], to: [j], score }];
  }

  /** A misprint in a text of three words leaves little but its letters to go by. */
  private alikeInLetters(): readonly Candidate[] {
    return this.before.open().flatMap((i) => {
      const facing = this.after.facing(this.before, i);
      if (facing.length > smallGap) return [];
      const { key } = this.before.entry(i);
      return facing
        .map((j) => ({ j, other: this.after.entry(j).key }))
        .filter(({ other }) => key.length + other.length < shortTexts)
        .map(({ j, other }) => ({ j, letters: sameLabel(key, other) ? 1 : letterSimilarity(key, other) }))
        .flatMap(({ j, letters }) => (letters < lettersAlike ? [] : this.candidate(i, j, letters)));
    });
  }

  private sameSection(i: number, j: number): boolean {
    return this.before.entry(i).place.sectionHeading === this.after.entry(j).place.sectionHeading;
  }

  /** Where an entry stands among those that stayed: a gap has the same number on both sides. */
  private markGaps(): void {
    const pairs = this.matches
      .map(({ from, to }) => ({ before: from[0] ?? 0, after: to[0] ?? 0, weight: 1 }))
      .sort((a, b) => a.before - b.before);
    const kept = [...keptInOrder(pairs)];
    this.before.markGaps(kept.map(({ before }) => before));
    this.after.markGaps(kept.map(({ after }) => after));
  }

  /** A section whose clauses mostly went to one other section became that section, whatever it is called. */
  matchSections(): void {
    const votes = new Map<string, { from: number[]; to: number[]; score: number }>();
    for (const { from, to } of this.matches) {
      const [i, j] = [this.before.sectionOf(from[0]), this.after.sectionOf(to[0])];
      if (i === null || j === null || this.before.taken(i) || this.after.taken(j)) continue;
      const vote = votes.get(`${i} ${j}`) ?? { from: [i], to: [j], score: 0 };
      vote.score++;
      votes.set(`${i} ${j}`, vote);
    }
    const [olds, news] = [this.before.countSections(), this.after.countSections()];
    const headings = [...votes.values()].filter(({ from: [i = 0], to: [j = 0], score }) => {
      const [old, fresh] = [olds.get(i), news.get(j)];
      if (old === undefined || fresh === undefined) return false;
      const bothHeaded = this.before.entry(i).shown === this.after.entry(j).shown;
      const stayed = Math.max(old.matched, fresh.matched);
      return bothHeaded && score * 2 > stayed && score * 2 >= Math.min(old.read, fresh.read);
    });
    this.claimBest(headings);
  }

  private claim(from: readonly number[], to: readonly number[]): void {
    if (from.some((i) => this.before.taken(i)) || to.some((j) => this.after.taken(j))) return;
    for (const i of from) this.before.take(i);
    for (const j of to) this.after.take(j);
    this.matches.push({ from, to });
  }

  /** The best first; of equals the one that stands most nearly where it stood. */
  private claimBest(candidates: readonly Candidate[]): void {
    const distance = ({ from: [i = 0], to: [j = 0] }: Candidate): number =>
      Math.abs(i * this.after.size - j * this.before.size);
    const sum = ({ from: [i = 0], to: [j = 0] }: Candidate): number => i + j;
    const sorted = [...candidates].sort((a, b) => b.score - a.score || distance(a) - distance(b) || sum(a) - sum(b));
    for (const { from, to } of sorted) this.claim(from, to);
  }
}

/** "Safeguarding lead: Mrs Thorne" and "Safeguarding lead: Mr Bell". */
function sameLabel(a: string, b: string): boolean {
  const [label, other] = [a, b].map((key) => /^[^:.]+ :(?= \S)/.exec(key)?.[0]);
  return label !== undefined && label === other;
}

type Parting = { readonly whole: number; readonly parts: readonly number[]; readonly score: number };

/** Runs of entries of one side that together hold the words of one entry of the other. */
function partings(
  side: Side,
  other: Side,
  held: readonly (readonly [whole: number, part: number, share: number])[],
): readonly Parting[] {
  const partsOf = new Map<number, Set<number>>();
  for (const [whole, part, share] of held) {
    if (share < foundInWhole || familyOf(side.entry(whole)) !== 'sentence') continue;
    partsOf.set(whole, (partsOf.get(whole) ?? new Set()).add(part));
  }
  const found: Parting[] = [];
  for (const [whole, candidates] of partsOf) {
    for (const first of candidates) {
      const parts = [first];
      while (parts.length < mostParts && candidates.has(first + parts.length)) {
        parts.push(first + parts.length);
        const together = combined(parts.map((part) => other.vector(part)));
        const score = similarity(side.vector(whole), together);
        if (score >= wholeAlike) found.push({ whole, parts: [...parts], score });
      }
    }
  }
  return found;
}
