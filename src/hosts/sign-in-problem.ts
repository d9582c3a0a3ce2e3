export type SignInReason = 'cancelled' | 'approval-needed' | 'interaction-needed' | 'window-blocked' | 'unavailable';

/** Signing in did not give a token. Each reason has a text that says what to do. */
export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  readonly reason: SignInReason;

  constructor(reason: SignInReason, cause: unknown) {
    super(`Sign-in: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** What MSAL's and Teams' errors come down to. They are read by their texts: each library has classes of its own. */
export function signInProblem(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  return new SignInProblem(reasonOf(wordsOf(error)), error);
}

// https://learn.microsoft.com/entra/msal/javascript/browser/errors
// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code (errors of getAuthToken)
function reasonOf(words: string): SignInReason {
  if (/consent_required|AADSTS65001|resourceRequiresConsent|AADSTS90094|admin_consent/i.test(words)) {
    return 'approval-needed';
  }
  if (/user_cancel|CancelledByUser|access_denied|ConsentFailed/i.test(words)) return 'cancelled';
  if (/popup_window_error|empty_window_error|FailedToOpenWindow/i.test(words)) return 'window-blocked';
  if (/interaction_required|login_required|no_account|no_tokens_found|resourceRequiresMfa|timed_out/i.test(words)) {
    return 'interaction-needed';
  }
  return 'unavailable';
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return '';
  return ['errorCode', 'subError', 'errorMessage', 'message']
    .map((key) => (key in error ? String(Object.entries(error).find(([name]) => name === key)?.[1] ?? '') : ''))
    .concat(error instanceof Error ? error.message : '')
    .join(' ');
}
