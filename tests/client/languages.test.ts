import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as welshDates from '#src/strings/cy/dates.ts';
import * as englishDates from '#src/strings/en/dates.ts';

/** Names and signs that are the same in both languages, and words that Welsh has from English. */
const shared = new Set([
  'Countersign',
  'Microsoft Teams',
  'Teams',
  'Outlook',
  'SharePoint',
  'Entra',
  'Attestations',
  'Compliance',
  'en',
  'en-GB',
  'Person',
  // Keys, as Welsh keyboards have them.
  ...['↑ ↓ Home End', 'Enter', 'Backspace', 'Escape', 'Shift+F10', 'Ctrl+Z', 'Ctrl+Shift+Z'],
]);

/** Functions that only pass on what others say. */
const wordless = new Set(['.historyTexts.by', '.cardTexts.receipt.answer', '.shownText']);

const hasWords = (text: string) => /[a-z]{2}/i.test(text);
const saysWords = (text: unknown) => typeof text === 'function' && /['"`][^'"`$]*[a-z]{2}/i.test(String(text));

const files = readdirSync('src/strings/en');

/** Every text and every function of texts, by where it stands. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${path}.${name}`));
}

async function both(file: string) {
  const read = async (language: string) =>
    new Map(leavesOf({ ...(await import(/* @vite-ignore */ resolve('src/strings', language, file))) }, ''));
  return { english: await read('en'), welsh: await read('cy') };
}

describe.each(files)('%s', (file) => {
  test('says the same things in both languages', async () => {
    const { english, welsh } = await both(file);
    for (const [path, text] of english) expect(typeof welsh.get(path), path).toBe(typeof text);
  });

  test('leaves nothing in English', async () => {
    const { english, welsh } = await both(file);
    const left = [...english]
      .filter(([path, text]) => String(text) === String(welsh.get(path)) && !wordless.has(path))
      .filter(([, text]) => (typeof text === 'string' ? hasWords(text) && !shared.has(text) : saysWords(text)))
      .map(([path, text]) => `${path}: ${text}`);
    expect(left).toEqual([]);
  });
});

test('Welsh dates are Welsh wherever they are drawn', () => {
  expect(welshDates.dayWords('2026-09-04', '2026-09-01')).toBe('dydd Gwener 4 Medi');
  expect(welshDates.spokenDay('2027-02-09')).toBe('dydd Mawrth 9 Chwefror 2027');
  expect(welshDates.momentWords('2026-07-01T08:41:00Z')).toBe('1 Gorffennaf 2026 am 09:41');
  expect(Object.keys(welshDates)).toEqual(Object.keys(englishDates));
});
