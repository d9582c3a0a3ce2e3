import { plain } from './plain-words.ts';

/** Words that most sentences of a policy share: they say little about whether two sentences are the same rule. */
const light = new Set(
  (
    'i you he she it we they me us them my your our their its his her this that these those the a an and or but nor so as if of ' +
    'to in on at by for from with without into onto than then there is are was were be been being am do does did has have had ' +
    'not no never will shall must should may might can could would ought need any all every each some only who whom which what ' +
    'when where while how school staff policy ensure'
  ).split(' '),
);
const lightWeight = 0.2;

/** The words of a text, counted by their stems. `total` weighs light words less. */
export type Vector = {
  readonly heavy: ReadonlyMap<string, number>;
  readonly light: ReadonlyMap<string, number>;
  readonly lightTotal: number;
  readonly total: number;
};

export function vectorOf(text: string): Vector {
  const heavy = new Map<string, number>();
  const few = new Map<string, number>();
  let [heavyTotal, lightTotal] = [0, 0];
  for (const word of plain(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const [counts, key] = light.has(word) ? [few, word] : [heavy, stemOf(word)];
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts === few) lightTotal += lightWeight;
    else heavyTotal++;
  }
  return { heavy, light: few, lightTotal, total: heavyTotal + lightTotal };
}

export function isLight(word: string): boolean {
  return light.has(word);
}

/** From 0, nothing shared, to 1, the same words in any order. */
export function similarity(a: Vector, b: Vector): number {
  return shareOf(2 * (sharedCount(a.heavy, b.heavy) + sharedLight(a, b)), a.total + b.total);
}

export function sharedLight(a: Vector, b: Vector): number {
  return lightWeight * sharedCount(a.light, b.light);
}

/** No sum of light words can be more than this. */
export function mostLight(a: Vector, b: Vector): number {
  return Math.min(a.lightTotal, b.lightTotal);
}

export function combined(vectors: readonly Vector[]): Vector {
  const heavy = new Map<string, number>();
  const few = new Map<string, number>();
  for (const vector of vectors) {
    for (const [stem, count] of vector.heavy) heavy.set(stem, (heavy.get(stem) ?? 0) + count);
    for (const [word, count] of vector.light) few.set(word, (few.get(word) ?? 0) + count);
  }
  const sum = (name: 'lightTotal' | 'total'): number => vectors.reduce((all, vector) => all + vector[name], 0);
  return { heavy, light: few, lightTotal: sum('lightTotal'), total: sum('total') };
}

/** The order of an addition must not show when two shares are compared. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1e6) / 1e6;
}

/** How alike the letters are, for texts so short that one misprint hides the word they share. */
export function letterSimilarity(a: string, b: string): number {
  const [left, right] = [letterPairs(a), letterPairs(b)];
  const size = left.length + right.length;
  const found = new Map<string, number>();
  for (const pair of left) found.set(pair, (found.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const rest = found.get(pair) ?? 0;
    if (rest > 0) common++;
    found.set(pair, rest - 1);
  }
  return shareOf(2 * common, size);
}

function letterPairs(text: string): readonly string[] {
  const letters = plain(text).toLowerCase();
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2));
}

export function sharedCount(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [stem, count] of few) common += Math.min(count, many.get(stem) ?? 0);
  return common;
}

function stemOf(word: string): string {
  if (word.length <= 2) return word;
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s|e)$/, '');
}
