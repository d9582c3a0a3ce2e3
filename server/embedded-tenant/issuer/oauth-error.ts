/** A refusal of the token endpoint, with the number Entra's `AADSTS` code has. */
export class OauthError extends Error {
  override readonly name = 'OauthError';
  readonly error: string;
  readonly number: number;
  readonly status: number;
  /** What a client is to ask for in its next request, interactively (ENT claims-challenge.md). */
  readonly claims: string | undefined;

  constructor(error: string, number: number, message: string, status = 400, claims?: string) {
    super(`AADSTS${number}: ${message}`);
    this.error = error;
    this.number = number;
    this.status = status;
    this.claims = claims;
  }
}

/** The shape of an error answer: ENT v2-oauth2-auth-code-flow.md. */
export function oauthErrorBody(error: OauthError, now: Date, traceId: string): Record<string, unknown> {
  return {
    error: error.error,
    error_description: `${error.message} Trace ID: ${traceId} Correlation ID: ${traceId} Timestamp: ${now.toISOString()}`,
    error_codes: [error.number],
    timestamp: now.toISOString(),
    trace_id: traceId,
    correlation_id: traceId,
    ...(error.claims === undefined ? {} : { claims: error.claims }),
  };
}
