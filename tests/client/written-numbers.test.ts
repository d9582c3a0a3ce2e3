import { expect, test } from 'vitest';
import * as welsh from '#src/strings/cy/counted.ts';
import * as english from '#src/strings/en/counted.ts';

test('counts above 999 are written with a comma in both languages, and the noun still follows the number', () => {
  expect([999, 1000, 20_000].map(english.peopleLong)).toEqual(['999 people', '1,000 people', '20,000 people']);
  expect([2, 999, 20_000].map(welsh.peopleLong)).toEqual(['2 berson', '999 person', '20,000 person']);
});
