import type { Line } from './line.ts';
import { isOrganisation } from './organisation.ts';
import { countWords } from './words.ts';

const minor = /^(?:and|or|the|a|an|of|to|for|in|with|by|as|at|on|we|our|&)$/u;
const meant =
  /\b(?:polic|agreement|code|conduct|review|sign|date|name|role|position|guidance|appendix|annex|school|academy|staff|use|version|KCSIE|update|contents|declaration|governor|page|I)\b/iu;

/** A school's motto: a few words in capitals that say nothing of the policy, as on a letterhead. */
export function isMotto({ text, rows, mark, heading }: Line): boolean {
  if (rows || mark || heading !== null || /[.:;?]$|\d/u.test(text) || meant.test(text) || isOrganisation(text))
    return false;
  const words = text
    .replace(/["'“”‘’,!–-]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  if (words.length < 2 || countWords(text) > 9) return false;
  return words.every((word, at) => /^\p{Lu}/u.test(word) || (at > 0 && minor.test(word)));
}
