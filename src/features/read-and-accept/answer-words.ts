import type { Answer } from '#src/domain/attestation.ts';
import { readTexts, receiptTexts } from '#strings/app.ts';

export function answerWords({ value, reason }: Answer): string {
  return value === 'notYet' ? receiptTexts.notYet(reason ?? '') : readTexts.answer[value];
}
