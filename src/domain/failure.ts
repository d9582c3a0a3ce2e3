/**
 * A refusal a person can act on. `code` is stable: clients switch on it and show their own language's text; `message`
 * is the English fallback and says what happened and what to do next. Anything else that is thrown is a defect.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly details: readonly string[];

  constructor(code: FailureCode, message: string, details: readonly string[] = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export const failureCodes = [
  'token-missing',
  'token-invalid',
  'token-expired',
  'token-wrong-audience',
  'token-wrong-issuer',
  'token-wrong-tenant',
  'token-not-for-api',
  'role-needed',
  'not-found',
  'body-invalid',
  'too-many-requests',
  'not-canonical',
  'file-unreadable',
  'file-too-large',
  'file-kind-unknown',
  'policy-not-found',
  'version-not-found',
  'original-lost',
  'version-published',
  'version-changed',
  'version-not-published',
  'version-superseded',
  'version-incomplete',
  'version-not-current',
  'version-unchanged',
  'change-kind-needed',
  'approval-outdated',
  'approval-in-future',
  'campaign-not-found',
  'campaign-empty',
  'campaign-state',
  'undo-too-late',
  'person-not-found',
  'exemption-not-found',
  'exemption-nothing',
  'group-not-found',
  'group-hidden',
  'due-date-past',
  'send-time-past',
  'day-order',
  'request-not-found',
  'request-closed',
  'request-other-person',
  'wrong-words',
  'declaration-unanswered',
  'field-missing',
  'field-invalid',
  'sender-sign-in-needed',
  'directory-busy',
  'microsoft-unavailable',
  'unexpected',
] as const;
export type FailureCode = (typeof failureCodes)[number];
