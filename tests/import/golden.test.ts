import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { clausesOf } from '#src/domain/policy-document.ts';
import { structureOf } from './support/structure.ts';

const documents = new URL(['..', '..', '..', 'shared', 'documents'].join('/'), import.meta.url);
const golden = new URL('golden/', import.meta.url);
const names = existsSync(documents) ? readdirSync(documents).filter((name) => name.endsWith('.txt')) : [];

test.skipIf(names.length > 0)(
  'the real documents are not beside the project, so their golden files are not compared',
  () => {
    expect(names).toEqual([]);
  },
);

test.skipIf(names.length === 0).each(names)('document %s is understood as its golden file says', async (name) => {
  const bytes = readFileSync(new URL(name, `${documents.href}/`));
  const { document } = await importFile({ name, bytes });
  const expected: unknown = JSON.parse(readFileSync(new URL(`${name.slice(0, 3)}.json`, golden), 'utf8'));
  expect(structureOf(document)).toEqual(expected);
});

const clauseCounts: Readonly<Record<string, readonly number[]>> = {
  '000': [18, 7, 7],
  '001': [1, 1, 3, 5, 7, 5, 6, 5, 4, 3, 6, 2, 9],
  '002': [17, 4, 18],
  '003': [41, 8],
  '004': [1, 5, 16, 1, 5, 1, 3],
};

test.skipIf(names.length === 0).each(names)(
  'document %s has the clauses that a careful reader counts',
  async (name) => {
    const { document, text } = await importFile({ name, bytes: readFileSync(new URL(name, `${documents.href}/`)) });
    const counts = document.sections.map(({ blocks }) => clausesOf(blocks).length).filter((count) => count > 0);
    expect(counts).toEqual(clauseCounts[name.slice(0, 3)]);
    expect(document.warnings).toEqual([]);
    expect(text.length).toBeGreaterThan(4_000);
    expect(JSON.stringify(document.sections)).not.toMatch(/bookmark|\(PRINT\)/u);
  },
);
