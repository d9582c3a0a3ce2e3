import { Failure } from './failure.ts';
import type { Declaration, PolicyDocument, SignatureField } from './policy-document.ts';

/** Where a person pressed Accept. `web` is the tab opened in a plain browser. */
export const channels = ['teams-card', 'teams-tab', 'outlook-pane', 'outlook-message', 'web'] as const;
/** Channels that a person's own client names; the others are known by where the press came in. */
export type ClientChannel = Exclude<Channel, 'teams-card' | 'outlook-message'>;
export type Channel = (typeof channels)[number];

/** `notYet` belongs to a statement of fact and carries a reason; `no` belongs to a request and blocks nothing. */
export const answerValues = ['yes', 'no', 'notYet'] as const;
export type AnswerValue = (typeof answerValues)[number];
export type Answer = { readonly value: AnswerValue; readonly reason?: string | undefined };

/** One answer for each declaration of the version, and one value for each field, in printed order. */
export type SignedWords = { readonly answers: readonly Answer[]; readonly fields: readonly string[] };

/** How a declaration may be answered. Every other kind of declaration is plain: only "yes" accepts it. */
export function answersFor(declaration: Declaration): readonly AnswerValue[] {
  switch (declaration.type) {
    case 'request':
      return ['yes', 'no'];
    case 'statementOfFact':
      return ['yes', 'notYet'];
    default:
      return ['yes'];
  }
}

/** Fields the product fills from the act itself: a signature is the act, and its moment is the server's. */
export function isFilledByAct(field: SignatureField): boolean {
  return field.type === 'signature' || field.type === 'date' || field.type === 'dateTime';
}

/** The fields a signer is asked to fill, with their place among all fields of the document. */
export function askedFields(
  document: PolicyDocument,
): readonly { readonly index: number; readonly field: SignatureField }[] {
  return document.signatureFields
    .map((field, index) => ({ index, field }))
    .filter(({ field }) => field.signer === 'user' && !isFilledByAct(field));
}

/** In characters. */
export const longestField = 200;
export const longestReason = 500;

/**
 * Checks that what a person sent answers what the version asks.
 * @throws Failure `declaration-unanswered`, `field-missing` or `field-invalid`, each naming what is at fault in `details`.
 */
export function checkSignedWords(document: PolicyDocument, words: SignedWords): void {
  const unanswered = document.declarations.filter(
    (declaration, index) => !isAnswered(declaration, words.answers[index]),
  );
  if (unanswered.length > 0 || words.answers.length !== document.declarations.length) {
    throw new Failure(
      'declaration-unanswered',
      'Answer each statement, then accept again.',
      unanswered.map((declaration) => declaration.text),
    );
  }
  for (const { index, field } of askedFields(document)) {
    const value = words.fields[index]?.trim() ?? '';
    if (field.required && value === '')
      throw new Failure('field-missing', `Fill in "${field.label}", then accept again.`, [field.label]);
    if (value.length > longestField) {
      throw new Failure(
        'field-invalid',
        `"${field.label}" holds more than ${longestField} characters. Shorten it, then accept again.`,
        [field.label],
      );
    }
  }
  if (words.fields.length !== document.signatureFields.length) {
    throw new Failure('field-invalid', 'Open the policy again, fill in the fields shown, then accept.');
  }
}

function isAnswered(declaration: Declaration, answer: Answer | undefined): boolean {
  if (!answer || !answersFor(declaration).includes(answer.value)) return false;
  const reason = answer.reason?.trim() ?? '';
  return reason.length <= longestReason && (answer.value !== 'notYet' || reason !== '');
}
