import { expect, test } from 'vitest';
import { importText, numbersOf, outline, sectionAt } from './support/read-models.ts';

const questions = `1. What is this agreement?

We ask everybody who works at the academies to sign it in September.

2. Who does it apply to?

This agreement applies to all employees, including agency workers and contractors.

3. Where can I find out more?

Ask the IT Service Desk or the Regional Safeguarding Lead.

4. What do I agree to?

1. I will lock my screen when I leave it.
2. During lessons online:
 1. I will teach from a school account.
 2. I will record nothing.
3. I will report a lost device to the office within the hour.

5. Review

The trust board looks at the agreement every summer.

To be completed by the user

I have read this agreement and agree to follow it.

Signature: ______________ Date: ______________
`;

const front = `Larkfield Learning Trust

Acceptable Use Agreement for Staff

2026-27

Approved by Trust Board on 2 July 2026 Applicable from 1 September 2026
`;

const contents = `
Contents

1. What is this agreement? 2
2. Who does it apply to? 2
3. Where can I find out more? 2
4. What do I agree to? 3
5. Review 4
To be completed by the user 4

`;

test.each([
  ['with', contents],
  ['without', '\n'],
])('questions as headings over a list numbered like them, %s a list of contents', async (_, list) => {
  const { document } = await importText('questions.txt', `${front}${list}${questions}`);
  expect(outline(document).filter(([, heading]) => heading !== null)).toEqual([
    ['preamble', '1. What is this agreement?', 0],
    ['preamble', '2. Who does it apply to?', 0],
    ['guidance', '3. Where can I find out more?', 0],
    ['clauses', '4. What do I agree to?', 5],
    ['review', '5. Review', 0],
    ['declaration', 'To be completed by the user', 0],
  ]);
  expect(numbersOf(sectionAt(document, 3))).toEqual(['1.', '2.', '1.', '2.', '3.']);
  expect(document).toMatchObject({
    title: 'Acceptable Use Agreement for Staff',
    versionLabel: '2026-27',
    audiences: ['staff', 'agency', 'contractors'],
    dates: { ratified: { printed: '2 July 2026' }, adopted: null },
    contacts: [
      { role: 'IT Service Desk', name: null },
      { role: 'Regional Safeguarding Lead', name: null },
    ],
  });
});

test('a list of contents in columns is left out row by row, and a list of aims is no list of rules', async () => {
  const { document } = await importText(
    'columns.txt',
    `Staff ICT Policy

Table of Contents
Passwords\t2
Telephones\t3

This policy is intended to ensure:
- that staff will be safe
- that our systems are protected

Passwords
- Staff must keep passwords to themselves.

Telephones
- Staff must leave telephones in the office.
`,
  );
  expect(outline(document)).toEqual([
    ['preamble', 'This policy is intended to ensure:', 2],
    ['clauses', 'Passwords', 1],
    ['clauses', 'Telephones', 1],
  ]);
  expect(document.discarded.map(({ text }) => text)).toEqual(['Table of Contents', 'Passwords 2', 'Telephones 3']);
});

test('a playgroup: a title with its place in a file, two signers, posts that one person holds', async () => {
  const { document } = await importText(
    'playgroup.txt',
    `Barley Lane Playgroup
The Mill House, Barley Lane Tel: 01632 960200
2.4 Use of tablets and telephones

Policy statement

This policy applies to all staff, committee, students and volunteers.

TABLETS

· Tablets stay on the premises.
· Tablets are locked away at the end of the session.

If a tablet is lost, tell the Play Leader/DSL (Rosa Finch) or, when she is away, her deputy, Amy Stone.

This policy was adopted by\tBarley Lane Playgroup committee
On\t6th October 2026
Date to be reviewed\tOctober 2027
Signed on behalf of the provider\t
Name of signatory\t
Role of signatory (e.g. chair, director or owner)\t

I confirm that I have read and understood the policy.

Signed ............................ Print name ............................ Date ................
Page | 2
`,
  );
  expect(document).toMatchObject({
    title: 'Use of tablets and telephones',
    organisation: 'Barley Lane Playgroup',
    audiences: ['staff', 'students', 'volunteers'],
    dates: { adopted: { printed: '6th October 2026' }, nextReview: { printed: 'October 2027' } },
  });
  expect(document.contacts).toContainEqual({ role: 'deputy', name: 'Amy Stone' });
  expect(document.signatureFields.map(({ type, signer }) => `${type} ${signer}`)).toEqual([
    'signature authoriser',
    'printName authoriser',
    'role authoriser',
    'signature user',
    'printName user',
    'date user',
  ]);
  expect(document.discarded).toContainEqual({ text: 'Page | 2', reason: 'page number' });
});

test('a title over two lines, a list within a list by one space or a round mark, boxes behind bullets', async () => {
  const { document } = await importText(
    'conduct.txt',
    `Elmsett Infant School
Staff Code of Conduct
incorporating the Use of Cameras 2026-2027

This code applies to all staff, agency staff and students on placement.

Cameras

- I will take photographs only in these places:
 - the hall
 - the garden
- I will use no camera in:
   o cloakrooms
   o the office
- I will give the camera back each day.

Declaration

-  ☐ I have read this code and will keep to it.
-  ☐ I do not need a camera.

Signed: ____________ Date: ____________

This code will be reviewed annually.
`,
  );
  expect(document).toMatchObject({
    title: 'Staff Code of Conduct incorporating the Use of Cameras',
    versionLabel: '2026-2027',
    audiences: ['staff', 'students', 'agency'],
    dates: { nextReview: { printed: 'annually' } },
  });
  const rules = sectionAt(document, 1).blocks;
  expect(rules.map(({ children }) => children?.map(({ text }) => text) ?? [])).toEqual([
    ['the hall', 'the garden'],
    ['cloakrooms', 'the office'],
    [],
  ]);
  expect(document.declarations).toEqual([
    { text: 'I have read this code and will keep to it.', type: expect.any(String) },
    { text: 'I do not need a camera.', type: 'statementOfFact' },
  ]);
});

test('groups in front of the title, and rules in long paragraphs that begin with "my" and "if I"', async () => {
  const { document } = await importText(
    'paragraphs.txt',
    `Staff, Governor & Visitor – ICT Code of Conduct
For visitors and volunteers who do not use the network

I have read the online safety policy and know what it asks of me.

My messages to families will go through the school office.

My use of the network will suit my work.

If I have a question about safety online I will ask the Deputy DSLs, Mr B Khan and Miss L Rowe.

I have read this code of conduct and agree to comply with it.

Signed: ____________ Date: ____________
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', null, 4],
    ['declaration', null, 0],
    ['signature', null, 0],
  ]);
  expect(document).toMatchObject({
    title: 'ICT Code of Conduct',
    audiences: ['staff', 'governors', 'visitors', 'volunteers'],
    contacts: [
      { role: 'Deputy DSL', name: 'Mr B Khan' },
      { role: 'Deputy DSL', name: 'Miss L Rowe' },
    ],
  });
  expect(document.declarations).toHaveLength(1);
});

test('rules as lines under headings stay rules where one of them has a list, and what is signed beneath does not', async () => {
  const { document } = await importText(
    'lines.txt',
    `Online Safety Agreement
For staff and governors

Conduct
I will keep the name of the school out of quarrels.
I will report what I find by accident.
I will expect my use to be looked at.

Data
I will keep data as the policy asks. This means:
· Papers are locked away
· Drives are encrypted

Passwords
I understand that a password belongs to one person.

Messages
Messages to parents go through the office.
They are never sent at night.

User signature
I agree to follow this agreement.
I understand that it forms part of my contract.

Signature ............................ Date ................
`,
  );
  expect(outline(document)).toEqual([
    ['clauses', 'Conduct', 3],
    ['clauses', 'Data', 2],
    ['clauses', 'Passwords', 1],
    ['clauses', 'Messages', 2],
    ['declaration', 'User signature', 0],
    ['signature', null, 0],
  ]);
});

test('a Welsh agreement: posts in both languages are one contact, and dates stand behind long labels', async () => {
  const { document } = await importText(
    'cytundeb.txt',
    `Ysgol Gynradd Glan Nant

Cytundeb Defnydd Derbyniol / Acceptable Use Agreement

Hydref 2026 / Autumn 2026

1. Byddaf yn dweud wrth y Cydlynydd Digidol. / I will tell the Digital Co-ordinator.
2. Byddaf yn cloi fy sgrin. / I will lock my screen.

Datganiad / Declaration

Rwyf wedi darllen y cytundeb hwn, a byddaf yn cadw ato. / I have read this agreement, and I will keep to it.

Llofnod / Signature: ____________

Mabwysiadwyd gan y Corff Llywodraethu / Adopted by the Governing Body\t8 Hydref 2026
Adolygiad nesaf / Next review\tMedi 2027
`,
  );
  expect(document).toMatchObject({
    versionLabel: 'Hydref 2026 / Autumn 2026',
    contacts: [{ role: 'Cydlynydd Digidol / Digital Co-ordinator', name: null }],
    dates: { adopted: { printed: '8 Hydref 2026' }, nextReview: { printed: 'Medi 2027' } },
  });
  expect(document.declarations.map(({ type }) => type)).toEqual(['agreement']);
});

test('who signs a row of a form dates it, and staff who confirm by signing declare', async () => {
  const { document } = await importText(
    'devices.md',
    `# Own Devices: Agreement

1. I will keep my device up to date.
2. I will lock it.

Staff confirm, by signing below, that they have read this agreement and will keep to it.

| Name: | Academy: |
|---|---|
| Signature: | Date: |
| Line manager's signature: | Date: |
`,
  );
  expect(document.declarations.map(({ type }) => type)).toEqual(['agreement']);
  expect(document.signatureFields.map(({ type, signer }) => `${type} ${signer}`)).toEqual([
    'printName user',
    'site user',
    'signature user',
    'date user',
    'signature authoriser',
    'date authoriser',
  ]);
});
