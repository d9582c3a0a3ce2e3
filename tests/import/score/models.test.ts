import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelFile, modelFormats, modelNames } from '../support/read-models.ts';
import { tableOf } from './print-scores.ts';
import { type Gold, scoreDocument } from './score.ts';
import { understood } from './understood.ts';

describe.each(modelFormats)('the model policies as %s', (format) => {
  test.each(modelNames)('%s is understood as a careful reader understands it', async (name) => {
    const gold: Gold = JSON.parse(readFileSync(new URL(`gold/${name}.json`, import.meta.url), 'utf8'));
    const scores = scoreDocument(await understood(await modelFile(name, format)), gold);
    expect(scores.mean, tableOf([{ name, scores }])).toBeGreaterThanOrEqual(0.97);
  });
});
