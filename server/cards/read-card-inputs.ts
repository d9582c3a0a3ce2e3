import { type Answer, type AnswerValue, answersFor, type SignedWords } from '#src/domain/attestation.ts';
import type { Declaration, PolicyDocument } from '#src/domain/policy-document.ts';

export const answerInput = (index: number): string => `answer-${index}`;
export const reasonInput = (index: number): string => `reason-${index}`;
export const fieldInput = (index: number): string => `field-${index}`;

/**
 * The inputs of a card, merged by Teams into the action's data, as answers and fields in printed order. Pressing Accept
 * is the "yes" to every plain declaration; a question left open stays unanswered, for the domain to refuse.
 */
export function readCardInputs(document: PolicyDocument, data: Readonly<Record<string, unknown>>): SignedWords {
  const input = (id: string): string => {
    const value = data[id];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    answers: document.declarations.map((declaration, index) =>
      answerFrom(declaration, input(answerInput(index)), input(reasonInput(index))),
    ),
    fields: document.signatureFields.map((_, index) => input(fieldInput(index))),
  };
}

function answerFrom(declaration: Declaration, chosen: string, reason: string): Answer {
  const options = answersFor(declaration);
  const value = options.length === 1 ? options[0] : options.find((option) => option === chosen);
  if (value === undefined) return { value: unanswered(options) };
  return value === 'notYet' && reason !== '' ? { value, reason } : { value };
}

/** Answers keep their place, so an open question is carried as an answer that it does not offer. */
function unanswered(options: readonly AnswerValue[]): AnswerValue {
  return options.includes('no') ? 'notYet' : 'no';
}
