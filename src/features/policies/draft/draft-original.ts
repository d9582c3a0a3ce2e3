import { normalWords, seenWords } from '../edit/edit-words.ts';

/** Some characters of the file's text. */
type Passage = { readonly from: number; readonly to: number };

type Word = { readonly text: string; readonly from: number; readonly to: number };

/** The file's own text, cut into words once. */
export type Original = { readonly text: string; readonly words: readonly Word[] };

export function readOriginal(text: string): Original {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    // One word of the file is several where a sign stands for letters, as in "ﬁ" or "½".
    for (const normal of normalWords(word)) words.push({ text: normal, from: index, to: index + word.length });
  }
  return { text, words };
}

/** How many words of a text that was changed are looked for, from its beginning and from its end. */
const parts = [12, 8, 5, 3, 2];

/**
 * The lines of the file that print a text of the policy. Of several that do, the one nearest to where the text stands
 * in the policy (0 is its beginning, 1 its end). Null where the file prints nothing like it.
 */
export function findPassage(original: Original, text: string, nearTo: number): Passage | null {
  const sought = normalWords(seenWords(text));
  if (sought.length === 0) return null;
  const shorter = parts.filter((count) => count < sought.length);
  for (const words of [sought, ...shorter.flatMap((count) => [sought.slice(0, count), sought.slice(-count)])]) {
    const found = nearest(original, words, nearTo);
    if (found !== null) return linesRound(original, found, words.length);
  }
  return null;
}

function nearest({ words }: Original, sought: readonly string[], nearTo: number): number | null {
  let best: number | null = null;
  const aim = nearTo * words.length;
  for (let start = 0; start + sought.length <= words.length; start += 1) {
    if (words[start]?.text !== sought[0] || !sought.every((word, at) => words[start + at]?.text === word)) continue;
    if (best === null || Math.abs(start - aim) < Math.abs(best - aim)) best = start;
  }
  return best;
}

function linesRound({ text, words }: Original, first: number, count: number): Passage {
  const from = text.lastIndexOf('\n', words[first]?.from ?? 0) + 1;
  const end = text.indexOf('\n', words[first + count - 1]?.to ?? 0);
  return { from, to: end < 0 ? text.length : end };
}
