import { expect, test } from 'vitest';
import { importText, numbersOf, outline, sectionAt } from './support/read-models.ts';

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
