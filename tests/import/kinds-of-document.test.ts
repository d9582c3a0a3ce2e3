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
    ['declaration', 'Authorised Signature (Head Teacher / Deputy)', 0],
    ['signature', null, 0],
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
    audiences: ['temporary'],
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
