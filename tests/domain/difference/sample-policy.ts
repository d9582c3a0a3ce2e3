import type { PublishedWords } from '#src/domain/published-words.ts';
import { clause, sectionOf, versionOf } from './documents.ts';

/** A policy as schools write them: an update, numbered rules, fragments, nested rules, a declaration and an annex. */
export function samplePolicy(): PublishedWords {
  return versionOf({
    dates: {
      reviewed: { printed: 'June 2026', from: '2026-06-01', to: '2026-06-30' },
      nextReview: { printed: 'June 2027', from: '2027-06-01', to: '2027-06-30' },
      ratified: null,
      adopted: null,
    },
    sections: [
      {
        id: 's1',
        heading: null,
        kind: 'preamble',
        blocks: [
          {
            type: 'paragraph',
            id: 's1b1',
            number: null,
            text: 'Technology is part of every lesson, and adults set the tone.',
          },
        ],
      },
      sectionOf('s2', 'KCSIE 2025 update', ['online risks now name false and misleading content;'], {
        kind: 'updates',
      }),
      sectionOf('s3', 'School systems', [
        'I will lock my screen whenever I leave the room.',
        'I will report misuse to the Online Safety Lead (Mrs G Thorne), as rule 4 sets out.',
        'I will take pictures only on school cameras. I will move them to school storage the same day.',
        'Worries about a child go to the Designated Safeguarding Lead before the end of the day.',
      ]),
      {
        id: 's4',
        heading: 'Equipment',
        kind: 'clauses',
        blocks: [
          clause('I will keep hardware in my care safe:', 's4b1', null, [
            clause('laptops are locked to their trolley', 's4b1b1', '1.'),
            clause('memory cards are put away after use', 's4b1b2', '2.'),
          ]),
          clause('I should return loan equipment on my last day.', 's4b2'),
        ],
      },
      sectionOf('s5', 'On social media all adults will:', [
        'keep their profiles private;',
        'decline requests from pupils;',
        'post pictures of trips on private accounts;',
      ]),
      sectionOf('s6', 'On social media adults will not:', [
        'name the school in arguments;',
        'mention families or colleagues;',
      ]),
      {
        id: 's7',
        heading: null,
        kind: 'declaration',
        blocks: [{ type: 'paragraph', id: 's7b1', number: null, text: 'I have read this policy and will keep to it.' }],
      },
      {
        id: 's8',
        heading: null,
        kind: 'signature',
        blocks: [{ type: 'paragraph', id: 's8b1', number: null, text: 'Signature: ______' }],
      },
      sectionOf(
        's9',
        'Advice for private life',
        ['Look for your own name online now and then.', 'Leave your employer off your profile.'],
        {
          kind: 'guidance',
        },
      ),
      {
        id: 's10',
        heading: 'Review',
        kind: 'review',
        blocks: [{ type: 'table', id: 's10b1', number: null, text: 'Reviewed\tJune 2026\nNext review\tJune 2027' }],
      },
    ],
    declarations: [{ text: 'I have read this policy and will keep to it.', type: 'agreement' }],
    signatureFields: [{ label: 'Signature', type: 'signature', signer: 'user', required: true }],
    contacts: [
      { role: 'Online Safety Lead', name: 'Mrs G Thorne' },
      { role: 'Designated Safeguarding Lead', name: null },
    ],
    statutoryReferences: ['KCSIE 2025'],
    metadata: [{ label: 'Reviewed', value: 'June 2026' }],
  });
}
