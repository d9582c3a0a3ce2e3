import type { RequestDetail } from '#src/contract/requests.ts';
import {
  type Answer,
  type AnswerValue,
  answersFor,
  askedFields,
  longestField,
  longestReason,
} from '#src/domain/attestation.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { readTexts } from '#strings/app.ts';

/** What the signer has put in so far, by place in the document. Null: not answered yet. */
export type Entries = {
  readonly answers: readonly (AnswerValue | null)[];
  readonly reasons: readonly string[];
  readonly fields: readonly string[];
};

/** Something to put right, and the control that holds it. */
export type Fault = { readonly targetId: string; readonly words: string };

export const answerId = (index: number) => `answer-${index}`;
export const reasonId = (index: number) => `reason-${index}`;
export const fieldId = (index: number) => `field-${index}`;

/** Nothing is chosen beforehand where there is a choice; a plain declaration is made by the act of accepting. */
export function emptyEntries({ document, suggestedFields }: RequestDetail): Entries {
  return {
    answers: document.declarations.map((declaration) => (answersFor(declaration).length === 1 ? 'yes' : null)),
    reasons: document.declarations.map(() => ''),
    fields: document.signatureFields.map((_, index) => suggestedFields[index] ?? ''),
  };
}

/** What the person had put in before, where it was for these words; nothing else ever chooses an answer. */
export function entriesBefore(request: RequestDetail, before: unknown): Entries | null {
  if (typeof before !== 'object' || before === null || !('contentHash' in before) || !('entries' in before))
    return null;
  const { contentHash, entries } = before;
  if (contentHash !== request.contentHash || typeof entries !== 'object' || entries === null) return null;
  const list = (name: string): readonly unknown[] => {
    const found: unknown = Reflect.get(entries, name);
    return Array.isArray(found) ? found : [];
  };
  const empty = emptyEntries(request);
  const text = (found: unknown, otherwise: string) => (typeof found === 'string' ? found : otherwise);
  return {
    answers: request.document.declarations.map(
      (declaration, index) =>
        answersFor(declaration).find((value) => value === list('answers')[index]) ?? empty.answers[index] ?? null,
    ),
    reasons: empty.reasons.map((none, index) => text(list('reasons')[index], none)),
    fields: empty.fields.map((known, index) => text(list('fields')[index], known)),
  };
}

/** What was sent once, as it was entered. */
export function entriesOf({ answers, fields }: { answers: readonly Answer[]; fields: readonly string[] }): Entries {
  return {
    answers: answers.map(({ value }) => value),
    reasons: answers.map(({ reason }) => reason ?? ''),
    fields,
  };
}

/** In the order of the page, so that the first is the one to go to. */
export function faultsOf(document: PolicyDocument, entries: Entries): readonly Fault[] {
  const { errors } = readTexts;
  const answerFaults = entries.answers.flatMap((answer, index): Fault[] => {
    const reason = entries.reasons[index]?.trim() ?? '';
    if (answer === null) return [{ targetId: answerId(index), words: errors.unanswered }];
    if (answer !== 'notYet') return [];
    if (reason === '') return [{ targetId: reasonId(index), words: errors.reasonMissing }];
    return reason.length > longestReason ? [{ targetId: reasonId(index), words: errors.reasonTooLong }] : [];
  });
  const fieldFaults = askedFields(document).flatMap(({ index, field }): Fault[] => {
    const value = entries.fields[index]?.trim() ?? '';
    if (field.required && value === '') return [{ targetId: fieldId(index), words: errors.fieldMissing(field.label) }];
    return value.length > longestField ? [{ targetId: fieldId(index), words: errors.fieldTooLong(field.label) }] : [];
  });
  return [...answerFaults, ...fieldFaults];
}

export function signedWords({ answers, reasons, fields }: Entries): { answers: Answer[]; fields: string[] } {
  return {
    answers: answers.map((value, index) =>
      value === 'notYet' ? { value, reason: reasons[index]?.trim() ?? '' } : { value: value ?? 'yes' },
    ),
    fields: fields.map((field) => field.trim()),
  };
}

export function changedAt<T>(list: readonly T[], place: number, value: T): readonly T[] {
  return list.map((item, index) => (index === place ? value : item));
}
