import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { mapTexts } from './edit-document.ts';

/** In how many places the policy prints these words, each standing alone. */
export function countInText(document: PolicyDocument, words: string): number {
  const pattern = asWords(words);
  if (!pattern) return 0;
  let count = 0;
  mapTexts(document, (text) => {
    count += [...text.matchAll(pattern)].length;
    return text;
  });
  return count;
}

/** Puts other words in every place of the policy that prints these. */
export function replaceInText(document: PolicyDocument, words: string, by: string): PolicyDocument {
  const pattern = asWords(words);
  return pattern ? mapTexts(document, (text) => text.replace(pattern, () => by)) : document;
}

/** Words that stand alone: "Ann" is not in "Annex", and a line may break between two of them. */
export function asWords(words: string): RegExp | null {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
}
