import { AnswerLost, ApiProblem } from '#src/api/api-problem.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import type { stopTexts } from '#strings/sign-in.ts';

/** What keeps the page from going on; null where the words are those of the server's refusal. */
export type SituationKind = keyof typeof stopTexts | null;

export type Situation = {
  readonly kind: SituationKind;
  /** For IT support alone, never in place of words. */
  readonly code: string | null;
  readonly correlationId: string | null;
  readonly requestId: string | null;
};

export function situationOf(error: unknown): Situation {
  const nothing = { code: null, correlationId: null, requestId: null };
  if (error instanceof SignInProblem) {
    const { code = null, correlationId = null } = error.facts;
    return { ...nothing, kind: error.reason, code, correlationId };
  }
  if (error instanceof AnswerLost) return { ...nothing, kind: 'offline' };
  if (!(error instanceof ApiProblem)) return { ...nothing, kind: null };
  return { ...nothing, kind: kindOf(error), code: `${error.status} ${error.code}`, requestId: error.requestId };
}

function kindOf(problem: ApiProblem): SituationKind {
  if (problem.code === 'token-wrong-tenant') return 'other-organisation';
  if (problem.isNotReady) return 'not-ready';
  return problem.code.startsWith('token-') ? 'expired' : null;
}
