import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Field, type Gold, scoreDocument, scoredFields } from './score.ts';

function goldOf(name: string): Gold {
  return JSON.parse(readFileSync(new URL(`gold/${name}.json`, import.meta.url), 'utf8'));
}

const form = goldOf('staff-governors-form');

test('a document scores 1 in every field against itself', () => {
  const scores = scoreDocument(form, form);
  expect(Object.entries(scores).filter(([, score]) => score !== 1)).toEqual([]);
});

describe('each mistake costs its own field', () => {
  const [first, second, ...others] = form.sections;
  if (!first || !second) throw new Error('The form has two sections at least.');
  const mistakes: readonly (readonly [Field, Gold])[] = [
    ['clauses', { ...form, sections: [first, { ...second, blocks: second.blocks.slice(3) }, ...others] }],
    ['numbering', { ...form, sections: [first, renumbered(second), ...others] }],
    ['headings', { ...form, sections: [first, { ...second, heading: null }, ...others] }],
    ['kinds', { ...form, sections: [first, { ...second, kind: 'guidance' }, ...others] }],
    ['title', { ...form, title: 'Acceptable Use Policy' }],
    ['organisation', { ...form, organisation: null }],
    ['label', { ...form, versionLabel: '2026' }],
    ['audiences', { ...form, audiences: ['staff'] }],
    ['dates', { ...form, dates: { ...form.dates, ratified: { printed: 'June 2026' } } }],
    ['fields', { ...form, signatureFields: form.signatureFields.slice(1) }],
    ['declarations', { ...form, declarations: form.declarations.map((one) => ({ ...one, type: 'receipt' })) }],
    ['contacts', { ...form, contacts: [...form.contacts, { role: 'Caretaker', name: null }] }],
  ];

  test.each(mistakes)('%s', (field, found) => {
    const scores = scoreDocument(found, form);
    expect(scoredFields.filter((other) => scores[other] < 1)).toEqual([field]);
  });
});

function renumbered(section: Gold['sections'][number]): Gold['sections'][number] {
  return { ...section, blocks: section.blocks.map((block, at) => ({ ...block, number: `${at}.` })) };
}

test('a clause that lost a word in a long sentence still counts, and one that swallowed its neighbour does not', () => {
  const clause = (text: string) => ({ type: 'clause', number: null, text }) as const;
  const one = 'I will keep my use of school technology to my professional role and to nothing else.';
  const two = 'I will sign out at the end of each session and lock my screen whenever I leave it.';
  const withBlocks = (...texts: string[]): Gold => ({
    ...form,
    sections: [{ heading: null, kind: 'clauses', blocks: texts.map(clause) }],
  });
  expect(scoreDocument(withBlocks(one.replace('school ', ''), two), withBlocks(one, two)).clauses).toBe(1);
  expect(scoreDocument(withBlocks(`${one} ${two}`), withBlocks(one, two)).clauses).toBe(0);
});
