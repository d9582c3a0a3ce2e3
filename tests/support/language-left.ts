import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Sentences and labels of the English texts, and the fixed parts of those that are put together. */
export function englishTexts(): Promise<readonly string[]> {
  return textsOnlyIn('en', 'cy');
}

/** The same of the Welsh texts. */
export function welshTexts(): Promise<readonly string[]> {
  return textsOnlyIn('cy', 'en');
}

async function textsOnlyIn(language: string, other: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of readdirSync('src/strings/en')) {
    const same = new Set(await textsIn(other, file));
    for (const text of await textsIn(language, file)) if (isTelling(text) && !same.has(text)) found.add(text);
  }
  return [...found];
}

/** Which of them a person would read on the screen, as whole words. */
export function textsLeft(screen: string, texts: readonly string[]): readonly string[] {
  const words = ` ${plain(screen)} `;
  return texts.filter((text) => words.includes(` ${plain(text)} `));
}

async function textsIn(language: string, file: string): Promise<readonly string[]> {
  return leaves({ ...(await import(/* @vite-ignore */ resolve('src/strings', language, file))) });
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return fixedParts(String(value));
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

/** What stands between the quotation marks and the values of a function that puts a text together. */
function fixedParts(source: string): readonly string[] {
  return [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].flatMap((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').split(/\$\{[^}]*\}/),
  );
}

const small: ReadonlySet<string> = new Set(['a', 'and', 'by', 'for', 'in', 'is', 'of', 'on', 'the', 'to', 'was']);

/** One word of a label is too little, and so are small words: a school's own words have them as well. */
function isTelling(text: string): boolean {
  const words = plain(text).split(' ');
  return words.length >= 2 && words.some((word) => /[a-z]{3}/.test(word) && !small.has(word));
}

function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}’']+/gu, ' ')
    .trim()
    .toLowerCase();
}
