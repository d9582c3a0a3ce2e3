import { describe, expect, test } from 'vitest';
import { policyDocument } from '#src/contract/policy-document.ts';
import {
  everyBlock,
  modelFormats,
  modelNames,
  modelText,
  numbersOf,
  outline,
  readModel,
  sectionAt,
} from './support/read-models.ts';

const school = 'Oakfield Primary School';

describe.each(modelFormats)('the model policies as %s', (format) => {
  test('agency staff: audience and years in the title, lead-ins, a filled-in date and a review range', async () => {
    const document = await readModel('agency-staff', format);
    expect(policyDocument.parse(document)).toEqual(document);
    expect(outline(document)).toEqual([
      ['clauses', null, 18],
      ['clauses', 'While on placement, temporary and agency staff will:', 7],
      ['clauses', null, 7],
      ['signature', null, 0],
      ['review', null, 0],
    ]);
    expect(document).toMatchObject({
      title: 'Acceptable Use Policy',
      organisation: school,
      versionLabel: '2026-2027',
      audiences: ['temporary', 'agency'],
      dates: {
        reviewed: null,
        nextReview: { printed: 'July 2027/September 2027', from: '2027-07-01', to: '2027-09-30' },
        ratified: null,
        adopted: null,
      },
      declarations: [],
      signatureFields: [
        { label: 'Signed', type: 'signature', signer: 'user', required: true },
        { label: 'Date', type: 'date', signer: 'user', required: true },
      ],
    });
    const third = sectionAt(document, 2);
    expect(third.blocks[0]).toMatchObject({
      type: 'paragraph',
      text: expect.stringMatching(/^I will work within .* children\.$/u),
    });
    expect(document.metadata).toContainEqual({
      label: 'Title as printed',
      value: 'Acceptable Use Policy [temporary or agency staff] 2026-2027',
    });
    expect(document.metadata).toContainEqual({ label: 'Date', value: 'June/July 2026' });
    expect(document.discarded.filter(({ reason }) => !/ of the page$/u.test(reason))).toEqual([
      { text: 'Growing Together, Learning Together', reason: 'motto of the school' },
    ]);
    expect(document.questions.map(({ about }) => about)).toEqual(['dates', 'declarations', 'contacts']);
  });

  test('staff and volunteers: update sections, broken lists, a third-person acceptance and a review table', async () => {
    const document = await readModel('staff-volunteers-kcsie', format);
    expect(outline(document)).toEqual([
      ['preamble', null, 0],
      ['updates', 'KCSIE 2025 update', 1],
      ['updates', 'KCSIE 2024 update', 1],
      ['updates', 'KCSIE 2023 update', 3],
      ['clauses', 'What this policy is for', 5],
      ['clauses', "Everyone who uses the school's systems:", 7],
      ['clauses', 'For my own protection at work:', 5],
      ['clauses', 'In how I write, speak and share:', 6],
      ['clauses', 'To help the school and the local authority to keep systems running:', 5],
      ['clauses', null, 4],
      ['clauses', 'When I use the internet for work:', 3],
      ['clauses', 'Social media', 6],
      ['clauses', 'My responsibility, on site and off it:', 2],
      ['clauses', 'Data protection (UK GDPR)', 9],
      ['declaration', null, 0],
      ['review', 'Policy review', 0],
    ]);
    expect(document).toMatchObject({
      title: 'Acceptable Use Policy for Staff and Volunteers',
      organisation: school,
      versionLabel: null,
      audiences: ['staff', 'volunteers'],
      dates: {
        reviewed: null,
        nextReview: { printed: '13/10/2028', from: '2028-10-13', to: '2028-10-13' },
        ratified: { printed: '13/10/2026', from: '2026-10-13', to: '2026-10-13' },
        adopted: null,
      },
      signatureFields: [],
      relatedPolicies: [
        'whistleblowing policy',
        'image policy',
        'disciplinary policy',
        'safeguarding policy',
        'staff code of conduct',
      ],
    });
    expect(document.declarations).toEqual([
      { type: 'acknowledgement', text: expect.stringMatching(/^All staff and volunteers confirm .* staff area\.$/u) },
    ]);
    expect(document.contacts).toEqual(
      ['Headteacher', 'Deputy Headteacher', 'Network Manager', 'Online Safety Lead', 'Data Protection Officer'].map(
        (role) => ({ role, name: null }),
      ),
    );
    expect(document.statutoryReferences).toEqual(
      expect.arrayContaining(['KCSIE 2025', 'KCSIE 2024', 'KCSIE 2023', 'UK GDPR']),
    );
    const texts = everyBlock(document.sections.flatMap(({ blocks }) => blocks)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('*'))).toEqual([]);
    expect(
      texts.filter((text) =>
        text.includes('Personal phones and cameras are never used to photograph children. School cameras'),
      ),
    ).toHaveLength(1);
  });

  test('all adults: printed numbers that run over a gap, a second list from one, and an annex', async () => {
    const document = await readModel('all-adults-numbered', format);
    expect(outline(document)).toEqual([
      ['preamble', null, 0],
      ['clauses', null, 17],
      ['declaration', null, 0],
      ['signature', null, 0],
      ['annex', 'Keeping safe on social media – Guidance for Staff, Governors, Visitors and Students/Volunteers', 4],
      ['guidance', 'Guidance for staff:', 18],
    ]);
    expect(numbersOf(sectionAt(document, 1))).toEqual(Array.from({ length: 17 }, (_, at) => `${at + 1}.`));
    expect(numbersOf(sectionAt(document, 5))).toEqual(Array.from({ length: 18 }, (_, at) => `${at + 1}.`));
    expect(numbersOf(sectionAt(document, 4))).toEqual([null, null, null, null]);
    expect(document).toMatchObject({
      title: 'ICT Acceptable Use Policy (AUP)',
      organisation: school,
      versionLabel: '2026/28',
      audiences: ['staff', 'governors', 'visitors', 'students', 'volunteers'],
      dates: { reviewed: { printed: 'August 2026', from: '2026-08-01', to: '2026-08-31' }, nextReview: null },
      declarations: [{ type: 'agreement', text: expect.stringMatching(/^I have read this agreement/u) }],
      relatedPolicies: ['social media policy', 'mobile device policy'],
    });
    expect(document.signatureFields.map(({ label, type }) => [label, type])).toEqual([
      ['Signature', 'signature'],
      ['Date', 'date'],
      ['Full Name (PRINT)', 'printName'],
      ['Position/Role', 'role'],
    ]);
    expect(document.questions).toContainEqual({
      about: 'dates.nextReview',
      why: expect.any(String),
      choices: ['2028'],
    });
  });

  test('staff and governors: a header table, nested numbers, a link, and four statements before the fields', async () => {
    const document = await readModel('staff-governors-form', format);
    expect(outline(document)).toEqual([
      ['preamble', 'Background', 0],
      ['clauses', 'Agreement', 41],
      ['clauses', 'On social media:', 8],
      ['declaration', null, 0],
      ['declaration', 'User Signature', 0],
      ['signature', null, 0],
    ]);
    const rules = sectionAt(document, 1).blocks;
    expect(rules).toHaveLength(37);
    expect(rules.map(({ children }) => children?.map(({ number }) => number)).filter(Boolean)).toEqual([
      ['1.', '2.', '3.', '4.'],
    ]);
    expect(rules[28]?.text).toBe('I will keep hardware in my care safe:');
    expect(document.links).toEqual([
      {
        text: 'Cyber security training for school staff',
        href: 'https://www.ncsc.gov.uk/learning/cyber-security-training-for-school-staff',
      },
    ]);
    expect(document).toMatchObject({
      title: 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form',
      organisation: school,
      audiences: ['staff', 'governors'],
      dates: {
        reviewed: { printed: 'June 2026', from: '2026-06-01', to: '2026-06-30' },
        nextReview: { printed: 'June 2027', from: '2027-06-01', to: '2027-06-30' },
      },
    });
    expect(document.declarations.map(({ type }) => type)).toEqual([
      'acknowledgement',
      'understanding',
      'agreement',
      'request',
    ]);
    expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date', 'printName', 'role']);
    expect(document.contacts.slice(0, 2)).toEqual([
      { role: 'Data Protection Officer', name: null },
      { role: 'School Business Manager', name: null },
    ]);
  });

  test('code of conduct: themed sections, facts in the first person, and no date invented', async () => {
    const document = await readModel('code-of-conduct', format);
    expect(outline(document).map(([kind, , clauses]) => [kind, clauses])).toEqual([
      ['preamble', 0],
      ['clauses', 1],
      ['clauses', 5],
      ['clauses', 16],
      ['clauses', 1],
      ['clauses', 5],
      ['clauses', 1],
      ['declaration', 3],
      ['declaration', 0],
      ['signature', 0],
    ]);
    expect(sectionAt(document, 0).blocks).toHaveLength(2);
    expect(document).toMatchObject({
      title: 'Staff and Volunteer Acceptable Use Policy and Code of Conduct',
      audiences: ['staff', 'volunteers'],
      dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
    });
    expect(document.declarations.map(({ type, text }) => [type, text.split(' ').slice(0, 3).join(' ')])).toEqual([
      ['statementOfFact', 'I have been'],
      ['acknowledgement', 'I have read'],
      ['agreement', 'I have accepted'],
      ['understanding', 'I further understand'],
    ]);
    expect(document.contacts).toEqual(
      expect.arrayContaining([
        { role: 'Online Safety Lead (ESL)', name: null },
        { role: 'Designated Safeguarding Lead (DSL)', name: null },
      ]),
    );
    expect(document.signatureFields.map(({ label, type }) => [label, type])).toEqual([
      ['Print Name', 'printName'],
      ['Signed', 'signature'],
      ['Date', 'date'],
    ]);
    expect(document.statutoryReferences).toEqual(['Computer Misuse Act 1990']);
  });
});

test('names of sections and blocks are short, unique and the same on every import', async () => {
  const [first, second] = await Promise.all([
    readModel('staff-governors-form', 'md'),
    readModel('staff-governors-form', 'md'),
  ]);
  const ids = first.sections.flatMap(({ id, blocks }) => [id, ...everyBlock(blocks).map((block) => block.id)]);
  expect(second).toEqual(first);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['s1', 's1b1', 's2b29b4']));
});

test('each model is read without a warning, so no words had to be kept by force', async () => {
  for (const name of modelNames) {
    expect(modelText(name)).not.toBe('');
    expect((await readModel(name, 'md')).warnings).toEqual([]);
  }
});
