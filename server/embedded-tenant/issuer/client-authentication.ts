import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import { CLIENT_ID } from '../identifiers.ts';
import type { Setup } from '../state/setup.ts';
import { type Application, applicationById } from './applications.ts';
import { checkFederated } from './federated-credential.ts';
import { OauthError } from './oauth-error.ts';
import type { Tokens } from './tokens.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

/** How it proved who it is, as a token's `azpacr` says it: not at all, by secret, by certificate or what stands for one. */
export type Authenticated = Application & { readonly proof: '0' | '1' | '2' };

type Options = {
  readonly tokenEndpoint: string;
  readonly now: Date;
  readonly required: boolean;
  readonly setup: Setup;
  readonly tokens: Tokens;
};

/**
 * The application that asks, its secret checked wherever one is given: in the body or in a Basic header; an assertion
 * signed with a certificate is checked for its form (ENT certificate-credentials.md), and one of somebody else in full,
 * who must be trusted. A browser gives none of them.
 */
export async function authenticateClient(
  parameters: Parameters,
  authorization: string | undefined,
  options: Options,
): Promise<Authenticated> {
  const basic = readBasic(authorization);
  const assertion = parameters.client_assertion;
  const clientId = basic?.id ?? parameters.client_id ?? (assertion ? subjectOf(assertion) : undefined);
  if (!clientId) {
    throw new OauthError(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  }
  const registered = applicationById(clientId);
  if (!registered) {
    throw new OauthError('unauthorized_client', 700016, `Application with identifier '${clientId}' was not found.`);
  }
  const isProduct = registered.clientId === CLIENT_ID;
  const { roles, sharePointRoles } = options.setup;
  const application = isProduct ? { ...registered, roles, sharePointRoles } : registered;
  const secret = basic?.secret ?? parameters.client_secret;
  if (secret !== undefined) {
    if (secret !== application.secret) {
      throw new OauthError('invalid_client', 7000215, 'Invalid client secret provided.', 401);
    }
    if (isProduct && options.setup.secretExpired) {
      const what = `The provided client secret keys for app '${clientId}' are expired.`;
      throw new OauthError('invalid_client', 7000222, what, 401);
    }
    return { ...application, proof: '1' };
  }
  if (assertion !== undefined) {
    await checkAssertion(assertion, parameters.client_assertion_type, application, options);
    return { ...application, proof: '2' };
  }
  if (options.required) {
    throw new OauthError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      401,
    );
  }
  return { ...application, proof: '0' };
}

function readBasic(authorization: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return null;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2);
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

function subjectOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

async function checkAssertion(
  assertion: string,
  type: string | undefined,
  application: Application,
  options: Options,
): Promise<void> {
  if (type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    throw new OauthError('invalid_request', 90014, "The required field 'client_assertion_type' is missing or wrong.");
  }
  let header: ProtectedHeaderParameters;
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(assertion);
    claims = decodeJwt(assertion);
  } catch {
    throw refused('it is no JWT');
  }
  if (claims.iss === application.clientId) checkCertified(header, claims, application, options);
  else await checkFederated(assertion, trustedBy(application, options.setup), options.tokens);
}

function trustedBy(application: Application, setup: Setup): string | null {
  return application.clientId === CLIENT_ID ? setup.federatedSubject : null;
}

function checkCertified(
  header: ProtectedHeaderParameters,
  claims: JWTPayload,
  application: Application,
  options: Options,
): void {
  if (header.alg !== 'RS256' && header.alg !== 'PS256') throw refused('its algorithm is neither RS256 nor PS256');
  if (!header.x5t && !header['x5t#S256']) throw refused('it names no certificate thumbprint');
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audiences.includes(options.tokenEndpoint)) throw refused(`its audience is not ${options.tokenEndpoint}`);
  if (claims.sub !== application.clientId) throw refused('its subject is not the application');
  if (!claims.jti) throw refused('it has no jti');
  if ((claims.exp ?? 0) * 1_000 < options.now.getTime()) throw refused('it has expired');
}

function refused(what: string): OauthError {
  return new OauthError('invalid_client', 700027, `The client assertion is not valid: ${what}.`, 401);
}
