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

test('a numbered policy: document control, contents, numbered headings and clauses, an appendix', async () => {
  const { document } = await importText(
    'policy.md',
    `# The Meadow Federation

## Staff ICT Policy

| Version | 3.2 |
|---|---|
| Author | J Patel, Head of IT |
| Date approved | 4 November 2025 |
| Review date | November 2026 |
| Applies to | All staff, trustees and contractors |

## Contents

1. Scope
2. Mail

## 1. Scope

1.1 The policy applies to all staff, including:

(a) permanent staff;
(b) supply staff.

1.2 Read it with the Data Protection Policy.

## 2. Mail

2.1 Report phishing to the DPO (Mrs Anne O'Neill).

## Appendix A: Useful links

- [NCSC](https://www.ncsc.gov.uk)

## Declaration

I confirm that I have read the policy and agree to comply with it. I understand that a breach may lead to disciplinary action.

| Name | |
|---|---|
| Signature | |
| Date | |
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', '1. Scope', 4],
    ['clauses', '2. Mail', 1],
    ['annex', 'Appendix A: Useful links', 1],
    ['declaration', 'Declaration', 0],
    ['signature', null, 0],
  ]);
  expect(numbersOf(sectionAt(document, 0))).toEqual(['1.1', '(a)', '(b)', '1.2']);
  expect(document).toMatchObject({
    title: 'Staff ICT Policy',
    organisation: 'The Meadow Federation',
    versionLabel: '3.2',
    audiences: ['staff', 'governors', 'contractors'],
    contacts: [
      { role: 'Head of IT', name: 'J Patel' },
      { role: 'DPO', name: "Mrs Anne O'Neill" },
    ],
    relatedPolicies: ['Data Protection Policy'],
  });
  expect(document.declarations.map(({ type }) => type)).toEqual(['agreement', 'understanding']);
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['printName', 'signature', 'date']);
  expect(document.discarded).toContainEqual({ text: 'Contents', reason: 'table of contents' });
});

test('a visitor leaflet: capitals as headings, letters as bullets, hanging lines, a term without days', async () => {
  const { document } = await importText(
    'visitors.txt',
    `               HILLTOP ACADEMY
       VISITOR AND CONTRACTOR IT RULES
                Version 2.1

PURPOSE
These rules tell visitors and contractors what they may do
with technology while they are on our site.

RULES
    o   Please keep your phone switched off and out of sight
        while pupils are present.
    o   Do not take photographs anywhere on the site.
    1)  Report at once to the site manager any
            a) damage to equipment
            b) loss of a key or pass
    2)  Leave no equipment unattended.

DECLARATION
I have read the rules above and will keep to them while I am
on site. I have been given a copy of the leaflet.

Name: ____________________   Company: ____________________
Signed: __________________   Date and time: ______________
Host: ____________________

These rules were adopted on 1 September 2025 and will be
reviewed in Autumn 2026.
`,
  );
  expect(outline(document)).toEqual([
    ['preamble', 'PURPOSE', 0],
    ['clauses', 'RULES', 6],
    ['declaration', 'DECLARATION', 0],
    ['signature', null, 0],
    ['review', null, 0],
  ]);
  expect(numbersOf(sectionAt(document, 1))).toEqual([null, null, '1)', 'a)', 'b)', '2)']);
  expect(document).toMatchObject({
    title: 'VISITOR AND CONTRACTOR IT RULES',
    organisation: 'HILLTOP ACADEMY',
    versionLabel: 'Version 2.1',
    audiences: ['visitors', 'contractors'],
    dates: { adopted: { from: '2025-09-01', to: '2025-09-01' }, nextReview: { printed: 'Autumn 2026' } },
  });
  expect(document.dates.nextReview).not.toHaveProperty('from');
  expect(document.declarations.map(({ type }) => type)).toEqual(['agreement', 'receipt']);
  expect(document.signatureFields.map(({ type }) => type)).toEqual([
    'printName',
    'organisation',
    'signature',
    'dateTime',
    'host',
  ]);
  expect(document.warnings).toEqual([]);
});

test('two languages on one line stay one clause, one declaration and one field', async () => {
  const { document } = await importText(
    'polisi.txt',
    `Ysgol Gynradd Cwm Dewi
Polisi Defnydd Derbyniol ar gyfer Staff / Acceptable Use Policy for Staff
2026

1. Byddaf yn defnyddio systemau'r ysgol yn gyfrifol ac yn ddiogel. / I will use the systems of the school with care.
2. Ni fyddaf yn rhannu fy nghyfrinair gyda neb. / I will not share my password with anyone.

Rwyf wedi darllen y polisi hwn ac rwy'n cytuno i'w ddilyn. / I have read this policy and agree to follow it.

Llofnod / Signature: ______________
Dyddiad / Date: ______________

Adolygiad nesaf / Next review: Medi 2027
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', null, 2],
    ['declaration', null, 0],
    ['signature', null, 0],
    ['review', null, 0],
  ]);
  expect(document).toMatchObject({
    organisation: 'Ysgol Gynradd Cwm Dewi',
    dates: { nextReview: { printed: 'Medi 2027', from: '2027-09-01', to: '2027-09-30' } },
    declarations: [{ type: 'agreement' }],
  });
  expect([...document.languages].sort()).toEqual(['cy', 'en-GB']);
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date']);
});

test('two agreements in one file are asked about and not guessed', async () => {
  const block = (who: string) =>
    `${who} rules\n\n• I will lock my screen.\n• I will keep my password secret.\n\nI agree to follow these rules.\n\nSigned: ______  Date: ______\n\n`;
  const { document } = await importText('two.txt', `Acceptable Use Policy\n\n${block('Staff')}${block('Governor')}`);
  expect(outline(document).map(([kind]) => kind)).toEqual([
    'clauses',
    'declaration',
    'signature',
    'clauses',
    'declaration',
    'signature',
  ]);
  expect(document.questions.map(({ about }) => about)).toContain('sections');
});

test('numbers that run on across headings, and fragments that "I confirm that" completes', async () => {
  const { document } = await importText(
    'supply.txt',
    `ACCEPTABLE USE POLICY - SUPPLY STAFF 2026-27
Thornbury Community Primary School, Mill Lane, Thornbury

Using our systems
1. Use only the login you were given
2. Do not:
a. share the login
b. plug in a memory stick
3. Report worries to the DSL (Mrs Jane Carter) or Deputy DSL (Mr A Khan)

Photographs
4. Never use your own camera

I confirm that:
• I have received the safeguarding leaflet;
• I understand that my use is monitored.

NAME (please print) ............
SIGNED ............ DATE ............
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', 'Using our systems', 5],
    ['clauses', 'Photographs', 1],
    ['declaration', 'I confirm that:', 2],
    ['signature', null, 0],
  ]);
  expect(numbersOf(sectionAt(document, 0))).toEqual(['1.', '2.', 'a.', 'b.', '3.']);
  expect(numbersOf(sectionAt(document, 1))).toEqual(['4.']);
  expect(document).toMatchObject({
    organisation: 'Thornbury Community Primary School',
    versionLabel: '2026-27',
    audiences: ['temporary', 'agency'],
    declarations: [
      { type: 'receipt', text: 'I have received the safeguarding leaflet.' },
      { type: 'understanding', text: 'I understand that my use is monitored.' },
    ],
    contacts: [
      { role: 'DSL', name: 'Mrs Jane Carter' },
      { role: 'Deputy DSL', name: 'Mr A Khan' },
    ],
  });
});

test('a title that names no kind of policy stays the title, and its sections stay sections', async () => {
  const { document } = await importText(
    'phones.md',
    '# Mobile Phones at School\n\n## Rules\n\n- I will keep my phone in my bag.\n\nI agree to follow these rules.\n',
  );
  expect(document.title).toBe('Mobile Phones at School');
  expect(document.sections.map(({ heading, kind }) => [heading, kind])).toEqual([
    ['Rules', 'clauses'],
    [null, 'declaration'],
  ]);
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

test('parts for two groups of people: neither heading is the title, and both groups are asked', async () => {
  const part = (who: string) => `${who} ACCEPTABLE USE AGREEMENT
I will lock my screen when I leave it.
I will use my school email for school business.
I will not store pupil data on my own devices.
I will report concerns to the DSL.

I have read and agree to the above.
Name: ............ Signed: ............ Date: ............

`;
  const { document } = await importText(
    'parts.txt',
    `Oakmere Primary School\nAcceptable Use Agreements 2026/27\n\n${part('STAFF')}${part('VOLUNTEER')}`,
  );
  expect(document).toMatchObject({
    title: 'Acceptable Use Agreements',
    versionLabel: '2026/27',
    audiences: ['staff', 'volunteers'],
  });
  expect(outline(document).filter(([kind]) => kind === 'clauses')).toEqual([
    ['clauses', 'STAFF ACCEPTABLE USE AGREEMENT', 4],
    ['clauses', 'VOLUNTEER ACCEPTABLE USE AGREEMENT', 4],
  ]);
  expect(document.questions.filter(({ about }) => about === 'sections')).toHaveLength(1);
});

test('headings with dashes beneath, roman numbers and times of day are told from rules', async () => {
  const { document } = await importText(
    'sheet.txt',
    `Trustees' Digital Code
The Halden Multi Academy Trust

I. PRINCIPLES

Trustees lead by example.

II. WHAT TRUSTEES WILL DO

(a) Use the Trust portal for all papers.
(b) Keep a passcode on every device.

III. MEETINGS

The doors open early.
8.45 Coffee is served.
9.15 The meeting begins.

Contacts
--------
Clerk to the Governors    Mr P Lisle
Head of IT                Ms J Marlow
`,
  );
  expect(outline(document)).toEqual([
    ['preamble', 'I. PRINCIPLES', 0],
    ['clauses', 'II. WHAT TRUSTEES WILL DO', 2],
    ['clauses', 'III. MEETINGS', 0],
    ['guidance', 'Contacts', 0],
  ]);
  expect(document).toMatchObject({
    organisation: 'The Halden Multi Academy Trust',
    audiences: ['governors'],
    contacts: [
      { role: 'Clerk to the Governors', name: 'Mr P Lisle' },
      { role: 'Head of IT', name: 'Ms J Marlow' },
    ],
  });
});

test('a file without bullets: capital fragments under a lead-in, and the words after them close the agreement', async () => {
  const { document } = await importText(
    'unmarked.txt',
    `Acceptable use of the network: agreement for governors and visitors

Name of governor/visitor:

When I use the network, in school or elsewhere, I will not:

Look for material that a school would not show
Sign in with the details of another person
Connect a device that nobody has checked

I understand that the school keeps a record of what is done.

I will tell the designated safeguarding lead (DSL) what worries me.

Signed (governor/visitor):

Date:
`,
  );
  expect(outline(document)).toEqual([
    ['signature', null, 0],
    ['clauses', 'When I use the network, in school or elsewhere, I will not:', 3],
    ['declaration', null, 0],
    ['signature', null, 0],
  ]);
  expect(document.declarations.map(({ type }) => type)).toEqual(['understanding', 'agreement']);
  expect(document.questions.map(({ about }) => about)).not.toContain('sections');
});
