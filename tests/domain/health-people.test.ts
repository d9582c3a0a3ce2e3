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
    ['Sam Stell', ['Sam Stell']],
    ['Mrs G Frost', ['Mrs G Frost']],
    ['Mrs G. Frost (DSL)', ['Mrs G. Frost']],
    ['Mrs G Frost and Mr T Hill', ['Mrs G Frost', 'Mr T Hill']],
    ['Gemma Frost / Tom Hill', ['Gemma Frost', 'Tom Hill']],
    ['Frost, Gemma', ['Gemma Frost']],
    ['Miss N Dono, n.dono@oakfield.example', ['Miss N Dono']],
    ['Miss N Dono <n.dono@oakfield.example>; Sam Stell', ['Miss N Dono', 'Sam Stell']],
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
        { role: 'DSL', name: 'Gemma Frost' },
        { role: 'Headteacher', name: null },
      ],
      localValues: [
        { name: 'Safeguarding lead', value: 'Gemma Frost' },
        { name: 'Online safety champion', value: 'Sam Stell' },
        { name: 'Filter product', value: 'Guardian Web' },
        { name: 'Ask first', value: 'Mr T Hill' },
      ],
    });
    expect(peopleNamedIn(words).map(({ printed, role }) => [printed, role])).toEqual([
      ['Gemma Frost', 'DSL'],
      ['Sam Stell', 'Online safety champion'],
      ['Mr T Hill', 'Ask first'],
    ]);
  });
});

describe('who is no longer there', () => {
  const here: readonly [string, Parameters<typeof person>[]][] = [
    ['Sam Stell', [['Sam Stell']]],
    ['Sam Stell', [['Samantha Stell']]],
    ['Mrs G Frost', [['Gemma Frost']]],
    ['Mrs G Frost', [['FROST, Gemma (Mrs)']]],
    ['Mrs G Frost', [['Mrs Frost']]],
    ['Mrs Frost', [['Gemma Frost'], ['Tom Frost']]],
    ['Lucía Fernández', [['Lucia Fernandez']]],
    ['Mei-Ling Chan', [['Mei-Ling Chan']]],
    ["Pat O'Brien", [['Pat O’Brien']]],
    ['dsl@oakfield.example', [['Gemma Frost', { mail: 'DSL@oakfield.example' }]]],
    ['Gemma Frost, dsl@oakfield.example', [['Gemma Hill', { mail: 'dsl@oakfield.example' }]]],
  ];
  test.each(here)('%s is there', (name, directory) => {
    expect(gone(name, directory)).toEqual([]);
  });

  test.each<[string, Parameters<typeof person>[], 'act' | 'check']>([
    ['Sam Stell', [], 'act'],
    ['Sam Stell', [['Sam Stell', { enabled: false }]], 'act'],
    ['Sam Stell', [['Sam Stellman']], 'act'],
    ['Mrs G Frost', [['Tom Frost']], 'check'],
    ['Mrs G Frost', [['Tom Frost'], ['Gemma Frost', { enabled: false }]], 'check'],
    ['Mrs Frost', [['Tom Frost'], ['Gemma Frost', { enabled: false }]], 'check'],
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
    const words = policyWith({ contacts: [{ role: lead, name: 'Sam Stell' }] });
    expect(healthOf(words, { directory: null })).toEqual([]);
  });
});
