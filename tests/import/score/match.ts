/** Letters and digits decide; case, quotes, spacing, marks of emphasis and the addresses of links do not. */
export function normal(text: string): string {
  const shown = text
    .replace(/\[([^\]\n]+)\]\([^()\s]+\)/gu, '$1')
    .normalize('NFKC')
    .toLowerCase();
  return (shown.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** How alike two normal texts are by their words: 1 for the same words, 0 for none in common. */
function likeness(first: string, second: string): number {
  if (first === second) return 1;
  const [one, other] = [first.split(' '), second.split(' ')];
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (one.length + other.length);
}

export type Pair<A, B> = { readonly found: A; readonly gold: B };

/**
 * Pairs what was found with what is right, each at most once: equal texts first and in order, then the most alike of
 * the rest that share at least `least` of their words.
 */
export function pairsOf<A, B>(
  found: readonly A[],
  gold: readonly B[],
  textOf: (one: A | B) => string,
  least = 0.9,
): Pair<A, B>[] {
  const pairs: Pair<A, B>[] = [];
  const waiting = new Map<string, A[]>();
  for (const one of found) {
    const key = normal(textOf(one));
    waiting.set(key, [...(waiting.get(key) ?? []), one]);
  }
  const left: B[] = [];
  for (const one of gold) {
    const same = waiting.get(normal(textOf(one)))?.shift();
    if (same === undefined) left.push(one);
    else pairs.push({ found: same, gold: one });
  }
  const spare = new Set([...waiting.values()].flat());
  for (const one of left) {
    const key = normal(textOf(one));
    const [best] = [...spare]
      .map((other) => ({ other, share: likeness(normal(textOf(other)), key) }))
      .filter(({ share }) => share >= least)
      .sort((a, b) => b.share - a.share);
    if (!best) continue;
    spare.delete(best.other);
    pairs.push({ found: best.other, gold: one });
  }
  return pairs;
}

/** The harmonic mean of precision and recall, where `right` may count a half-right pair as less than one. */
export function f1(right: number, found: number, gold: number): number {
  return found + gold === 0 ? 1 : (2 * right) / (found + gold);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : sum(numbers) / numbers.length;
}
