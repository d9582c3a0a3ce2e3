/** Signing in did not give a token. Each reason has a screen that says what to do. */
export type SignInReason =
  | 'approval-needed'
  | 'cancelled'
  | 'window-blocked'
  | 'interaction-needed'
  | 'device-refused'
  | 'blocked-by-policy'
  | 'other-organisation'
  | 'not-assigned'
  | 'expired'
  | 'host-too-old'
  | 'offline'
  | 'unavailable';

export type SignInFacts = {
  /** What Microsoft wants to be asked for in the next sign-in, as JSON. */
  readonly claims?: string | undefined;
  /** For IT support alone: an `AADSTS` number or the library's own name of the error, and the id of the attempt. */
  readonly code?: string | undefined;
  readonly correlationId?: string | undefined;
};

export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  readonly reason: SignInReason;
  readonly facts: SignInFacts;

  constructor(reason: SignInReason, cause: unknown, facts: SignInFacts = {}) {
    super(`Sign-in: ${reason}`, { cause });
    this.reason = reason;
    this.facts = facts;
  }

  /** Whether somebody has to do something; the others pass, or do not, by themselves. */
  get needsPerson(): boolean {
    return this.reason !== 'offline' && this.reason !== 'unavailable';
  }

  /** What the API wanted is still wanted when Microsoft has refused in other words. */
  withClaims(claims: string | undefined): SignInProblem {
    return claims === undefined ? this : new SignInProblem(this.reason, this.cause, { ...this.facts, claims });
  }
}

/** What a library threw, as a problem. Most people never have one, so what reads it is loaded only then. */
export async function toSignInProblem(error: unknown): Promise<SignInProblem> {
  if (error instanceof SignInProblem) return error;
  try {
    return (await import('./read-sign-in-problem.ts')).readSignInProblem(error);
  } catch {
    return new SignInProblem('offline', error);
  }
}
