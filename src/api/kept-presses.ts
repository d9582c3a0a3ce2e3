import type { z } from 'zod';
import { attestationBody } from '#src/contract/requests.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import { AnswerLost, ApiProblem } from './api-problem.ts';
import { forget, keep, kept, keptNames } from './kept.ts';

/**
 * Acceptances that were pressed and whose answer has not come yet. They outlive the page, so that nobody has to find out
 * for themselves whether a press without a connection counted. The server records a request once, however often it hears.
 */

export type Press = z.infer<typeof attestationBody>;

const prefix = 'press.';

export function keepPress(requestId: string, press: Press): void {
  keep(prefix + requestId, press);
}

export function forgetPress(requestId: string): void {
  forget(prefix + requestId);
}

export function keptPress(requestId: string): Press | null {
  return attestationBody.safeParse(kept(prefix + requestId)).data ?? null;
}

/** The requests with a press that is not finished. */
export function keptRequests(): readonly string[] {
  return keptNames(prefix).map((name) => name.slice(prefix.length));
}

/** The server has read the press and says no: to send it again would change nothing. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && !isPassing(error) && !isOfOther(error);
}

/** No answer, or none for now; the same press may be heard later without anybody doing anything. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) return isPassing(error);
  return error instanceof AnswerLost || (error instanceof SignInProblem && !error.needsPerson);
}

function isPassing({ code, isNotReady }: ApiProblem): boolean {
  return code === 'too-many-requests' || code === 'unexpected' || isNotReady;
}

/** Said to whoever did not press it, or was not let in: the press stays for the one who did. */
function isOfOther({ code }: ApiProblem): boolean {
  return code === 'request-other-person' || code.startsWith('token-');
}
