import { describe, expect, test } from 'vitest';
import { periodOf } from '#src/domain/health/label-period.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { healthOf, only, policyWith, printed } from './health-support.ts';

type Dates = Partial<PolicyDocument['dates']>;
const dated = (dates: Dates, change: Partial<PolicyDocument> = {}) =>
  policyWith({
    dates: { reviewed: null, nextReview: printed('June 2027'), ratified: null, adopted: null, ...dates },
    ...change,
  });

test('a policy with nothing wrong has no finding', () => {
  expect(healthOf(policyWith())).toEqual([]);
});

describe('the next review', () => {
  test.each([
    ['24 November 2026', [['review-soon', 'soon', '2026-11-24']]],
    ['22 January 2027', [['review-soon', 'soon', '2027-01-22']]],
    ['23 January 2027', []],
    ['23 November 2026', [['review-soon', 'soon', '2026-11-23']]],
    ['22 November 2026', [['review-overdue', 'act', '2026-11-22']]],
    ['October 2026', [['review-overdue', 'act', '2026-10-31']]],
    ['July 2026/ September 2026', [['review-overdue', 'act', '2026-09-30']]],
    ['October 2026/ December 2026', [['review-soon', 'soon', '2026-12-31']]],
    ['November 2026', [['review-soon', 'soon', '2026-11-30']]],
  ])('%s, seen on 23 November 2026', (words, expected) => {
    const found = healthOf(dated({ nextReview: printed(words) }));
    expect(found.map(({ code, urgency, on }) => [code, urgency, on])).toEqual(expected);
  });

  test.each([
    ['Spring 2026', 'review-overdue', '2026-05-31'],
    ['Autumn term 2026', 'review-soon', '2026-12-31'],
    ['When the law changes', 'review-date-missing', null],
  ])('%s is printed without a day', (words, code, on) => {
    expect(healthOf(dated({ nextReview: { printed: words } }))).toMatchObject([{ code, on, about: words }]);
  });

  test('that is not printed at all is missing', () => {
    expect(healthOf(dated({ nextReview: null }))).toMatchObject([
      { code: 'review-date-missing', urgency: 'act', about: '' },
    ]);
  });
});

describe('the period of a label', () => {
  test.each([
    ['2025/26', '2026-08-31'],
    ['2025-2026', '2026-08-31'],
    ['2025 – 26', '2026-08-31'],
    ['Academic year 2024 to 2025', '2025-08-31'],
    ['2024/26', '2026-08-31'],
    ['2026-27', '2027-08-31'],
    ['2025', '2026-08-31'],
    ['September 2025', null],
    ['Version 2.3', null],
    ['2025-09', null],
    ['2025-12', null],
    ['2025-09-01', null],
    ['v2025/3', null],
    ['Autumn 2024', null],
  ])('%s ends on %s', (label, to) => {
    expect(periodOf(label)?.to ?? null).toBe(to);
  });

  test('that has ended is found from the next day on', () => {
    const words = policyWith({ versionLabel: '2025/26', dates: dated({ reviewed: printed('June 2025') }).dates });
    expect(healthOf(words, { today: '2026-08-31' })).toEqual([]);
    expect(healthOf(words, { today: '2026-09-01' })).toMatchObject([
      { code: 'label-period-ended', urgency: 'act', about: '2025/26', on: '2026-08-31' },
    ]);
  });

  test('of one year alone is a question', () => {
    expect(healthOf(policyWith({ versionLabel: '2025' }))).toMatchObject([
      { code: 'label-period-ended', urgency: 'check' },
    ]);
    expect(healthOf(policyWith({ versionLabel: '2026' }))).toEqual([]);
  });
});

describe('dates that disagree', () => {
  const disagreements = (words: PolicyDocument, change = {}) =>
    only('dates-disagree', healthOf(words, change)).map(({ about, against, dates, urgency }) => [
      ...(dates ?? []),
      about,
      against,
      urgency,
    ]);
  const field = (label: string, value: string, dates: Dates = {}) => dated(dates, { metadata: [{ label, value }] });

  test.each<[string, PolicyDocument, unknown[]]>([
    [
      'a next review before the last',
      dated({ reviewed: printed('June 2027'), nextReview: printed('June 2026') }, { versionLabel: null }),
      ['reviewed', 'nextReview', 'June 2027', 'June 2026', 'act'],
    ],
    [
      'a next review before the board approved',
      dated({ ratified: printed('14/07/2026'), nextReview: printed('14/07/2025') }),
      ['ratified', 'nextReview', '14/07/2026', '14/07/2025', 'act'],
    ],
    [
      'a label two years after the review',
      dated({ reviewed: printed('July 2023') }, { versionLabel: '2025/26' }),
      ['reviewed', 'label', 'July 2023', '2025/26', 'check'],
    ],
    [
      'a label that was over before the review',
      dated({ reviewed: printed('October 2026') }, { versionLabel: '2024/25' }),
      ['reviewed', 'label', 'October 2026', '2024/25', 'check'],
    ],
    [
      'the same date printed twice',
      field('Last reviewed', '3 May 2026', { reviewed: printed('June 2026') }),
      ['reviewed', 'reviewed', 'June 2026', '3 May 2026', 'check'],
    ],
    [
      'a review date that is neither the last nor the next',
      field('Review date', 'March 2025', { reviewed: printed('June 2026') }),
      ['reviewed', 'reviewed', 'June 2026', 'March 2025', 'check'],
    ],
    [
      'a policy written after it was reviewed',
      field('Date of policy', '1 September 2026', { reviewed: printed('June 2026') }),
      ['policyDate', 'reviewed', '1 September 2026', 'June 2026', 'check'],
    ],
    [
      'two dates of the board',
      field('Date ratified by governors', '14/10/2025', { ratified: printed('13/10/2025') }),
      ['ratified', 'ratified', '13/10/2025', '14/10/2025', 'check'],
    ],
  ])('%s', (_, words, expected) => {
    expect(disagreements(words)).toEqual([expected]);
  });

  test('a day in force before the board approved is a question, by either record of it', () => {
    const ratified = dated({ ratified: printed('14 October 2026') });
    expect(disagreements(ratified)).toEqual([['ratified', 'effectiveFrom', '14 October 2026', '2026-09-01', 'check']]);
    expect(disagreements(policyWith(), { approvedOn: '2026-10-14' })).toEqual([
      ['approved', 'effectiveFrom', '2026-10-14', '2026-09-01', 'check'],
    ]);
    expect(disagreements(ratified, { effectiveFrom: '2026-10-14' })).toEqual([]);
    expect(disagreements(ratified, { approvedOn: '2026-10-14' })).toHaveLength(1);
  });

  test.each<[string, PolicyDocument]>([
    [
      'a review in the summer before the label begins',
      dated({ reviewed: printed('August 2024') }, { versionLabel: '2024/26' }),
    ],
    ['a form that repeats the dates', field('AUP review date', 'June 2026', { reviewed: printed('June 2026') })],
    ['a review date that is the next', field('Review date', 'June 2027', { reviewed: printed('June 2026') })],
    [
      'a range that holds the other',
      field('Next review', 'July 2027/ September 2027', { nextReview: printed('1 September 2027') }),
    ],
    ['a policy older than its last review', field('Date of policy', '2019', { reviewed: printed('June 2026') })],
    [
      'a month that holds the earlier day',
      dated({ reviewed: printed('15 June 2027'), nextReview: printed('June 2027') }),
    ],
    ['a day that is no such date', field('Date', 'June/ July 2025', { reviewed: printed('June 2026') })],
  ])('%s is no disagreement', (_, words) => {
    expect(disagreements(words)).toEqual([]);
  });
});
