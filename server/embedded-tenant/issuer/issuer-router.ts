import { randomUUID } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type Response, Router, urlencoded } from 'express';
import { TENANT_ID } from '../identifiers.ts';
import type { Directory } from '../people/directory.ts';
import type { Setup } from '../state/setup.ts';
import type { SignIns } from '../state/sign-ins.ts';
import { authorize } from './authorize.ts';
import { choosePersonPage, errorPage, signedOutPage } from './choose-person-page.ts';
import { createCodes } from './codes.ts';
import { OauthError, oauthErrorBody } from './oauth-error.ts';
import type { Signer } from './signer.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import type { Tokens } from './tokens.ts';

type Dependencies = {
  readonly origin: string;
  readonly productUrl: () => string;
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly now: () => Date;
  readonly setup: Setup;
  readonly signIns: SignIns;
};

const REMEMBERED = 'embedded-tenant-person';

/** The Entra part: metadata, keys, sign-in page and tokens of the one tenant. */
export function issuerRouter(outside: Dependencies): Router {
  const { origin, directory, tokens, signer, now, setup, signIns } = outside;
  const codes = createCodes(now);
  const base = `${origin}/${TENANT_ID}/oauth2/v2.0`;
  const tokenEndpoint = `${base}/token`;
  const answerToken = createTokenEndpoint({ directory, tokens, codes, now, setup, signIns, tokenEndpoint });
  const mayReturnTo = (redirectUri: string) => isRegistered(redirectUri, [origin, outside.productUrl()]);

  const router = Router();
  router.use(urlencoded({ extended: false, limit: '100kb' }), allowAnyOrigin);
  router.param('tid', (_request, _response, next, tid) => {
    if (tid === TENANT_ID) next();
    else next(new OauthError('invalid_request', 90002, `Tenant '${tid}' not found.`));
  });
  router.get('/:tid/v2.0/.well-known/openid-configuration', (_request, response) => {
    response.json(metadata(tokens.issuer, origin));
  });
  router.get('/:tid/discovery/v2.0/keys', (_request, response) => {
    response.json({ keys: [{ ...signer.jwk, issuer: tokens.issuer }] });
  });
  router.get('/:tid/oauth2/v2.0/authorize', (request, response) => {
    const query = parameters(request.query);
    const who = { chosen: query.person, remembered: cookie(request, REMEMBERED) };
    const answer = authorize(query, who, { directory, codes, signIns, mayReturnTo });
    if (answer.kind === 'redirect') {
      if (answer.remember) response.cookie(REMEMBERED, answer.remember, { httpOnly: true, sameSite: 'lax', path: '/' });
      response.redirect(answer.to);
      return;
    }
    const linkFor = ({ objectId }: { objectId: string }) => {
      const link = new URL(request.originalUrl, origin);
      link.searchParams.set('person', objectId);
      return link.pathname + link.search;
    };
    response.type('html').send(choosePersonPage(directory.people(), linkFor));
  });
  router.get('/:tid/oauth2/v2.0/logout', (request, response) => {
    response.clearCookie(REMEMBERED, { path: '/' });
    const next = parameters(request.query).post_logout_redirect_uri;
    if (next && mayReturnTo(next)) response.redirect(next);
    else response.type('html').send(signedOutPage());
  });
  router.post('/:tid/oauth2/v2.0/token', async (request, response) => {
    const answer = await answerToken(parameters(request.body), request.get('authorization'));
    response.set('Cache-Control', 'no-store').json(answer);
  });
  router.use(answerError(now));
  return router;
}

/** ENT v2-protocols-oidc.md. */
function metadata(issuer: string, origin: string): Record<string, unknown> {
  const base = `${origin}/${TENANT_ID}`;
  return {
    issuer,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment'],
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver'],
  };
}

/** Entra lets pages of any origin redeem their codes and read metadata. */
function allowAnyOrigin(request: Request, response: Response, next: () => void): void {
  const open = /\/(token|keys|openid-configuration)$/.test(request.path);
  if (open) {
    response.set({
      'Access-Control-Allow-Origin': request.get('origin') ?? '*',
      'Access-Control-Allow-Headers': request.get('access-control-request-headers') ?? '*',
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      Vary: 'Origin',
    });
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
  }
  next();
}

/** Addresses under the product's and the tenant's own origin, and any port of this machine, as Entra lets localhost vary. */
function isRegistered(redirectUri: string, origins: readonly string[]): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { origin, hostname, protocol } = new URL(redirectUri);
  return origins.includes(origin) || (protocol === 'http:' && hostname === 'localhost');
}

function answerError(now: () => Date): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (!(error instanceof OauthError)) {
      next(error);
      return;
    }
    if (request.method === 'GET' && request.path.endsWith('/authorize')) {
      response.status(error.status).type('html').send(errorPage(error.message));
      return;
    }
    response.status(error.status).json(oauthErrorBody(error, now(), randomUUID()));
  };
}

function parameters(given: unknown): Record<string, string | undefined> {
  const entries = Object.entries(given ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
