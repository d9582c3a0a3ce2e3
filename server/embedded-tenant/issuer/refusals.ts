import { randomUUID } from 'node:crypto';
import type { RefusalKind } from '../state/sign-ins.ts';
import { OauthError } from './oauth-error.ts';

/** What Entra asks to be sent along in the next sign-in (ENT claims-challenge.md). */
const POLICY_CLAIMS =
  '{"access_token":{"capolids":{"essential":true,"values":["7f1c0d52-8a3e-4b96-9d27-e405b8a1c63f"]}}}';

type Words = {
  /** ENT reference-error-codes.md; null for what happens in the host, before Entra hears of it. */
  readonly entra: readonly [error: string, number: number, message: string] | null;
  readonly claims?: string;
  /** How `nestedAppAuth` names it: `BridgeStatusCode` and the errors that MSAL's BridgeError carries. */
  readonly bridge: string;
  /** What `getAuthToken` rejects with (MT tab-sso-code.md); null where no page says, and Entra's words are passed on. */
  readonly teams: string | null;
};

const words: Readonly<Record<RefusalKind, Words>> = {
  'consent-required': {
    entra: ['consent_required', 65001, 'The user or administrator has not consented to use the application.'],
    bridge: 'USER_INTERACTION_REQUIRED',
    teams: 'resourceRequiresConsent',
  },
  'interaction-required': {
    entra: [
      'interaction_required',
      50076,
      'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
    ],
    claims: POLICY_CLAIMS,
    bridge: 'USER_INTERACTION_REQUIRED',
    teams: 'resourceRequiresMfa',
  },
  'device-not-compliant': {
    entra: ['interaction_required', 53000, 'Device is not in required device state: compliant.'],
    claims: POLICY_CLAIMS,
    bridge: 'USER_INTERACTION_REQUIRED',
    teams: null,
  },
  'blocked-by-policy': {
    entra: ['interaction_required', 53003, 'Access has been blocked by Conditional Access policies.'],
    claims: POLICY_CLAIMS,
    bridge: 'USER_INTERACTION_REQUIRED',
    teams: null,
  },
  'unknown-account': {
    entra: ['invalid_grant', 50020, 'User account from the identity provider does not exist in the tenant.'],
    bridge: 'PERSISTENT_ERROR',
    teams: null,
  },
  'not-assigned': {
    entra: ['invalid_grant', 50105, 'The signed in user is not assigned to a role for the application.'],
    bridge: 'PERSISTENT_ERROR',
    teams: null,
  },
  'user-cancelled': { entra: null, bridge: 'USER_CANCEL', teams: 'CancelledByUser' },
  // A host's own window is not one of the browser's: only Teams' single sign-on has a word for it.
  'window-blocked': { entra: null, bridge: 'TRANSIENT_ERROR', teams: 'FailedToOpenWindow' },
  'no-network': { entra: null, bridge: 'NO_NETWORK', teams: null },
};

/** As Entra's endpoints answer it. In a browser, leaving its page comes back as `access_denied`. */
export function oauthRefusal(kind: RefusalKind): OauthError {
  const { entra, claims } = words[kind];
  if (!entra) return new OauthError('access_denied', 65004, 'The user declined to sign in.');
  const [error, number, message] = entra;
  return new OauthError(error, number, message, 400, claims);
}

/** As the bridge of nested app authentication answers it. */
export function bridgeRefusal(kind: RefusalKind): Record<string, string> {
  const { entra, bridge } = words[kind];
  if (!entra) return { status: bridge, code: kind === 'window-blocked' ? 'popup_window_error' : 'host_error' };
  return { status: bridge, code: entra[0], description: described(entra) };
}

/** As `authentication.getAuthToken` rejects with it. */
export function teamsRefusal(kind: RefusalKind): string {
  const { entra, teams } = words[kind];
  return teams ?? (entra ? described(entra) : 'network_error');
}

function described([, number, message]: readonly [string, number, string]): string {
  return `AADSTS${number}: ${message} Trace ID: ${randomUUID()} Correlation ID: ${randomUUID()}`;
}
