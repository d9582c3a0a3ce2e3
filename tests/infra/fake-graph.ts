import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** Stands for Microsoft Graph where a script for administrators calls it: keeps what is written, and refuses what Entra refuses. */
export type FakeGraph = {
  readonly origin: string;
  readonly applications: Map<string, Entity>;
  readonly principals: Map<string, Entity>;
  readonly credentials: Map<string, Entity>;
  readonly grants: Map<string, Entity>;
  /** Every call that was to change something, as `METHOD path`. */
  readonly changes: string[];
  /** What a grant's roles look like in a listing. */
  hidesRoles: boolean;
  close(): Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: entities are whatever was sent, as they are to Graph's own store
export type Entity = Record<string, any>;

export const graphPermissions = [
  'AppCatalog.Read.All',
  'Group.ReadBasic.All',
  'Mail.Send',
  'Sites.Selected',
  'TeamsActivity.Send',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'User.Read.All',
  'Chat.Create',
  'ChatMessage.Send',
].map((value) => ({ id: randomUUID(), value }));

export const sharePointPermission = { id: randomUUID(), value: 'Sites.Selected' };

export function newApplication(fields: Entity): Entity {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    identifierUris: [],
    tags: [],
    appRoles: [],
    api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [], preAuthorizedApplications: [] },
    spa: { redirectUris: [] },
    optionalClaims: null,
    requiredResourceAccess: [],
    ...fields,
  };
}

export async function openFakeGraph(): Promise<FakeGraph> {
  const graph: Omit<FakeGraph, 'origin' | 'close'> = {
    applications: new Map(),
    principals: new Map([
      [
        'graph',
        {
          id: 'graph',
          appId: '00000003-0000-0000-c000-000000000000',
          appRoles: graphPermissions,
          oauth2PermissionScopes: graphPermissions,
        },
      ],
      [
        'sharepoint',
        {
          id: 'sharepoint',
          appId: '00000003-0000-0ff1-ce00-000000000000',
          appRoles: [sharePointPermission],
          oauth2PermissionScopes: [],
        },
      ],
    ]),
    credentials: new Map(),
    grants: new Map(),
    changes: [],
    hidesRoles: false,
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://graph');
      const path = decodeURIComponent(url.pathname).replace('/v1.0', '');
      if (request.method !== 'GET') graph.changes.push(`${request.method} ${path}`);
      const { status, answer } = respond(graph, request.method ?? '', path, url.searchParams.get('$filter'), body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return Object.assign(graph, { origin: `http://127.0.0.1:${port}`, close });
}

type Answer = { readonly status: number; readonly answer?: unknown };

function respond(
  graph: Omit<FakeGraph, 'origin' | 'close'>,
  method: string,
  path: string,
  filter: string | null,
  body: Entity,
): Answer {
  const credentials = /^\/applications\/[^/]+\/federatedIdentityCredentials/.test(path);
  const [store, id] = credentials
    ? [graph.credentials, path.split('/')[4]]
    : path.startsWith('/applications')
      ? [graph.applications, path.split('/')[2]]
      : path.startsWith('/servicePrincipals')
        ? [graph.principals, path.split('/')[2]]
        : [graph.grants, path.split('/')[4]];
  if (method === 'GET') {
    if (id !== undefined) return { status: 200, answer: store.get(id) };
    const found = [...store.values()].filter((entity) => fits(entity, filter));
    const hides = store === graph.grants && graph.hidesRoles;
    return { status: 200, answer: { value: hides ? found.map(({ roles: _roles, ...rest }) => rest) : found } };
  }
  if (method === 'POST') {
    const made = store === graph.applications ? newApplication(body) : { id: randomUUID(), ...asGranted(body) };
    store.set(made['id'], made);
    return { status: 201, answer: made };
  }
  const known = id === undefined ? undefined : store.get(id);
  if (!known) return refusal(404, 'Resource does not exist');
  if (method === 'DELETE') {
    store.delete(known['id']);
    return { status: 204 };
  }
  const fault = store === graph.applications ? faultIn(known, body) : null;
  if (fault) return refusal(400, fault);
  Object.assign(known, body);
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/application-update and what Entra answers to a change it refuses. */
function faultIn(known: Entity, body: Entity): string | null {
  const after = { ...known, ...body };
  const gone = (before: Entity[], now: Entity[]) => before.filter(({ id }) => !now.some((other) => other['id'] === id));
  const removed = [
    ...gone(known['appRoles'], after['appRoles']),
    ...gone(known['api'].oauth2PermissionScopes, after['api'].oauth2PermissionScopes),
  ];
  if (removed.some(({ isEnabled }) => isEnabled))
    return 'Property value cannot be deleted unless it is disabled first.';
  const scopes = known['api'].oauth2PermissionScopes.map(({ id }: Entity) => id);
  const named = after['api'].preAuthorizedApplications.flatMap((client: Entity) => client['delegatedPermissionIds']);
  return named.every((id: string) => scopes.includes(id)) ? null : 'Property PermissionId cannot be found.';
}

/** A grant is sent in one form and read in another (https://learn.microsoft.com/graph/api/site-post-permissions). */
function asGranted({ grantedToIdentities, ...rest }: Entity): Entity {
  return grantedToIdentities ? { ...rest, grantedToIdentitiesV2: grantedToIdentities } : rest;
}

function fits(entity: Entity, filter: string | null): boolean {
  const asked = filter?.match(/^(\w+) eq '(.*)'$/);
  return !asked?.[1] || entity[asked[1]] === asked[2];
}

function refusal(status: number, message: string): Answer {
  return { status, answer: { error: { code: 'Refused', message } } };
}

async function bodyOf(request: IncomingMessage): Promise<Entity> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}
