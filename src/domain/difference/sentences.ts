import { readingKey } from './plain-words.ts';
import { similarity, vectorOf } from './similarity.ts';

const shortened = /(?:^|[\s(])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|rev|no|st|\p{Lu})\.$/iu;

export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const part of text.split(/(?<=[.!?])\s+(?=["'“‘(]?[\p{Lu}\d])|\n+|(?<=;)\s+/u)) {
    const last = sentences.at(-1);
    if (last !== undefined && shortened.test(last)) sentences[sentences.length - 1] = `${last} ${part}`;
    else if (part.trim() !== '') sentences.push(part.trim());
  }
  return sentences;
}

/** How alike two sentences of one clause must be to be called the same one. */
const alike = 0.4;

/** Sentences that read the same are set aside; the others are paired with the one they are most like. */
export function pairSentences(
  before: readonly string[],
  after: readonly string[],
): {
  readonly pairs: readonly (readonly [string, string])[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
} {
  const old = [...before];
  const fresh: string[] = [];
  for (const sentence of after) {
    const place = old.findIndex((each) => readingKey(each) === readingKey(sentence));
    if (place < 0) fresh.push(sentence);
    else old.splice(place, 1);
  }
  const [only, other] = [old[0], fresh[0]];
  if (old.length === 1 && fresh.length === 1 && only !== undefined && other !== undefined) {
    return { pairs: [[only, other]], removed: [], added: [] };
  }
  const scored = old
    .flatMap((was, i) => fresh.map((is, j) => ({ was, is, i, j, score: similarity(vectorOf(was), vectorOf(is)) })))
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i + a.j - b.i - b.j);
  const pairs: (readonly [string, string])[] = [];
  const [paired, taken] = [new Set<number>(), new Set<number>()];
  for (const { was, is, i, j } of scored) {
    if (paired.has(i) || taken.has(j)) continue;
    pairs.push([was, is]);
    paired.add(i);
    taken.add(j);
  }
  return {
    pairs,
    removed: old.filter((_, i) => !paired.has(i)),
    added: fresh.filter((_, j) => !taken.has(j)),
  };
}
