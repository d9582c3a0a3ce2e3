import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findContacts } from '#server/import/contacts.ts';
import { declarationType } from '#server/import/declarations.ts';
import { keepEveryWord, missingWords } from '#server/import/every-word.ts';
import { factsOfLine } from '#server/import/labelled-facts.ts';
import { organisationLine, organisationsIn } from '#server/import/organisation.ts';
import { readPrintedDate } from '#server/import/printed-dates.ts';
import { readFieldLine } from '#server/import/signature-fields.ts';
import { importText, modelText, readModel } from './support/read-models.ts';

describe('printed dates keep their width and invent nothing', () => {
  test.each([
    ['14/10/2025', '2025-10-14', '2025-10-14'],
    ['3.4.26', '2026-04-03', '2026-04-03'],
    ['1st September 2026', '2026-09-01', '2026-09-01'],
    ['12th Sept 26', '2026-09-12', '2026-09-12'],
    ['Monday 7 September 2026', '2026-09-07', '2026-09-07'],
    ['03.09.2026', '2026-09-03', '2026-09-03'],
    ['09/2026', '2026-09-01', '2026-09-30'],
    ["Sept '26", '2026-09-01', '2026-09-30'],
    ['Medi 2027 / September 2027', '2027-09-01', '2027-09-30'],
    ['June 2025', '2025-06-01', '2025-06-30'],
    ['February 2028', '2028-02-01', '2028-02-29'],
    ['June/ July 2025', '2025-06-01', '2025-07-31'],
    ['July 2026/ September 2026', '2026-07-01', '2026-09-30'],
    ['12 Tachwedd 2025', '2025-11-12', '2025-11-12'],
    ['2024/26', '2024-01-01', '2026-12-31'],
    ['2025–2026', '2025-01-01', '2026-12-31'],
  ])('%s', (printed, from, to) => {
    expect(readPrintedDate(printed)).toEqual({ printed, from, to });
  });

  test.each(['Spring 2026', 'Autumn Term 2026'])('%s has no days', (printed) => {
    expect(readPrintedDate(printed)).toEqual({ printed });
  });

  test.each(['31/02/2026', '13/13/2026', 'annually', 'to be confirmed', 'September 2026/July 2026'])(
    '%s is no date',
    (printed) => {
      expect(readPrintedDate(printed)).toBeNull();
    },
  );
});

describe('a line of labels and values gives its facts, and a sentence gives none', () => {
  test.each([
    ['Version: v2.1 Date: 03.09.2026', ['versionLabel v2.1', 'other 03.09.2026']],
    ['Reviewed: 12th Sept 26 Review date: Autumn term 2027', ['reviewed 12th Sept 26', 'reviewed Autumn term 2027']],
    [
      'Adopted on 21st September 2026 To be reviewed: September 2027',
      ['adopted 21st September 2026', 'nextReview September 2027'],
    ],
    ['Approved by: Full Governing Body Date: 12/10/26', ['ratified Full Governing Body', 'ratified 12/10/26']],
    ['Last updated 1.9.26 · Review 1.9.27', ['reviewed 1.9.26', 'reviewed 1.9.27']],
    ['Headteacher: Mrs Ruth Ellery', ['contact Mrs Ruth Ellery']],
    ['Dyddiad adolygu / Review date: Medi 2027', ['reviewed Medi 2027']],
    ['These rules were adopted on 1 September 2025 and will be reviewed in Autumn 2026.', []],
    ['I understand: this applies from September 2026', []],
    ['Signed: ____________', []],
  ])('%s', (text, facts) => {
    expect(factsOfLine(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(facts);
  });
});

describe('the name of a school is told from words about schools', () => {
  test.each([
    ['Millbrook Federation of Infant and Junior Schools', 'Millbrook Federation of Infant and Junior Schools'],
    ['HOLLIN BANK ACADEMY TRUST', 'HOLLIN BANK ACADEMY TRUST'],
    ["St Brannoc's C of E (VA) Primary School", "St Brannoc's C of E (VA) Primary School"],
    ['Welcome to Ferndale Infant School', 'Ferndale Infant School'],
    ['Ysgol Gynradd Cwm Dewi', 'Ysgol Gynradd Cwm Dewi'],
    ['The School and its Governors', null],
    ['Keeping Children Safe in Education', null],
    ['Filtering and Monitoring Standards for Schools and Colleges', null],
  ])('%s', (text, name) => {
    expect(organisationLine(text)).toBe(name);
  });

  test('in a sentence it ends where the name ends', () => {
    expect(
      organisationsIn("At Oakfield Primary School's gate, only the Headteacher and the School Business Manager"),
    ).toEqual(['Oakfield Primary School']);
  });
});

describe('lines of forms', () => {
  const shown = (text: string) =>
    readFieldLine(text)?.fields.map(({ label, type, signer }) => `${label}: ${type} ${signer}`) ?? null;

  test.each([
    [
      'Name (print): ______ Company/Organisation: ______',
      ['Name (print): printName user', 'Company/Organisation: organisation user'],
    ],
    ['Person visiting: ______ Vehicle reg: ______', ['Person visiting: host user']],
    ['Job title . . . . . . . . . . . .', ['Job title: role user']],
    ['Line manager: ______ Date: __ / __ / ____', ['Line manager: signature authoriser', 'Date: date authoriser']],
    ['Signed (staff member/governor/visitor):', ['Signed (staff member/governor/visitor): signature user']],
    [
      'Signed ______ (Chair of Governors) Date ______',
      ['Signed (Chair of Governors): signature authoriser', 'Date: date authoriser'],
    ],
    ['Enw / Name: ______', ['Enw / Name: printName user']],
    ['Date and time of arrival ........', ['Date and time of arrival: dateTime user']],
    ['Read to volunteer by: ______', ['Read to volunteer by: witness witness']],
    ['School: Infant / Junior (please delete)', ['School: site user']],
    ['I will keep my password to myself.', null],
    ['Use of e-mail ...... 4 and other matters that are explained in the handbook.', null],
  ])('%s', (text, fields) => {
    expect(shown(text)).toEqual(fields);
  });
});

describe('what a sentence declares', () => {
  test.each([
    ['I have read this policy and will comply with it.', 'agreement'],
    ['As a trustee of the school I accept this code and will uphold it.', 'agreement'],
    ['By signing this form you agree to keep to these rules.', 'agreement'],
    ['Student teacher: I have read the rules above and I agree to be bound by them.', 'agreement'],
    ['I confirm that I have read the policy.', 'acknowledgement'],
    ['I have been given the safeguarding leaflet.', 'receipt'],
    ['I acknowledge that I have received and read the policy.', 'receipt'],
    ['I know who the Designated Safeguarding Lead is.', 'statementOfFact'],
    ['Please tick if you would also like a second charger.', 'request'],
    ['I authorise the loan of this equipment.', 'authorisation'],
    ['We ask everyone who works here to sign this agreement.', null],
    ['The school will keep a record of each loan.', null],
  ])('%s', (sentence, type) => {
    expect(declarationType(sentence)).toBe(type);
  });
});

describe('a post and the person who holds it are found on either side of each other', () => {
  test.each([
    [
      'Tell Miss Hallett, the Designated Safeguarding Lead, at once.',
      [['Designated Safeguarding Lead', 'Miss Hallett']],
    ],
    ['Speak to Jane Whitlock, DSL.', [['DSL', 'Jane Whitlock']]],
    [
      'Report it to Mrs P Achebe (DSL) or Mr T Lyle (Deputy DSL).',
      [
        ['DSL', 'Mrs P Achebe'],
        ['Deputy DSL', 'Mr T Lyle'],
      ],
    ],
    [
      'Tell the Designated Safeguarding Lead, Mr Imran Sheikh, or his deputy, Mrs Joy Pell.',
      [
        ['Designated Safeguarding Lead', 'Mr Imran Sheikh'],
        ['Deputy Designated Safeguarding Lead', 'Mrs Joy Pell'],
      ],
    ],
    ['Return the form to Mrs Lacey in the school office.', [['School office', 'Mrs Lacey']]],
    [
      'Ask the Director of People or the Head of IT Services.',
      [
        ['Director of People', null],
        ['Head of IT Services', null],
      ],
    ],
    ['The Headteacher will decide.', [['Headteacher', null]]],
    ['Read it with the Data Protection Policy.', []],
  ])('%s', (text, contacts) => {
    expect(findContacts([], [text]).map(({ role, name }) => [role, name])).toEqual(contacts);
  });
});

test('a line whose words no rule placed is kept where it stood, and a warning says so', async () => {
  const document = await readModel('code-of-conduct', 'md');
  const text = modelText('code-of-conduct');
  const placed = { document, front: [document.title] };
  expect(missingWords(placed, text)).toEqual([]);

  const more = text.replace('## Safeguarding', 'Zebras graze quietly.\n\n## Safeguarding');
  const kept = keepEveryWord(placed, more);
  expect(missingWords(placed, more)).toEqual(['zebras', 'graze', 'quietly']);
  expect(kept.warnings).toEqual([
    'One line could not be placed by any rule and was kept as a paragraph where it stood. Please check.',
  ]);
  const section = kept.sections.find(({ blocks }) =>
    blocks.some(({ text: words }) => words === 'Zebras graze quietly.'),
  );
  expect(section?.heading).toBe('Data Protection');
  expect(section?.blocks.at(-1)).toMatchObject({ type: 'paragraph', text: 'Zebras graze quietly.' });
});

test('the hash is that of the bytes, and the text is the file as a reviewer reads it', async () => {
  const source = modelText('agency-staff');
  const read = await importText('agency.md', source);
  expect(read.sha256).toBe(createHash('sha256').update(source).digest('hex'));
  expect(read.text).toBe(source);
});

describe('npm run import', () => {
  const root = fileURLToPath(new URL(['..', '..', ''].join('/'), import.meta.url));
  const run = (file: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'server/import/main.ts', file], { cwd: root, encoding: 'utf8' });

  test('prints the policy as JSON', () => {
    const { status, stdout, stderr } = run('server/embedded-tenant/host/public/samples/agency-staff.md');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Acceptable Use Policy', audiences: ['temporary', 'agency'] });
  });

  test.each(['tests/import/parts.test.ts', 'tests/import/no-such-file.docx'])(
    'says in one line why %s cannot be read',
    (file) => {
      const { status, stdout, stderr } = run(file);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^[^\n]+\n$/u);
      expect(stderr).not.toMatch(/Error|at file/u);
    },
  );
});
