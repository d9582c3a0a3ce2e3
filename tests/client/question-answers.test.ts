import { describe, expect, test } from 'vitest';
import type { PolicyDocument, Question, Section } from '#src/domain/policy-document.ts';
import { answeringOf, placeOf, withoutQuestion } from '#src/features/policies/questions/question-answers.ts';
import { daysOf, withDays } from '#src/features/policies/questions/question-dates.ts';
import { draft } from './support/draft.ts';

function answers(question: Question, document: PolicyDocument): readonly string[] {
  const answering = answeringOf(question, document);
  return answering.kind === 'choice' ? answering.answers.map(({ label }) => label) : [answering.kind];
}

function answered(question: Question, document: PolicyDocument, label: RegExp): PolicyDocument {
  const answering = answeringOf(question, document);
  const answer = answering.kind === 'choice' ? answering.answers.find((one) => label.test(one.label)) : undefined;
  if (!answer) throw new Error(`No answer ${label}`);
  return answer.apply(document);
}

function section(id: string, kind: Section['kind'], text: string): Section {
  return { id, heading: `Part ${id}`, kind, blocks: [{ type: 'paragraph', id: `${id}b1`, number: null, text }] };
}

describe('an answer changes what was asked about', () => {
  test('the organisation, and the words where nothing is offered', () => {
    const question: Question = { about: 'organisation', why: 'Which?', choices: ['Oakfield', 'Elm Trust'] };
    expect(answered(question, draft, /Elm/).organisation).toBe('Elm Trust');
    expect(answeringOf({ about: 'title', why: 'None.' }, draft)).toEqual({ kind: 'words', field: 'title' });
    expect(answers({ about: 'audiences', why: 'Who?', choices: ['staff'] }, draft)).toEqual(['audiences']);
  });

  test('a proposed year is the whole year, and what is printed stays', () => {
    const question: Question = { about: 'dates.nextReview', why: 'When?', choices: ['2027'] };
    expect(answered(question, draft, /2027/).dates.nextReview).toEqual({
      printed: '2027',
      from: '2027-01-01',
      to: '2027-12-31',
    });
    const printed = { ...draft, dates: { ...draft.dates, nextReview: { printed: 'Spring' } } };
    expect(answered(question, printed, /2027/).dates.nextReview?.printed).toBe('Spring');
    expect(answers({ about: 'dates.nextReview', why: 'Which days?' }, printed)).toEqual(['days']);
  });

  test('a date printed beside the signature', () => {
    const question: Question = {
      about: 'dates',
      why: '"Date: June 2026" is printed beside the signature. What is it?',
      choices: ['when people sign', 'when the policy was reviewed', 'neither'],
    };
    expect(answered(question, draft, /reviewed/).dates.reviewed).toEqual({
      printed: 'June 2026',
      from: '2026-06-01',
      to: '2026-06-30',
    });
    expect(answered(question, draft, /neither/)).toBe(draft);
  });

  test('what a section is', () => {
    const document = { ...draft, sections: [section('s1', 'guidance', 'Ask first.')] };
    const question: Question = { about: 'sections.s1', why: 'Accepted?', choices: ['guidance', 'clauses'] };
    expect(placeOf(question, document)).toEqual({ part: 'section', sectionId: 's1' });
    expect(answered(question, document, /Rules/).sections[0]?.kind).toBe('clauses');
    expect(placeOf({ ...question, about: 'sections.gone' }, document)).toEqual({ part: 'text' });
  });

  test('the declaration that is not printed, and the one that is for somebody else', () => {
    const question: Question = { about: 'declarations', why: 'None.' };
    expect(answered(question, draft, /Add/).declarations).toEqual([
      { text: 'I have read this policy and I agree to follow it.', type: 'agreement', addedBySchool: true },
    ]);
    const two: PolicyDocument = {
      ...draft,
      declarations: [
        { text: 'I agree.', type: 'agreement' },
        { text: 'I authorise this person.', type: 'authorisation' },
      ],
    };
    const without = answered(question, two, /Take/);
    expect(without.declarations).toEqual([{ text: 'I agree.', type: 'agreement' }]);
    expect(without.discarded).toEqual([{ text: 'I authorise this person.', reason: 'reviewer-undeclared' }]);
  });

  test('of two agreements in a file one is kept, with its declaration and its fields', () => {
    const document: PolicyDocument = {
      ...draft,
      sections: [
        section('s1', 'clauses', 'Staff keep phones away.'),
        section('s2', 'signature', 'Signed by staff'),
        section('s3', 'clauses', 'Pupils hand phones in. I hand mine in.'),
        section('s4', 'signature', 'Signed by the pupil'),
        section('s5', 'annex', 'Help'),
      ],
      declarations: [{ text: 'I hand mine in.', type: 'agreement' }],
      signatureFields: [
        { label: 'Signed by staff', type: 'signature', signer: 'user', required: true },
        { label: 'Signed by the pupil', type: 'signature', signer: 'user', required: true },
      ],
    };
    const question: Question = { about: 'sections', why: 'Two?', choices: ['one agreement', 'import each on its own'] };
    expect(answered(question, document, /one agreement/)).toBe(document);
    const kept = answered(question, document, /part 1/);
    expect(kept.sections.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(kept.declarations).toEqual([]);
    expect(kept.signatureFields.map(({ label }) => label)).toEqual(['Signed by staff']);
    expect(kept.discarded.map(({ text }) => text)).toEqual([
      'Part s3',
      'Pupils hand phones in. I hand mine in.',
      'Part s4',
      'Signed by the pupil',
      'Part s5',
      'Help',
    ]);
  });

  test('an agreement that is printed again for others begins where its rules do, with its introduction', () => {
    const rule = (id: string): Section => ({
      id,
      heading: null,
      kind: 'clauses',
      blocks: [{ type: 'clause', id: `${id}b1`, number: '1.', text: 'Phones are kept out of sight in lessons.' }],
    });
    const sections = [
      section('s1', 'preamble', 'For staff'),
      rule('s2'),
      section('s3', 'preamble', 'For governors'),
      rule('s4'),
    ];
    const question: Question = { about: 'sections', why: 'Printed twice?', choices: ['one agreement'] };
    const kept = answered(question, { ...draft, sections }, /part 2, “Part s3”/);
    expect(kept.sections.map(({ id }) => id)).toEqual(['s3', 's4']);
  });

  test('what nobody thought of is settled by saying so', () => {
    const question: Question = { about: 'moon', why: 'Is it full?', choices: ['yes', 'no'] };
    expect(placeOf(question, draft)).toEqual({ part: 'other' });
    expect(answers(question, draft)).toEqual(['settle']);
    expect(answers({ about: 'sections', why: 'Two?', choices: ['one agreement'] }, draft)).toEqual(['settle']);
    const other: Question = { about: 'moon', why: 'Is it new?' };
    expect(withoutQuestion({ ...draft, questions: [question, other] }, question).questions).toEqual([other]);
  });
});

test.each([
  ['2026', { from: '2026-01-01', to: '2026-12-31' }],
  ['February 2028', { from: '2028-02-01', to: '2028-02-29' }],
  ['1st September 2026', { from: '2026-09-01', to: '2026-09-01' }],
  ['03/04/2026', { from: '2026-04-03', to: '2026-04-03' }],
  ['31 April 2026', {}],
  ['13/13/2026', {}],
  ['next term', {}],
])('the days of %s', (printed, days) => {
  expect(daysOf(printed)).toEqual(days);
});

test('days and printed words of a date change apart', () => {
  expect(withDays({ printed: 'Spring term' }, '2026-01-05', '2026-03-27')).toEqual({
    printed: 'Spring term',
    from: '2026-01-05',
    to: '2026-03-27',
  });
  expect(withDays(null, '2026-09-01', '')).toEqual({
    printed: '1 September 2026',
    from: '2026-09-01',
    to: '2026-09-01',
  });
  expect(withDays({ printed: 'Spring', from: '2026-01-05', to: '2026-01-05' }, '', '')).toEqual({ printed: 'Spring' });
  expect(withDays(null, '', '')).toBeNull();
});
