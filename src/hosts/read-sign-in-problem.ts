import { type SignInFacts, SignInProblem, type SignInReason } from './sign-in-problem.ts';

/** What MSAL's and Teams' errors come down to. They are read by their texts: each library has classes of its own. */
export function readSignInProblem(error: unknown): SignInProblem {
  const words = wordsOf(error);
  const reason = reasons.find(([, pattern]) => pattern.test(words))?.[0];
  return new SignInProblem(reason ?? 'unavailable', error, factsOf(error, words));
}

/**
 * The first that fits. Microsoft warns against relying on the numbers, so they do no more than choose between screens:
 * without them a refusal is told as one that needs a new sign-in, or as one that did not work.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * https://learn.microsoft.com/entra/msal/javascript/browser/errors
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code (errors of getAuthToken)
 */
const reasons: readonly (readonly [SignInReason, RegExp])[] = [
  ['offline', /no_network|NO_NETWORK|network_error|post_request_failed/],
  ['device-refused', /AADSTS(5300[01]|53000[23]|50005|50129|50155|50187)\b/],
  ['blocked-by-policy', /AADSTS(530\d+|50131)\b/],
  ['other-organisation', /AADSTS(50020|50034|50014|50178|16000|16003|50002[12]|50021[23]|500208|90072)\b/],
  ['not-assigned', /AADSTS50105\b/],
  ['cancelled', /AADSTS65004\b/],
  ['approval-needed', /consent_required|AADSTS65001\b|AADSTS9009(4|41)\b|resourceRequiresConsent|admin_consent/i],
  ['cancelled', /user_cancell?ed|CancelledByUser|access_denied|ConsentFailed/i],
  ['window-blocked', /popup_window_error|empty_window_error|FailedToOpenWindow/i],
  [
    'interaction-needed',
    /interaction_required|login_required|invalid_grant|no_account|no_tokens_found|refresh_token_expired|token_refresh_required|resourceRequiresMfa|tokenRevoked|timed_out|bad_token|ui_not_allowed|interrupted_user/i,
  ],
  ['host-too-old', /nested_app_auth_bridge_disabled|nested_app_auth_unavailable/i],
];

function factsOf(error: unknown, words: string): SignInFacts {
  const number = /AADSTS\d{5,7}/.exec(words)?.[0];
  return {
    claims: textIn(error, 'claims'),
    code: number ?? textIn(error, 'errorCode') ?? /^\w{3,60}$/.exec(words)?.[0],
    // Entra's own id of the attempt finds it in the sign-in log; MSAL's is the one it sent.
    correlationId: /Correlation ID: ([0-9a-f-]{36})/i.exec(words)?.[1] ?? textIn(error, 'correlationId'),
  };
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return ['errorCode', 'subError', 'errorMessage', 'message'].flatMap((name) => textIn(error, name) ?? []).join(' ');
}

function textIn(error: unknown, name: string): string | undefined {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
