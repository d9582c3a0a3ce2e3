import { describe, expect, test } from 'vitest';
import { isReminderTime, newsKey } from '#src/domain/health/news.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { healthOf, policyWith, printed } from './health-support.ts';

const trained = 'I have been trained to use our systems.';
const stating = (change: Partial<PolicyDocument> = {}, text = trained) =>
  policyWith({ declarations: [{ text, type: 'statementOfFact' }], ...change });
const field = (label: string) => ({ label, type: 'date', signer: 'user', required: true }) as const;

describe('a statement of fact', () => {
  test.each<[string, PolicyDocument, string[]]>([
    ['with nothing to back it', stating(), [trained]],
    [
      'with a link about something else',
      stating({ links: [{ text: 'Our website', href: 'https://oakfield.example' }] }),
      [trained],
    ],
    ['with the day of signing alone', stating({ signatureFields: [field('Date')] }), [trained]],
    ['with a field for the day of training', stating({ signatureFields: [field('Date of training')] }), []],
    ['with a field for a certificate', stating({ signatureFields: [field('Certificate number')] }), []],
    [
      'with a link to the course',
      stating({ links: [{ text: 'NCSC', href: 'https://ncsc.example/cyber-security-training' }] }),
      [],
    ],
    ['with a link in its own words', stating({}, 'I have done [this](https://example.org/x).'), []],
    ['that is an agreement', policyWith({ declarations: [{ text: trained, type: 'agreement' }] }), []],
  ])('%s', (_, words, expected) => {
    const found = healthOf(words);
    expect(found.map(({ about }) => about)).toEqual(expected);
    for (const one of found) expect(one).toMatchObject({ code: 'fact-unbacked', urgency: 'check' });
  });
});

test('the most urgent comes first', () => {
  const words = stating({
    versionLabel: '2025/26',
    dates: { reviewed: null, nextReview: printed('30 November 2026'), ratified: null, adopted: null },
  });
  expect(healthOf(words).map(({ urgency }) => urgency)).toEqual(['act', 'soon', 'check']);
});

describe('what is news', () => {
  const reviewOn = (day: string) => {
    const words = policyWith({
      dates: { reviewed: null, nextReview: printed('1 March 2027'), ratified: null, adopted: null },
    });
    const [finding] = healthOf(words, { today: day });
    return finding ? newsKey(finding, day) : null;
  };

  test('a review is news at 60 and 30 days and on the day, and not again once it has passed', () => {
    expect(reviewOn('2026-12-30')).toBeNull();
    const days = ['2026-12-31', '2027-01-29', '2027-01-30', '2027-02-28', '2027-03-01', '2027-03-02', '2027-06-01'];
    const keys = days.map(reviewOn);
    expect(keys.map((key) => [...new Set(keys)].indexOf(key))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });

  test('anything else is news once, whatever the day', () => {
    const on = (day: string) => healthOf(stating(), { today: day }).map((finding) => newsKey(finding, day));
    expect(on('2026-11-23')).toEqual(on('2026-12-24'));
    expect(on('2026-11-23')).not.toEqual(
      healthOf(stating({}, 'I have a licence.')).map((one) => newsKey(one, '2026-11-23')),
    );
  });
});

test.each([
  ['2026-11-23T07:30:00Z', true],
  ['2026-11-23T07:29:59Z', false],
  ['2026-11-23T16:59:00Z', true],
  ['2026-11-23T17:00:00Z', false],
  ['2026-07-06T06:30:00Z', true],
  ['2026-07-06T16:00:00Z', false],
  ['2026-11-21T10:00:00Z', false],
  ['2026-11-22T10:00:00Z', false],
  ['2026-11-24T00:30:00Z', false],
])('%s is a time to remind somebody: %s', (moment, expected) => {
  expect(isReminderTime(new Date(moment))).toBe(expected);
});
