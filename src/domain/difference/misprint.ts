import { realWords } from './real-words.ts';

/** One word printed two ways: a misprint mended, another spelling, or another ending of the same stem. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b || a.replace(/ieing$/, 'ying') === b.replace(/ieing$/, 'ying')) return true;
  if (/\d/.test(a + b) || isOpposite(a, b)) return false;
  if (endingOnly(a, b)) return true;
  if (isReal(a) && isReal(b)) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return false;
  return slips(a, b) <= (shorter >= 8 ? 2 : 1);
}

const opposites = /^(?:un|in|il|im|ir|dis|non|mis|de)$/;

/** "authorised" and "unauthorised" are two letters apart and say the contrary. */
function isOpposite(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.endsWith(short) && opposites.test(long.slice(0, long.length - short.length));
}

/** "device" and "devices", "store" and "stored". */
function endingOnly(a: string, b: string): boolean {
  const [left, right] = [stem(a), stem(b)];
  return left.length >= 3 && left === right && !/(?:less|ful)$/.test(a + b);
}

function stem(word: string): string {
  const single = word.replace(/'s$|s'$/, '').replace(/i(?:es|ed)$/, 'y');
  const bare = single.replace(/(?:ing|ed)$/, '');
  // "stopped" has the stem "stop"; "careful" is not the stem of "carefull".
  return bare === single ? single.replace(/(?:es|s|e)$/, '') : bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

function isReal(word: string): boolean {
  return realWords.has(word) || realWords.has(stem(word)) || realWords.has(`${stem(word)}e`);
}

/** Letters wrong, missing, too many or swapped with the next (Damerau and Levenshtein's distance), at most 3. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [older, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (previous[j] ?? 3) + 1,
        (row[j - 1] ?? 3) + 1,
        (previous[j - 1] ?? 3) + (same ? 0 : 1),
        swapped ? (older[j - 2] ?? 3) + 1 : 3,
      );
    }
    [older, previous] = [previous, row];
  }
  return Math.min(previous[b.length] ?? 3, 3);
}
