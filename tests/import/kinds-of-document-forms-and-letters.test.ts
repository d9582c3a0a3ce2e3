import { expect, test } from 'vitest';
import { importText, numbersOf, outline, sectionAt } from './support/read-models.ts';

test('a form without bullets: rules in lines, a title printed twice, a second signer', async () => {
  const { document } = await importText(
    'form.txt',
    `St Alban's Catholic Primary School
Inspire, Believe, Achieve

Acceptable Use Agreement: All Staff, Volunteers and Governors

Approved by: Governing Body\tDate: 12th March 2026
Next review due by: March 2027

Covers the use of all technology in school.

I will keep my passwords to myself.
I will lock my screen when I leave it.
I will use school mail for school matters.
I understand that a breach can lead to disciplinary action.

Acceptable Use Agreement: All Staff, Volunteers and Governors

User Signature

I agree to keep to all of the above.

Signature ............................ Date ................

Full Name ............................ (printed)

Authorised Signature (Head Teacher / Deputy)

I approve this user to be set up.

Signature ............................ Date ................
Page 2 of 2
`,
  );
  expect(outline(document)).toEqual([
    ['preamble', null, 0],
    ['clauses', null, 4],
    ['declaration', 'User Signature', 0],
    ['signature', null, 0],
    ['signature', 'Authorised Signature (Head Teacher / Deputy)', 0],
  ]);
  expect(document).toMatchObject({
    title: 'Acceptable Use Agreement: All Staff, Volunteers and Governors',
    organisation: "St Alban's Catholic Primary School",
    audiences: ['staff', 'governors', 'volunteers'],
    dates: { ratified: { printed: '12th March 2026', from: '2026-03-12' }, nextReview: { printed: 'March 2027' } },
  });
  expect(document.declarations.map(({ type }) => type)).toEqual(['agreement', 'authorisation']);
  expect(document.signatureFields.map(({ type, signer }) => `${type} ${signer}`)).toEqual([
    'signature user',
    'date user',
    'printName user',
    'signature authoriser',
    'date authoriser',
  ]);
  expect(document.discarded.map(({ reason }) => reason).sort()).toEqual([
    'motto of the school',
    'page number',
    'the title, printed again',
  ]);
  expect(document.warnings).toEqual([]);
});

test('a visitor sheet: boxes for rules and boxes for declarations, fields of every kind on few lines', async () => {
  const { document } = await importText(
    'visitors.txt',
    `WELCOME TO FERNDALE INFANT SCHOOL
Visitor & Contractor ICT Agreement

Whilst on site you are asked to keep to the following:
☐ Phones are silent and out of sight.
☐ No photographs or recordings are taken.
☐ Report a concern to Mrs P Achebe (DSL).

Tick to confirm:
☐ I have read and understood the above.
☐ I agree to be bound by these rules while on site.
☐ I have been given a visitor badge.

Name (print): ____________ Company/Organisation: ____________
Person visiting: ____________ Vehicle reg: ____________
Time in: _______ Signature: ____________ Date: ____ / ____ / ______

Updated: Spring 2026
© Ferndale Infant School 2026
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', 'Whilst on site you are asked to keep to the following:', 3],
    ['declaration', 'Tick to confirm:', 3],
    ['signature', null, 0],
    ['review', null, 0],
  ]);
  expect(document).toMatchObject({
    title: 'Visitor & Contractor ICT Agreement',
    organisation: 'FERNDALE INFANT SCHOOL',
    audiences: ['visitors', 'contractors'],
    dates: { reviewed: { printed: 'Spring 2026' } },
    contacts: [{ role: 'DSL', name: 'Mrs P Achebe' }],
  });
  expect(document.declarations.map(({ type }) => type)).toEqual(['acknowledgement', 'agreement', 'receipt']);
  expect(document.signatureFields.map(({ type }) => type)).toEqual([
    'printName',
    'organisation',
    'host',
    'dateTime',
    'signature',
    'date',
  ]);
  expect(document.discarded.map(({ reason }) => reason)).toEqual(['copyright line']);
});

test('rules in a table with a box for initials, three fields on a line, and a part for the school alone', async () => {
  const { document } = await importText(
    'table.txt',
    [
      'WOODVALE SCHOOL',
      'STAFF ICT AGREEMENT 2026 – 2027',
      '',
      'This agreement must be signed by all staff before they are given access to the network.',
      '',
      '\tI agree that:\tInitials',
      '1\tI will keep my password secret and change it if I think that somebody knows it.\t',
      '2\tI will lock my computer whenever I leave it unattended.\t',
      '3\tI will use encrypted devices for personal data.\t',
      '',
      'Statement of acceptance',
      '',
      'I have read and initialled each statement and I agree to this policy.',
      '',
      'Signed:\tPrint name:\tDate:',
      '',
      'For IT use only',
      'Account created by:\tDate:',
    ].join('\n'),
  );
  expect(outline(document).map(([kind, heading, clauses]) => [kind, heading, clauses])).toEqual([
    ['preamble', null, 0],
    ['clauses', null, 3],
    ['declaration', 'Statement of acceptance', 0],
    ['signature', null, 0],
    ['signature', 'For IT use only', 0],
  ]);
  expect(numbersOf(sectionAt(document, 1))).toEqual(['1', '2', '3']);
  expect(document).toMatchObject({ organisation: 'WOODVALE SCHOOL', versionLabel: '2026–2027', audiences: ['staff'] });
  expect(document.signatureFields.map(({ type, signer }) => `${type} ${signer}`)).toEqual([
    'signature user',
    'printName user',
    'date user',
    'printName authoriser',
    'date authoriser',
  ]);
});

test('a letter: a title in its midst, fragments that a lead-in completes, a closing and a slip', async () => {
  const { document } = await importText(
    'letter.txt',
    `Dear colleague

ACCEPTABLE USE POLICY 2026/27 – VOLUNTEERS AND STUDENTS ON PLACEMENT

Thank you for helping at Priory Lane Community School. Return the slip to Mrs Faye Denby in the main office.

While you are with us you must:

(1) sign in at reception every day;
(2) speak to our Designated Safeguarding Lead, Mr Owen Price, if you are worried.

You must not:

(1) use a school computer unless you have been given a login;
(2) take pictures or make recordings.

Yours sincerely

Mrs A. Whitcombe
Headteacher

REPLY SLIP

I have read the Acceptable Use Policy and agree to keep to it.

Name: .................... College/University: ....................
Signed: .................... Date: ....................
`,
  );
  expect(outline(document)).toEqual([
    ['preamble', null, 0],
    ['clauses', 'While you are with us you must:', 2],
    ['clauses', 'You must not:', 2],
    ['declaration', 'REPLY SLIP', 0],
    ['signature', null, 0],
  ]);
  expect(document).toMatchObject({
    title: 'ACCEPTABLE USE POLICY – VOLUNTEERS AND STUDENTS ON PLACEMENT',
    organisation: 'Priory Lane Community School',
    versionLabel: '2026/27',
    audiences: ['students', 'volunteers'],
    contacts: [
      { role: 'Headteacher', name: 'Mrs A. Whitcombe' },
      { role: 'Main office', name: 'Mrs Faye Denby' },
      { role: 'Designated Safeguarding Lead', name: 'Mr Owen Price' },
    ],
  });
});
