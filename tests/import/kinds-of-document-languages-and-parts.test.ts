import { expect, test } from 'vitest';
import { importText, outline } from './support/read-models.ts';

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
