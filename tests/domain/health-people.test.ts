import { describe, expect, test } from 'vitest';
import { peopleNamedIn } from '#src/domain/health/named-people.ts';
import { healthOf, only, person, policyWith } from './health-support.ts';

const lead = 'Designated Safeguarding Lead';
const gone = (name: string, directory: Parameters<typeof person>[], role = lead) =>
  only(
    'contact-gone',
    healthOf(policyWith({ contacts: [{ role, name }] }), { directory: directory.map((one) => person(...one)) }),
  ).map(({ about, against, urgency }) => [about, against, urgency]);

describe('who a policy names', () => {
  test.each([
    ['Sam Wynn', ['Sam Wynn']],
    ['Mrs G Thorne', ['Mrs G Thorne']],
    ['Mrs G. Thorne (DSL)', ['Mrs G. Thorne']],
    ['Mrs G Thorne and Mr T Hill', ['Mrs G Thorne', 'Mr T Hill']],
    ['Gemma Thorne / Tom Hill', ['Gemma Thorne', 'Tom Hill']],
    ['Thorne, Gemma', ['Gemma Thorne']],
    ['Miss N Pardo, n.pardo@oakfield.example', ['Miss N Pardo']],
    ['Miss N Pardo <n.pardo@oakfield.example>; Sam Wynn', ['Miss N Pardo', 'Sam Wynn']],
    ['office@oakfield.example', ['office@oakfield.example']],
    ["Siân O'Neill-Rhys", ["Siân O'Neill-Rhys"]],
    ['Siân ap Rhys', ['Siân ap Rhys']],
    ['Mr Head', ['Mr Head']],
    ['the Headteacher', []],
    ['Head Teacher', []],
    ['School Office', []],
    ['Wessex IT Services Ltd', []],
    ['TBC', []],
    ['01234 567890', []],
  ])('%s', (name, expected) => {
    const found = peopleNamedIn(policyWith({ contacts: [{ role: lead, name }] }));
    expect(found.map(({ printed }) => printed)).toEqual(expected);
  });

  test('local values are people where their name is a duty, and each person is one', () => {
    const words = policyWith({
      contacts: [
        { role: 'DSL', name: 'Gemma Thorne' },
        { role: 'Headteacher', name: null },
      ],
      localValues: [
        { name: 'Safeguarding lead', value: 'Gemma Thorne' },
        { name: 'Online safety champion', value: 'Sam Wynn' },
        { name: 'Filter product', value: 'Guardian Web' },
        { name: 'Ask first', value: 'Mr T Hill' },
      ],
    });
    expect(peopleNamedIn(words).map(({ printed, role }) => [printed, role])).toEqual([
      ['Gemma Thorne', 'DSL'],
      ['Sam Wynn', 'Online safety champion'],
      ['Mr T Hill', 'Ask first'],
    ]);
  });
});

describe('who is no longer there', () => {
  const here: readonly [string, Parameters<typeof person>[]][] = [
    ['Sam Wynn', [['Sam Wynn']]],
    ['Sam Wynn', [['Samantha Wynn']]],
    ['Mrs G Thorne', [['Gemma Thorne']]],
    ['Mrs G Thorne', [['THORNE, Gemma (Mrs)']]],
    ['Mrs G Thorne', [['Mrs Thorne']]],
    ['Mrs Thorne', [['Gemma Thorne'], ['Tom Thorne']]],
    ['Lucía Fernández', [['Lucia Fernandez']]],
    ['Mei-Ling Chan', [['Mei-Ling Chan']]],
    ["Pat O'Brien", [['Pat O’Brien']]],
    ['dsl@oakfield.example', [['Gemma Thorne', { mail: 'DSL@oakfield.example' }]]],
    ['Gemma Thorne, dsl@oakfield.example', [['Gemma Hill', { mail: 'dsl@oakfield.example' }]]],
  ];
  test.each(here)('%s is there', (name, directory) => {
    expect(gone(name, directory)).toEqual([]);
  });

  test.each<[string, Parameters<typeof person>[], 'act' | 'check']>([
    ['Sam Wynn', [], 'act'],
    ['Sam Wynn', [['Sam Wynn', { enabled: false }]], 'act'],
    ['Sam Wynn', [['Sam Stellman']], 'act'],
    ['Mrs G Thorne', [['Tom Thorne']], 'check'],
    ['Mrs G Thorne', [['Tom Thorne'], ['Gemma Thorne', { enabled: false }]], 'check'],
    ['Mrs Thorne', [['Tom Thorne'], ['Gemma Thorne', { enabled: false }]], 'check'],
    ['dsl@oakfield.example', [], 'act'],
  ])('%s may be gone', (name, directory, urgency) => {
    expect(gone(name, directory)).toEqual([[name, lead, urgency]]);
  });

  test('who may never have had an account of the school is a question, a leaver is not', () => {
    const role = 'Local Authority Designated Officer (LADO)';
    expect(gone('Jo Bell', [], role)).toEqual([['Jo Bell', role, 'check']]);
    expect(gone('Jo Bell', [['Jo Bell', { enabled: false }]], role)).toEqual([['Jo Bell', role, 'act']]);
  });

  test('a directory that could not be asked says nothing of anybody', () => {
    const words = policyWith({ contacts: [{ role: lead, name: 'Sam Wynn' }] });
    expect(healthOf(words, { directory: null })).toEqual([]);
  });
});
