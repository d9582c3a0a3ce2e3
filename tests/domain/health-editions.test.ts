import { describe, expect, test } from 'vitest';
import { editionsCheckedOn, replacements, yearlyGuidance } from '#src/domain/health/edition-list.ts';
import { healthOf, policySaying } from './health-support.ts';

const stale = (text: string, today = '2026-11-23') =>
  healthOf(policySaying(...text.split('\n')), { today }).map(({ code, urgency, about, against }) => {
    expect(code).toBe('edition-superseded');
    return [urgency, about, against];
  });

const planned = (about: string) => ['check', about, 'KCSIE 2026'];
const workingTogether = 'Working Together to Safeguard Children 2026';

describe('guidance in editions', () => {
  test.each([
    ['We follow KCSIE 2024.', [['act', 'KCSIE 2024', 'KCSIE 2025']]],
    ['We follow KCSiE (DfE, September 2022) in full.', [['act', 'KCSiE 2022', 'KCSIE 2025']]],
    [
      'Keeping children safe in education: Statutory guidance for schools and colleges, 1 September 2023',
      [['act', 'Keeping children safe in education 2023', 'KCSIE 2025']],
    ],
    [
      "guidance such as 'Keeping Children Safe in Education' (DfE, September 2024) and more",
      [['act', 'Keeping Children Safe in Education 2024', 'KCSIE 2025']],
    ],
    [
      'The 2023 edition of Keeping Children Safe in Education applies.',
      [['act', 'Keeping Children Safe in Education 2023', 'KCSIE 2025']],
    ],
    ['KCSIE 2024-25 Part one', [['act', 'KCSIE 2024', 'KCSIE 2025']]],
    ['KCSIE 2025 update', [planned('KCSIE 2025')]],
    ['KCSIE 2025 update\nKCSIE 2023 update\nKCSIE 2022 update', [planned('KCSIE 2025')]],
    ['KCSIE 2026, Part one', []],
    ['All staff read KCSIE each September.', []],
    ['KCSIE applies. In 2019 we bought tablets.', []],
    ['KCSIE and the Academy Trust Handbook 2025', []],
    [
      'Working Together to Safeguard Children 2018',
      [['act', 'Working Together to Safeguard Children 2018', workingTogether]],
    ],
    ['See Working Together (2023).', [['act', 'Working Together 2023', workingTogether]]],
    ['Working together to improve school attendance (2024)', []],
    ['We are working together in 2023 on this.', []],
    [
      'Prevent Duty Guidance: for England and Wales (2015)',
      [['act', 'Prevent Duty Guidance: for England and Wales 2015', 'Prevent duty guidance 2023']],
    ],
    ['The Prevent duty under the Counter-Terrorism and Security Act 2015', []],
    ['Academy Trust Handbook 2023', [['act', 'Academy Trust Handbook 2023', 'Academy Trust Handbook 2025']]],
    [
      'the DfE filtering and monitoring standards (March 2023)',
      [['check', 'filtering and monitoring standards 2023', 'Filtering and monitoring standards 2024']],
    ],
    ['Filtering and Monitoring Standards for Schools and Colleges', []],
  ])('%s', (text, expected) => {
    expect(stale(text)).toEqual(expected);
  });

  test('an edition is judged by the day: it is in force until the next one is', () => {
    expect(stale('KCSIE 2024', '2025-08-31')).toEqual([]);
    expect(stale('KCSIE 2024', '2025-09-01')).toEqual([['act', 'KCSIE 2024', 'KCSIE 2025']]);
    expect(stale('KCSIE 2025', '2026-08-31')).toEqual([]);
  });

  test('a finding says since when and where that is written', () => {
    expect(healthOf(policySaying('KCSIE 2024'))).toMatchObject([
      { on: '2025-09-01', source: expect.stringMatching(/^https:/) },
    ]);
  });
});

describe('law under another name', () => {
  test.each([
    ['under the Data Protection Act 1998', [['act', 'Data Protection Act 1998', 'Data Protection Act 2018']]],
    ['DPA 1998', [['act', 'DPA 1998', 'Data Protection Act 2018']]],
    ['The Data Protection Act 2018 took the place of the Data Protection Act 1998.', []],
    ['Data Protection (GDPR)', [['check', 'GDPR', 'UK GDPR']]],
    ['the General Data Protection Regulation', [['check', 'General Data Protection Regulation', 'UK GDPR']]],
    ['UK GDPR and the Data Protection Act 2018', []],
    ['UK GDPR first, then GDPR for short', []],
    ['the Data (Use and Access) Bill', [['act', 'Data (Use and Access) Bill', 'Data (Use and Access) Act 2025']]],
    ['the Data (Use and Access) Act 2025', []],
    ['the Disability Discrimination Act 1995', [['act', 'Disability Discrimination Act', 'Equality Act 2010']]],
    ['the Race Relations Act, now the Equality Act 2010', []],
    ['Sexting in schools and colleges', [['act', 'Sexting in schools and colleges', 'Sharing nudes and semi-nudes']]],
    ['the Computer Misuse Act 1990', []],
  ])('%s', (text, expected) => {
    expect(stale(text)).toEqual(expected);
  });
});

test('the list is in order, says where each fact was read, and promises nothing after the day it was checked', () => {
  for (const { editions, shortName } of yearlyGuidance) {
    expect(
      editions.map(({ from }) => from),
      shortName,
    ).toEqual(editions.map(({ from }) => from).toSorted());
    expect(
      editions.map(({ year }) => year),
      shortName,
    ).toEqual(editions.map(({ year }) => year).toSorted());
    for (const { from, source, isPlanned } of editions) {
      expect(URL.canParse(source), source).toBe(true);
      if (!isPlanned) expect(from <= editionsCheckedOn, `${shortName} ${from}`).toBe(true);
    }
  }
  for (const { source, since } of replacements)
    expect([URL.canParse(source), since <= editionsCheckedOn]).toEqual([true, true]);
});
