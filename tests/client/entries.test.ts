import { describe, expect, test } from 'vitest';
import type { RequestDetail } from '#src/contract/requests.ts';
import { checkSignedWords } from '#src/domain/attestation.ts';
import { changedAt, emptyEntries, faultsOf, signedWords } from '#src/features/read-and-accept/entries.ts';

const request: RequestDetail = {
  id: '6f1c1f0e-0d53-4b9e-9d5e-0b7a5a1f0001',
  policyTitle: 'Code of Conduct',
  versionLabel: null,
  versionNumber: 1,
  dueOn: '2026-09-04',
  standing: 'outstanding',
  askedAt: '2026-09-01T08:00:00Z',
  acceptedAt: null,
  receiptCode: null,
  readingMinutes: 3,
  changed: null,
  closedBecause: null,
  changes: null,
  responses: [],
  message: '',
  contentHash: 'a'.repeat(64),
  suggestedFields: ['', 'Ava Turner'],
  receipt: null,
  document: {
    title: 'Code of Conduct',
    organisation: null,
    versionLabel: null,
    languages: ['en'],
    audiences: ['staff'],
    dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
    sections: [],
    signatureFields: [
      { label: 'Signed', type: 'signature', signer: 'user', required: true },
      { label: 'Print name', type: 'printName', signer: 'user', required: true },
    ],
    declarations: [
      { text: 'I have been shown how to use the systems.', type: 'statementOfFact' },
      { text: 'I will keep to this code.', type: 'agreement' },
      { text: 'I would like a mail account.', type: 'request' },
    ],
    contacts: [],
    relatedPolicies: [],
    statutoryReferences: [],
    links: [],
    metadata: [],
    discarded: [],
    questions: [],
    warnings: [],
  },
};

describe('what a signer puts in', () => {
  test('nothing is chosen beforehand where there is a choice, and the directory fills the name', () => {
    expect(emptyEntries(request)).toEqual({
      answers: [null, 'yes', null],
      reasons: ['', '', ''],
      fields: ['', 'Ava Turner'],
    });
  });

  test('faults come in the order of the page', () => {
    const entries = { ...emptyEntries(request), fields: ['', ' '] };
    expect(faultsOf(request.document, entries).map(({ targetId }) => targetId)).toEqual([
      'answer-0',
      'answer-2',
      'field-1',
    ]);
  });

  test('"not yet" needs a reason', () => {
    const entries = { ...emptyEntries(request), answers: ['notYet', 'yes', 'no'] as const };
    expect(faultsOf(request.document, entries).map(({ targetId }) => targetId)).toEqual(['reason-0']);
    const told = { ...entries, reasons: changedAt(entries.reasons, 0, 'On Friday') };
    expect(faultsOf(request.document, told)).toEqual([]);
  });

  test('what has no fault on the page has none for the server', () => {
    const entries = {
      ...emptyEntries(request),
      answers: ['notYet', 'yes', 'no'] as const,
      reasons: ['On Friday ', '', ''],
    };
    const words = signedWords(entries);
    expect(words.answers).toEqual([{ value: 'notYet', reason: 'On Friday' }, { value: 'yes' }, { value: 'no' }]);
    expect(() => checkSignedWords(request.document, words)).not.toThrow();
  });
});
