import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { expect, test } from 'vitest';
import { tableOf } from './print-scores.ts';
import { type Gold, scoreDocument } from './score.ts';
import { understood } from './understood.ts';

const folder = new URL('documents/', import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));

test.each(names)('%s is understood as its gold answer says, and loses nothing', async (name) => {
  const gold: Gold = JSON.parse(readFileSync(new URL(`${parse(name).name}.gold.json`, folder), 'utf8'));
  const document = await understood({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
  const scores = scoreDocument(document, gold);
  expect(document.warnings).toEqual([]);
  expect(scores.mean, tableOf([{ name, scores }])).toBeGreaterThanOrEqual(0.95);
});

test('one agreement that is printed for two groups of people is asked about', async () => {
  const name = 'same-agreement-twice.txt';
  const document = await understood({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
  expect(document.questions.find(({ about }) => about === 'sections')).toMatchObject({
    why: expect.stringContaining('printed more than once'),
    choices: ['one agreement', 'import each on its own'],
  });
});
