import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import type { Problem } from '#src/contract/common.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';

/** The one table of statuses: a code without one does not compile. */
const statusOf = {
  'token-missing': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'token-wrong-audience': 401,
  'token-wrong-issuer': 401,
  'token-wrong-tenant': 403,
  'token-not-for-api': 401,
  'role-needed': 403,
  'not-found': 404,
  'body-invalid': 400,
  'too-many-requests': 429,
  'not-canonical': 400,
  'file-unreadable': 422,
  'file-too-large': 413,
  'file-kind-unknown': 415,
  'policy-not-found': 404,
  'version-not-found': 404,
  'original-lost': 404,
  'version-published': 409,
  'version-changed': 409,
  'version-not-published': 409,
  'version-superseded': 409,
  'version-incomplete': 422,
  'version-not-current': 409,
  'version-unchanged': 409,
  'change-kind-needed': 422,
  'approval-outdated': 409,
  'approval-in-future': 422,
  'campaign-not-found': 404,
  'campaign-empty': 422,
  'group-not-found': 404,
  'group-hidden': 403,
  'due-date-past': 422,
  'request-not-found': 404,
  'request-closed': 409,
  'request-other-person': 403,
  'wrong-words': 409,
  'declaration-unanswered': 422,
  'field-missing': 422,
  'field-invalid': 422,
  'sender-sign-in-needed': 401,
  'campaign-state': 409,
  'undo-too-late': 409,
  'person-not-found': 404,
  'exemption-not-found': 404,
  'exemption-nothing': 422,
  'send-time-past': 422,
  'day-order': 422,
  'directory-busy': 503,
  'microsoft-unavailable': 503,
  unexpected: 500,
} as const satisfies Record<FailureCode, number>;

/** Turns whatever a route rejected with into the contract's `problem`. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const failure = asFailure(error);
    const requestId = requestIdOf(response);
    const status = statusOf[failure.code];
    if (failure.code === 'unexpected') log.error('request.defect', { requestId, ...errorFacts(error) });
    else log.debug('request.refused', { requestId, code: failure.code });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.set('cache-control', 'no-store');
    if (status === 401) response.set('www-authenticate', 'Bearer');
    if (status === 503 || status === 429) response.set('retry-after', '5');
    const body: Problem = { code: failure.code, message: failure.message, details: [...failure.details], requestId };
    response.status(status).json(body);
  };
}

function requestIdOf(response: Response): string {
  return String(response.getHeader('x-request-id') ?? '');
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof z.ZodError) {
    const details = error.issues.slice(0, 20).map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
    return new Failure('body-invalid', 'The request does not have the form this address expects.', details);
  }
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413)
    return new Failure('file-too-large', 'This is larger than can be taken. Save a smaller copy and try again.');
  // What Express and its body readers refuse: broken JSON, an unknown encoding, an address that cannot be decoded.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Failure('body-invalid', 'The request could not be read.');
  return new Failure('unexpected', 'Something went wrong on our side. Nothing was lost; please try again.');
}
