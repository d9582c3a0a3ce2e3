import { json, type Request, Router } from 'express';
import type { JWTPayload } from 'jose';
import { SHAREPOINT } from '../identifiers.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { ExchangeLog } from '../state/exchange-log.ts';
import type { Faults } from '../state/faults.ts';
import { faultsOf } from '../state/faults-handler.ts';
import type { ListLook, ListLooks } from '../state/list-looks.ts';
import type { ListStore } from '../state/lists.ts';
import type { Setup } from '../state/setup.ts';
import { accessDenied, RestError, restErrorBody, TokenRefused, unreadable } from './rest-error.ts';
import { listOperations, type Method, openLook, siteAnswer } from './rest-operations.ts';

type Outside = {
  readonly lists: ListStore;
  readonly looks: ListLooks;
  readonly setup: Setup;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly log: ExchangeLog;
  readonly onUnknown: (call: string) => void;
};

/** `{site}/_api/web`: SharePoint's REST service, as far as it does what Graph has no calls for. */
export function restRouter(outside: Outside): Router {
  const router = Router();
  router.use(faultsOf(outside.faults), json({ limit: '1mb', type: ['application/json', 'application/json;*'] }));
  router.use(async (request, response) => {
    const { status, body } = await answered(outside, request);
    outside.log({
      method: methodOf(request),
      url: `${SHAREPOINT}${request.originalUrl}`,
      body: request.body,
      status,
      response: body,
    });
    if (body === undefined) response.status(status).end();
    else response.status(status).type('application/json').send(JSON.stringify(body));
  });
  return router;
}

async function answered(outside: Outside, request: Request): Promise<{ status: number; body?: unknown }> {
  try {
    const body = perform(outside, request, await rolesOf(outside.tokens, request.get('authorization')));
    return body === undefined ? { status: 204 } : { status: 200, body };
  } catch (error) {
    if (error instanceof TokenRefused) return { status: 401, body: { error_description: error.message } };
    if (error instanceof RestError) return { status: error.status, body: restErrorBody(error) };
    throw error;
  }
}

/**
 * A token in the app's own name must have been got with a certificate, or what stands for one:
 * SPD security-apponly-azuread.md. Tokens of persons are not known here.
 */
async function rolesOf(tokens: Tokens, authorization: string | undefined): Promise<ReadonlySet<string>> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw new TokenRefused('The request carries no token.');
  const claims: JWTPayload = await tokens.readAccess(token, SHAREPOINT).catch(() => {
    throw new TokenRefused('Invalid issuer or signature.');
  });
  if (claims.idtyp !== 'app' || claims.azpacr !== '2') throw new TokenRefused('Unsupported app only token.');
  return new Set(Array.isArray(claims.roles) ? claims.roles.map(String) : []);
}

function perform(outside: Outside, request: Request, roles: ReadonlySet<string>): unknown {
  const method = methodOf(request);
  const [rawPath = '', query = ''] = request.url.split('?', 2);
  const path = decodeURIComponent(rawPath).replace(/^\/$/, '');
  const inList = /^\/lists\(guid'([0-9a-f-]{36})'\)(.*)$/i.exec(path);
  if (!inList) {
    checkRole(outside.setup, roles, method, null);
    const body = siteAnswer(method, path);
    if (body === undefined) throw unknown(outside, method, path);
    return selected(body, query);
  }
  const [, id = '', rest = ''] = inList;
  const { list, look } = openLook(outside.lists, outside.looks, id);
  checkRole(outside.setup, roles, rest.startsWith('/roleassignments') ? 'POST' : method, look);
  for (const operation of listOperations) {
    const values = operation.method === method ? operation.path.exec(rest)?.slice(1) : undefined;
    if (!values) continue;
    const save = (change: Partial<ListLook>) => outside.looks.save(list.id, { ...look, ...change });
    return selected(operation.answer({ list, look, values, body: request.body, save }), query);
  }
  throw unknown(outside, method, path);
}

/**
 * GD permissions-selected-overview.md. Which role lets change a list, or see who may do what in it, is on no page;
 * `fullcontrol` surely does.
 */
function checkRole(setup: Setup, roles: ReadonlySet<string>, method: Method, look: ListLook | null): void {
  if (roles.has('Sites.FullControl.All')) return;
  if (!roles.has('Sites.Selected')) throw accessDenied();
  if (look?.assignments && !setup.grantReachesOwnPermissions) throw accessDenied();
  if (setup.siteRole === 'fullcontrol') return;
  if (setup.siteRole === null || method !== 'GET') throw accessDenied();
}

/** SharePoint takes the method that a firewall may not let through from a header. */
function methodOf(request: Request): Method {
  if (request.method === 'GET') return 'GET';
  const tunnelled = request.get('x-http-method')?.toUpperCase();
  if (request.method !== 'POST' || (tunnelled !== undefined && tunnelled !== 'MERGE')) {
    throw unreadable(`The method ${tunnelled ?? request.method} is not known here.`);
  }
  if (tunnelled === 'MERGE' && !request.get('if-match')) throw unreadable('The request carries no If-Match.');
  return tunnelled === 'MERGE' ? 'MERGE' : 'POST';
}

/** `$select` of the outermost properties; what is expanded comes whole. */
function selected(body: unknown, query: string): unknown {
  const names = new URLSearchParams(query)
    .get('$select')
    ?.split(',')
    .map((one) => one.split('/')[0] ?? '');
  if (!names || body === null || typeof body !== 'object') return body;
  if ('value' in body && Array.isArray(body.value)) return { value: body.value.map((one) => picked(one, names)) };
  return picked(body, names);
}

function picked(body: object, names: readonly string[]): object {
  const missing = names.find((one) => !(one in body));
  if (missing !== undefined) throw unreadable(`The field or property '${missing}' does not exist.`);
  return Object.fromEntries(Object.entries(body).filter(([key]) => names.includes(key)));
}

function unknown({ onUnknown }: Outside, method: Method, path: string): RestError {
  onUnknown(`${method} ${path}: SharePoint REST`);
  return new RestError(501, '-1, System.NotImplementedException', 'The tenant does not know this call.');
}
