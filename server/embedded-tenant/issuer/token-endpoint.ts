import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { CLIENT_ID } from '../identifiers.ts';
import type { Directory } from '../people/directory.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { Setup } from '../state/setup.ts';
import type { SignIns } from '../state/sign-ins.ts';
import { type Application, applicationById } from './applications.ts';
import { type Authenticated, authenticateClient } from './client-authentication.ts';
import type { Codes } from './codes.ts';
import { OauthError } from './oauth-error.ts';
import { oauthRefusal } from './refusals.ts';
import { applicationAudience, delegatedGrant } from './scopes.ts';
import type { TokenAnswer, Tokens } from './tokens.ts';

export type TokenParameters = Readonly<Record<string, string | undefined>>;

export type TokenEndpoint = (parameters: TokenParameters, authorization: string | undefined) => Promise<TokenAnswer>;

type Dependencies = {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly codes: Codes;
  readonly now: () => Date;
  readonly tokenEndpoint: string;
  readonly setup: Setup;
  readonly signIns: SignIns;
};

type GrantHandler = (
  parameters: TokenParameters,
  application: Authenticated,
  outside: Dependencies,
) => Promise<TokenAnswer>;

const OBO = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const grants: Readonly<Record<string, GrantHandler>> = {
  authorization_code: redeemCode,
  refresh_token: refresh,
  client_credentials: (parameters, application, { tokens }) =>
    tokens.forApplication(application, applicationAudience(need(parameters, 'scope'))),
  [OBO]: onBehalfOf,
  password: byName,
};

/** `POST /{tenant}/oauth2/v2.0/token`. @throws OauthError */
export function createTokenEndpoint(outside: Dependencies): TokenEndpoint {
  return async (parameters, authorization) => {
    const grantType = need(parameters, 'grant_type');
    const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
    if (!grant) {
      throw new OauthError(
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${grantType}'.`,
      );
    }
    const application = await authenticateClient(withDefaultClient(parameters, grantType), authorization, {
      tokenEndpoint: outside.tokenEndpoint,
      now: outside.now(),
      setup: outside.setup,
      tokens: outside.tokens,
      required: grantType === 'client_credentials' || grantType === OBO,
    });
    return grant(parameters, application, outside);
  };
}

/** Naming a person is all a script has to do; the product's application is meant where none is named. */
function withDefaultClient(parameters: TokenParameters, grantType: string): TokenParameters {
  return grantType === 'password' ? { client_id: CLIENT_ID, ...parameters } : parameters;
}

/** ENT v2-oauth2-auth-code-flow.md, with PKCE by S256 (RFC 7636). */
function redeemCode(
  parameters: TokenParameters,
  application: Application,
  outside: Dependencies,
): Promise<TokenAnswer> {
  const code = outside.codes.redeem(need(parameters, 'code'));
  if (!code || code.clientId !== application.clientId) {
    throw new OauthError('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, or is not known.');
  }
  if (code.redirectUri !== parameters.redirect_uri) {
    throw new OauthError('invalid_grant', 50011, 'The redirect URI differs from the one the code was issued for.');
  }
  const challenge = createHash('sha256').update(need(parameters, 'code_verifier')).digest('base64url');
  if (challenge !== code.challenge) {
    throw new OauthError('invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge supplied.');
  }
  const person = signedIn(outside.directory.person(code.objectId), code.objectId);
  const scope = parameters.scope ?? code.scope;
  return outside.tokens.forPerson(person, application, delegatedGrant(application, scope), { nonce: code.nonce });
}

async function refresh(
  parameters: TokenParameters,
  application: Application,
  { directory, tokens, signIns }: Dependencies,
): Promise<TokenAnswer> {
  const claims = await tokens.readRefresh(need(parameters, 'refresh_token')).catch(() => null);
  if (!claims || claims.clientId !== application.clientId) {
    throw new OauthError('invalid_grant', 700082, 'The refresh token has expired or is not this application’s.');
  }
  const person = signedIn(directory.person(claims.objectId), claims.objectId);
  const { objectId } = person;
  const refused = signIns.answer({ via: 'browser', asking: 'silent', objectId, claims: parameters.claims ?? null });
  if (refused) throw oauthRefusal(refused);
  return tokens.forPerson(person, application, delegatedGrant(application, parameters.scope ?? claims.scope));
}

/** ENT v2-oauth2-on-behalf-of-flow.md: the assertion is a person's access token for the application that asks. */
async function onBehalfOf(
  parameters: TokenParameters,
  application: Application,
  { directory, tokens }: Dependencies,
): Promise<TokenAnswer> {
  if (parameters.requested_token_use !== 'on_behalf_of') {
    throw new OauthError('invalid_request', 90014, "The required field 'requested_token_use' is missing or wrong.");
  }
  const assertion = need(parameters, 'assertion');
  const claims: JWTPayload = await tokens.readAccess(assertion, application.clientId).catch(() => {
    throw new OauthError(
      'invalid_grant',
      500133,
      'Assertion is not within its valid time range, or failed signature or audience validation.',
    );
  });
  if (typeof claims.scp !== 'string') {
    throw new OauthError('invalid_grant', 50027, 'The assertion is no access token of a person.');
  }
  const objectId = String(claims.oid);
  const person = signedIn(directory.person(objectId), objectId);
  return tokens.forPerson(person, application, delegatedGrant(application, need(parameters, 'scope')));
}

/** Embedded only: a token for a named person, without a password, for scripts and tests. */
function byName(parameters: TokenParameters, application: Application, outside: Dependencies): Promise<TokenAnswer> {
  const name = need(parameters, 'username');
  const person = signedIn(outside.directory.personByAnyId(name), name);
  return outside.tokens.forPerson(person, application, delegatedGrant(application, need(parameters, 'scope')));
}

/** The person may sign in. @throws OauthError */
export function signedIn(person: DirectoryPerson | undefined, name: string): DirectoryPerson {
  if (!person)
    throw new OauthError('invalid_grant', 50034, `The user account ${name} does not exist in the directory.`);
  if (!person.accountEnabled) throw new OauthError('invalid_grant', 50057, 'The user account is disabled.');
  return person;
}

function need(parameters: TokenParameters, name: string): string {
  const value = parameters[name];
  if (!value) {
    throw new OauthError(
      'invalid_request',
      900144,
      `The request body must contain the following parameter: '${name}'.`,
    );
  }
  return value;
}

export function knownClient(clientId: string | undefined): Application {
  const application = applicationById(clientId);
  if (!application) {
    throw new OauthError('unauthorized_client', 700016, `Application with identifier '${clientId}' was not found.`);
  }
  return application;
}
