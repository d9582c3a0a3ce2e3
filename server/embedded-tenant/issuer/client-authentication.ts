import { decodeJwt, decodeProtectedHeader } from 'jose';
import { type Application, applicationById } from './applications.ts';
import { OauthError } from './oauth-error.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

/**
 * The application that asks, its secret checked wherever one is given: in the body or in a Basic header; an assertion
 * signed with a certificate is checked for its form (ENT certificate-credentials.md). A browser gives neither.
 */
export function authenticateClient(
  parameters: Parameters,
  authorization: string | undefined,
  options: { readonly tokenEndpoint: string; readonly now: Date; readonly required: boolean },
): Application {
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
  const application = applicationById(clientId);
  if (!application) {
    throw new OauthError('unauthorized_client', 700016, `Application with identifier '${clientId}' was not found.`);
  }
  const secret = basic?.secret ?? parameters.client_secret;
  if (secret !== undefined) {
    if (secret !== application.secret) {
      throw new OauthError('invalid_client', 7000215, 'Invalid client secret provided.', 401);
    }
  } else if (assertion !== undefined) {
    checkAssertion(assertion, parameters.client_assertion_type, application, options);
  } else if (options.required) {
    throw new OauthError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      401,
    );
  }
  return application;
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

function checkAssertion(
  assertion: string,
  type: string | undefined,
  application: Application,
  options: { readonly tokenEndpoint: string; readonly now: Date },
): void {
  if (type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    throw new OauthError('invalid_request', 90014, "The required field 'client_assertion_type' is missing or wrong.");
  }
  const refuse = (what: string) =>
    new OauthError('invalid_client', 700027, `The client assertion is not valid: ${what}.`, 401);
  let header: ReturnType<typeof decodeProtectedHeader>;
  let claims: ReturnType<typeof decodeJwt>;
  try {
    header = decodeProtectedHeader(assertion);
    claims = decodeJwt(assertion);
  } catch {
    throw refuse('it is no JWT');
  }
  if (header.alg !== 'RS256' && header.alg !== 'PS256') throw refuse('its algorithm is neither RS256 nor PS256');
  if (!header.x5t && !header['x5t#S256']) throw refuse('it names no certificate thumbprint');
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audiences.includes(options.tokenEndpoint)) throw refuse(`its audience is not ${options.tokenEndpoint}`);
  if (claims.iss !== application.clientId || claims.sub !== application.clientId) {
    throw refuse('its issuer and subject are not the application');
  }
  if (!claims.jti) throw refuse('it has no jti');
  if ((claims.exp ?? 0) * 1_000 < options.now.getTime()) throw refuse('it has expired');
}
