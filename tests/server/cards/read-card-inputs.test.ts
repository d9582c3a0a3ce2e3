import { describe, expect, test } from 'vitest';
import { readCardInputs } from '#server/cards/read-card-inputs.ts';
import { checkSignedWords } from '#src/domain/attestation.ts';
import { contentHash, policyDocument, requestId } from './asked-sample.ts';

describe('what comes back from a card', () => {
  const document = policyDocument();

  test('is read by place; pressing Accept is the yes to every plain declaration', () => {
    const words = readCardInputs(document, {
      requestId,
      contentHash,
      'answer-0': 'notYet',
      'reason-0': '  Booked for May ',
      'answer-2': 'no',
      'field-1': ' Ava Turner ',
      'field-2': 'Teacher',
    });
    expect(words).toEqual({
      answers: [{ value: 'notYet', reason: 'Booked for May' }, { value: 'yes' }, { value: 'no' }, { value: 'yes' }],
      fields: ['', 'Ava Turner', 'Teacher', ''],
    });
    expect(() => checkSignedWords(document, words)).not.toThrow();
  });

  test.each([
    ['nothing was chosen', { 'field-1': 'Ava Turner' }],
    ['a choice was made up', { 'answer-0': 'no', 'answer-2': 'notYet', 'field-1': 'Ava Turner' }],
    ['"not yet" has no reason', { 'answer-0': 'notYet', 'answer-2': 'yes', 'field-1': 'Ava Turner' }],
    ['an answer is no text', { 'answer-0': true, 'answer-2': 1, 'field-1': 'Ava Turner' }],
  ])('is refused by the domain when %s', (_, data) => {
    expect(() => checkSignedWords(document, readCardInputs(document, data))).toThrowError(
      expect.objectContaining({ code: 'declaration-unanswered' }),
    );
  });
});
