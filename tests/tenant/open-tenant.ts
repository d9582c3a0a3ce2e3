import { createTenant, type TenantOptions } from '#server/embedded-tenant/create-tenant.ts';
import { READER_CLIENT_ID, READER_CLIENT_SECRET } from '#server/embedded-tenant/identifiers.ts';

/** An answer read whole. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly value?: readonly Record<string, unknown>[] };
};

export type Send = (
  method: string,
  path: string,
  /** JSON, or the bytes of a file. */
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

/** A tenant to put questions to, embedded or real, with what the tests need to know of it. */
export type OpenTenant = {
  readonly isReal: boolean;
  readonly tenantId: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly teamsAppId: string;
  readonly siteId: string;
  readonly mailSender: string;
  /** A group with at least three people in it, some through a group inside it, and the beginning of its name. */
  readonly groupId: string;
  readonly groupNameStart: string;
  /** A person the app may be installed for. */
  readonly objectId: string;
  /** Graph v1.0 in the application's own name. */
  readonly graph: Send;
  /** Graph v1.0 without a token. */
  readonly anonymous: Send;
  /** The Bot Connector in the bot's name. */
  connector(): Promise<Send>;
  close(): Promise<void>;
};

export const EVENTUAL = { ConsistencyLevel: 'eventual' };

/** The tenants the claims are put to: the embedded one, and a real one where its address and credentials are given. */
export const tenants: readonly { readonly name: string; readonly open: () => Promise<OpenTenant> }[] = [
  { name: 'the embedded tenant', open: () => openEmbedded() },
  ...(process.env.REAL_TENANT_GRAPH_URL ? [{ name: 'a real tenant', open: openReal }] : []),
];

export type EmbeddedTenant = OpenTenant & {
  readonly origin: string;
  readonly environment: Record<string, string>;
  readonly unknownCalls: readonly string[];
  setProductUrl(url: string): void;
  readonly control: Send;
  /** Graph v1.0 in the name of an application that may read members of groups and nothing else. */
  readerGraph(): Promise<Send>;
  /** A token endpoint answer for the given form. */
  token(form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Graph v1.0 in a person's name. */
  graphAs(userPrincipalName: string, scope: string): Promise<Send>;
};

const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';
const BOT_SCOPE = 'https://api.botframework.com/.default';
/** The global address of the connector: MT send-proactive-messages.md. */
const CONNECTOR = 'https://smba.trafficmanager.net/teams';

export async function openEmbedded(options: Partial<TenantOptions> = {}): Promise<EmbeddedTenant> {
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: 'http://localhost:9', ...options });
  const { origin, environment } = tenant;
  const setting = (name: string) => environment[name] ?? '';
  const tokenUrl = `${origin}/${setting('TENANT_ID')}/oauth2/v2.0/token`;
  const credentials = { client_id: setting('CLIENT_ID'), client_secret: setting('CLIENT_SECRET') };
  const appSender = (base: string, scope: string) =>
    senderWithToken(base, tokenUrl, { grant_type: 'client_credentials', scope, ...credentials });
  return {
    origin,
    environment,
    unknownCalls: tenant.unknownCalls,
    setProductUrl: tenant.setProductUrl,
    isReal: false,
    tenantId: setting('TENANT_ID'),
    tokenUrl,
    clientId: setting('CLIENT_ID'),
    clientSecret: setting('CLIENT_SECRET'),
    teamsAppId: setting('TEAMS_APP_ID'),
    siteId: setting('SHAREPOINT_SITE_ID'),
    mailSender: setting('MAIL_SENDER'),
    groupId: '9b2e5f00-0000-4000-8000-000000000001',
    groupNameStart: 'All sta',
    objectId: '7d1c4a00-0000-4000-8000-000000000009',
    graph: await appSender(`${origin}/v1.0`, GRAPH_SCOPE),
    anonymous: sender(`${origin}/v1.0`, {}),
    control: sender(`${origin}/control`, {}),
    token: (form, headers) => postForm(tokenUrl, form, headers),
    graphAs: (username, scope) =>
      senderWithToken(`${origin}/v1.0`, tokenUrl, { grant_type: 'password', username, scope, ...credentials }),
    readerGraph: () =>
      senderWithToken(`${origin}/v1.0`, tokenUrl, {
        grant_type: 'client_credentials',
        scope: GRAPH_SCOPE,
        client_id: READER_CLIENT_ID,
        client_secret: READER_CLIENT_SECRET,
      }),
    connector: () => appSender(`${origin}/connector`, BOT_SCOPE),
    close: tenant.close,
  };
}

async function openReal(): Promise<OpenTenant> {
  const setting = (name: string) => {
    const text = process.env[`REAL_TENANT_${name}`];
    if (!text) throw new Error(`REAL_TENANT_${name} is needed beside REAL_TENANT_GRAPH_URL`);
    return text;
  };
  const tokenUrl = `https://login.microsoftonline.com/${setting('ID')}/oauth2/v2.0/token`;
  const credentials = { client_id: setting('CLIENT_ID'), client_secret: setting('CLIENT_SECRET') };
  return {
    isReal: true,
    tenantId: setting('ID'),
    tokenUrl,
    clientId: credentials.client_id,
    clientSecret: credentials.client_secret,
    teamsAppId: setting('TEAMS_APP_ID'),
    siteId: setting('SITE_ID'),
    mailSender: setting('MAIL_SENDER'),
    groupId: setting('GROUP_ID'),
    groupNameStart: setting('GROUP_NAME_START'),
    objectId: setting('OBJECT_ID'),
    graph: await senderWithToken(`${setting('GRAPH_URL')}/v1.0`, tokenUrl, {
      grant_type: 'client_credentials',
      scope: GRAPH_SCOPE,
      ...credentials,
    }),
    anonymous: sender(`${setting('GRAPH_URL')}/v1.0`, {}),
    connector: () =>
      senderWithToken(CONNECTOR, tokenUrl, { grant_type: 'client_credentials', scope: BOT_SCOPE, ...credentials }),
    close: async () => undefined,
  };
}

async function senderWithToken(base: string, tokenUrl: string, form: Readonly<Record<string, string>>): Promise<Send> {
  const { status, body } = await postForm(tokenUrl, form);
  if (status !== 200) throw new Error(`No token: ${JSON.stringify(body)}`);
  return sender(base, { Authorization: `Bearer ${body.access_token}` });
}

export function sender(base: string, always: Readonly<Record<string, string>>): Send {
  return async (method, path, body, headers) => {
    const isFile = body instanceof Uint8Array;
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': type }), ...always, ...headers },
      ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    return read(response);
  };
}

async function postForm(
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return read(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) }));
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: json && text !== '' ? JSON.parse(text) : {} };
}

/** Graph's error code in an answer. */
export function errorCode({ body }: Answer): unknown {
  const error = body.error;
  return error !== null && typeof error === 'object' && 'code' in error ? error.code : null;
}

/** The path below v1.0 of a link in an answer, which names the real host. */
export function pathOf(link: unknown): string {
  const start = 'https://graph.microsoft.com/v1.0';
  if (typeof link !== 'string' || !link.startsWith(start)) throw new Error(`Not a link into Graph: ${link}`);
  return link.slice(start.length);
}

export async function catalogueAppId({ graph, teamsAppId }: OpenTenant): Promise<string> {
  const { body } = await graph('GET', `/appCatalogs/teamsApps?$filter=externalId eq '${teamsAppId}'`);
  return String(body.value?.[0]?.id);
}

export async function install(tenant: OpenTenant, objectId: string): Promise<Answer> {
  const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueAppId(tenant)}`;
  return tenant.graph('POST', `/users/${objectId}/teamwork/installedApps`, { 'teamsApp@odata.bind': app });
}
