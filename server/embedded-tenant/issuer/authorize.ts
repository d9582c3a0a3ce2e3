import { randomUUID } from 'node:crypto';
import type { Directory } from '../people/directory.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { SignIns } from '../state/sign-ins.ts';
import type { Codes } from './codes.ts';
import { OauthError } from './oauth-error.ts';
import { oauthRefusal } from './refusals.ts';
import { delegatedGrant } from './scopes.ts';
import { knownClient, signedIn, type TokenParameters } from './token-endpoint.ts';
import { clientInfo } from './tokens.ts';

export type AuthorizeAnswer =
  | { readonly kind: 'redirect'; readonly to: string; readonly remember: string | null }
  | { readonly kind: 'choose' };

type Dependencies = {
  readonly directory: Directory;
  readonly codes: Codes;
  readonly signIns: SignIns;
  /** Whether the application registered this address to return to. */
  readonly mayReturnTo: (redirectUri: string) => boolean;
};

/**
 * `GET /{tenant}/oauth2/v2.0/authorize` (ENT v2-oauth2-auth-code-flow.md): code flow with PKCE. `chosen` is the person
 * the page was told, `remembered` the one signed in before. @throws OauthError that has no address to go back to
 */
export function authorize(
  query: TokenParameters,
  who: { readonly chosen: string | undefined; readonly remembered: string | undefined },
  outside: Dependencies,
): AuthorizeAnswer {
  const application = knownClient(query.client_id);
  const redirectUri = query.redirect_uri ?? '';
  if (!outside.mayReturnTo(redirectUri)) {
    throw new OauthError(
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' is not registered for the application.`,
    );
  }
  try {
    checkRequest(query);
    delegatedGrant(application, query.scope ?? '');
    const person = personFor(query, who, outside.directory);
    if (!person) return { kind: 'choose' };
    const refused = outside.signIns.answer({
      via: 'browser',
      asking: query.prompt === 'none' ? 'silent' : 'interactive',
      objectId: person.objectId,
      claims: query.claims ?? null,
    });
    if (refused) throw oauthRefusal(refused);
    const code = outside.codes.issue({
      objectId: person.objectId,
      clientId: application.clientId,
      redirectUri,
      scope: query.scope ?? '',
      challenge: query.code_challenge ?? '',
      nonce: query.nonce,
    });
    const answer = { code, client_info: clientInfo(person.objectId), session_state: randomUUID() };
    return { kind: 'redirect', to: returnAddress(query, answer), remember: person.objectId };
  } catch (error) {
    if (!(error instanceof OauthError)) throw error;
    const answer = {
      error: error.error,
      error_description: error.message,
      ...(error.claims === undefined ? {} : { claims: error.claims }),
    };
    return { kind: 'redirect', to: returnAddress(query, answer), remember: null };
  }
}

function checkRequest(query: TokenParameters): void {
  if (query.response_type !== 'code') {
    throw new OauthError('unsupported_response_type', 700054, "response_type 'code' is the only one enabled.");
  }
  if (!['query', 'fragment', undefined].includes(query.response_mode)) {
    throw new OauthError('invalid_request', 70001, `The response mode '${query.response_mode}' is not supported.`);
  }
  if (query.code_challenge_method !== 'S256' || !query.code_challenge) {
    throw new OauthError(
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    );
  }
}

function personFor(
  query: TokenParameters,
  { chosen, remembered }: { readonly chosen: string | undefined; readonly remembered: string | undefined },
  directory: Directory,
): DirectoryPerson | null {
  if (chosen) return signedIn(directory.person(chosen), chosen);
  const hint = query.login_hint;
  const asksAgain = query.prompt === 'select_account' || query.prompt === 'login';
  const known = asksAgain ? undefined : hint ? directory.personByAnyId(hint) : directory.person(remembered ?? '');
  if (known?.accountEnabled) return known;
  if (query.prompt === 'none') {
    throw new OauthError('login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
  }
  return null;
}

function returnAddress(query: TokenParameters, answer: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(answer);
  if (query.state !== undefined) parameters.set('state', query.state);
  const address = new URL(query.redirect_uri ?? '');
  if (query.response_mode === 'fragment') address.hash = parameters.toString();
  else for (const [name, value] of parameters) address.searchParams.set(name, value);
  return address.href;
}
