import { expect, test } from 'vitest';
import { dateNames, findingCodes, type HealthFinding, urgencies } from '#src/domain/policy-health.ts';
import { dateWords } from '#src/strings/en/dates.ts';
import { findingWords } from '#src/strings/en/policy-health.ts';

const finding: HealthFinding = {
  code: 'review-soon',
  urgency: 'act',
  about: 'June 2025',
  against: 'June 2026',
  on: '2026-12-24',
  dates: ['reviewed', 'label'],
  source: null,
};

test('every finding says what was found and what to do, in whole sentences', () => {
  for (const code of findingCodes) {
    for (const urgency of urgencies) {
      for (const on of [null, '2026-12-24']) {
        const { what, next } = findingWords({ ...finding, code, urgency, on }, dateWords);
        expect(`${what} ${next}`, code).not.toMatch(/null|undefined|NaN|Invalid|\d{4}-\d\d/);
        expect(
          [what, next].every((words) => words.endsWith('.')),
          code,
        ).toBe(true);
      }
    }
  }
  for (const name of dateNames) {
    const { what } = findingWords({ ...finding, code: 'dates-disagree', dates: [name, 'nextReview'] }, dateWords);
    expect(what).not.toContain('undefined');
  }
});

test.each<[Partial<HealthFinding>, string]>([
  [{ code: 'review-date-missing', about: '' }, 'No date for the next review is printed.'],
  [{ code: 'review-overdue' }, 'The review was due by 24 December 2026.'],
  [
    { code: 'edition-superseded', about: 'KCSIE 2024', against: 'KCSIE 2025', on: '2025-09-01' },
    'It cites “KCSIE 2024”. KCSIE 2025 has been in force since 1 September 2025.',
  ],
  [
    { code: 'dates-disagree', about: '14/10/2026', against: '2026-09-01', dates: ['ratified', 'effectiveFrom'] },
    'The day it was ratified (“14/10/2026”) does not fit the day it is in force from (1 September 2026).',
  ],
  [
    { code: 'dates-disagree', dates: ['reviewed', 'reviewed'] },
    'The last review is given as “June 2025” and as “June 2026”.',
  ],
])('%j', (change, expected) => {
  expect(findingWords({ ...finding, ...change }, dateWords).what).toBe(expected);
});
