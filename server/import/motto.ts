import type { Line } from './line.ts';
import { isOrganisation } from './organisation.ts';
import { countWords } from './words.ts';

const minor = /^(?:and|or|the|a|an|of|to|for|in|with|by|as|at|on|we|our|&)$/u;
const meant =
  /\b(?:polic\p{L}*|agreement|code|conduct|review\p{L}*|sign\p{L}*|date|name|role|position|guidance|appendix|annex|school|academy|staff|use|version|KCSIE|update|contents|declaration|governors?|page|session|edition|issue|I)\b/iu;

/** A school's motto: a few words in capitals or in quotes that say nothing of the policy, as on a letterhead. */
export function isMotto(one: Line): boolean {
  const { text, rows, mark, heading } = one;
  if (rows || mark || heading !== null || /[:;?]$|\d/u.test(text) || isOrganisation(text)) return false;
  if (isQuoted(text)) return countWords(text) <= 14;
  if (meant.test(text) || text.endsWith('.')) return false;
  const words = text
    .replace(/["'“”‘’,!–-]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  if (words.length < 2 || countWords(text) > 9) return false;
  return words.every((word, at) => /^\p{Lu}/u.test(word) || (at > 0 && minor.test(word)));
}

/** The last words of a file may also be a motto in small letters: a few words without a verb of duty or a full stop. */
export function isClosingMotto(one: Line): boolean {
  if (isMotto(one)) return true;
  const { text, rows, mark, heading, gap, style } = one;
  if (rows || mark || heading !== null || meant.test(text) || /\d|_{2}|\.{3}|…|[.:;?]$/u.test(text)) return false;
  return (gap || style === 'italic') && countWords(text) >= 2 && countWords(text) <= 8 && /^\p{Lu}/u.test(text);
}

function isQuoted(text: string): boolean {
  return /^["“‘'][^"“”]+["”’']$/u.test(text);
}
