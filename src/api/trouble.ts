import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import { failureTexts, troubleTexts } from '#strings/failures.ts';
import { AnswerLost, ApiProblem } from './api-problem.ts';

/** What went wrong in words for the person, and whether trying again may help. */
export type Trouble = { readonly title: string; readonly advice: string; readonly details: readonly string[] };

/** No text of an error itself reaches a person: those are for programmers. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiProblem) return { ...failureTexts[error.code], details: error.details };
  if (error instanceof AnswerLost) return { ...troubleTexts.offline, details: [] };
  if (error instanceof SignInProblem) {
    return { ...(error.reason === 'offline' ? troubleTexts.offline : troubleTexts.unavailable), details: [] };
  }
  return { ...failureTexts.unexpected, details: [] };
}
