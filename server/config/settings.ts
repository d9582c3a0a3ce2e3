import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''));
/** Entra writes ids in small letters, and claims are compared letter by letter. */
const guid = z.uuid().toLowerCase();
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''));

/** Every setting of the product, by its environment variable. The embedded tenant changes addresses here and nothing else. */
const environment = z.object({
  PORT: port.default(3978),
  /** The address people's browsers and Microsoft reach the product at. */
  PUBLIC_URL: url.optional(),
  /** Front ends between the caller and the product, whose `X-Forwarded-For` tells the caller's address. */
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Another folder of PostgreSQL programs for the private database. */
  PG_BIN: z.string().min(1).optional(),
  /** Where `npm run backup` writes; by default `backups` under DATA_DIR. Set, the doctor sees that they are fresh. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** How many backups stay: the newest. */
  BACKUPS_KEPT: z.coerce.number().int().min(1).max(10_000).default(14),
  /** Folder of the built client, where it is not beside the server's bundle. */
  CLIENT_DIR: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Where traces and metrics go; without it none are made. Azure gives it with each Application Insights. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/(?:^|;)InstrumentationKey=[0-9a-f-]{36}(?:;|$)/i, 'is not a connection string of Application Insights')
    .optional(),

  /** `web` answers people, `worker` talks to Microsoft, `all` does both. Any number of each may share one database. */
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** Licences in the tenant: SharePoint gives larger tenants a larger quota. */
  LICENCES: z.coerce.number().int().min(1).max(10_000_000).default(1_000),
  /** Microsoft's published limits are multiplied by this: below 1 leaves room for others that share the registration. */
  LIMITS_SCALE: z.coerce.number().min(0.01).max(1_000).default(1),

  TENANT_ID: guid,
  CLIENT_ID: guid,
  /** Client id of a user-assigned managed identity that the app registration trusts: there is no secret to keep. */
  MANAGED_IDENTITY_CLIENT_ID: guid.optional(),
  /** A certificate for signing in where Azure runs no identity for us: a PEM file and the SHA-256 thumbprint in hex. */
  CLIENT_CERTIFICATE_KEY_FILE: z.string().min(1).optional(),
  CLIENT_CERTIFICATE_THUMBPRINT: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional(),
  /** For trying out: whoever reads it can act as the product from anywhere. */
  CLIENT_SECRET: z.string().min(1).optional(),
  /** Application ID URI of the API; clients ask for its scope `access_as_user`. By default as Teams wants it. */
  API_URI: z.string().min(1).optional(),
  BOT_ID: guid.optional(),
  /** The app's id in Teams deep links, which is the manifest's id. */
  TEAMS_APP_ID: guid,
  SHAREPOINT_SITE_ID: z.string().min(1),
  /** User principal name or object id of the mailbox that sends. */
  MAIL_SENDER: z.string().min(1),
  /** Provider id of a registered actionable-message sender. */
  ACTIONABLE_MESSAGE_ORIGINATOR: z.uuid().optional(),
  /** `on` once that provider brings Entra tokens: the card in the message then accepts, where one press can. */
  ACTIONABLE_MESSAGE_ACCEPT: z.enum(['on', 'off']).default('off'),

  AUTHORITY_URL: url.default('https://login.microsoftonline.com'),
  GRAPH_URL: url.default('https://graph.microsoft.com'),
  BOT_OPENID_URL: url.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  BOT_SERVICE_URL: url.default('https://smba.trafficmanager.net/teams'),
  OFFICE_SCRIPT_URL: url.default('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'),
  /** Origins that may frame the tab and the pane beside Microsoft's own. */
  HOST_ORIGINS: list.default([]),
});

/** How the product signs in to Microsoft 365. */
export type Credential =
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  | { readonly kind: 'certificate'; readonly keyFile: string; readonly thumbprint: string }
  | { readonly kind: 'secret'; readonly secret: string };

export type Settings = {
  readonly port: number;
  readonly publicUrl: string;
  readonly trustProxyHops: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly pgBin: string | null;
  readonly backupDir: string | null;
  readonly backupsKept: number;
  readonly clientDir: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly applicationInsights: string | null;
  readonly role: 'all' | 'web' | 'worker';
  readonly licences: number;
  readonly limitsScale: number;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly apiUri: string;
  readonly botId: string;
  readonly teamsAppId: string;
  readonly sharePointSiteId: string;
  readonly mailSender: string;
  readonly actionableMessageOriginator: string | null;
  readonly actionableMessageAccept: boolean;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly botOpenIdUrl: string;
  readonly botServiceUrl: string;
  readonly officeScriptUrl: string;
  readonly hostOrigins: readonly string[];
};

/** Reads the settings. @throws SettingsError that names every fault at once. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map(faultOf);
  const credential = readCredential(given);
  if (typeof credential === 'string') faults.push(credential);
  if (given['ACTIONABLE_MESSAGE_ACCEPT'] === 'on' && given['ACTIONABLE_MESSAGE_ORIGINATOR'] === undefined) {
    faults.push('ACTIONABLE_MESSAGE_ORIGINATOR: is needed beside ACTIONABLE_MESSAGE_ACCEPT');
  }
  // The Teams SDK switches its token check off when it finds this variable.
  if (given['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'] !== undefined) {
    faults.push('DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: remove it; card answers are accepted from Microsoft only');
  }
  if (!parsed.success || typeof credential === 'string' || faults.length > 0) throw new SettingsError(faults);
  const values = parsed.data;
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    trustProxyHops: values.TRUST_PROXY_HOPS,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    pgBin: values.PG_BIN ?? null,
    backupDir: values.BACKUP_DIR ?? null,
    backupsKept: values.BACKUPS_KEPT,
    clientDir: values.CLIENT_DIR ?? null,
    logLevel: values.LOG_LEVEL,
    applicationInsights: values.APPLICATIONINSIGHTS_CONNECTION_STRING ?? null,
    role: values.ROLE,
    licences: values.LICENCES,
    limitsScale: values.LIMITS_SCALE,
    tenantId: values.TENANT_ID,
    clientId: values.CLIENT_ID,
    credential,
    apiUri: values.API_URI ?? usualApiUri(values.CLIENT_ID, values.PUBLIC_URL),
    botId: values.BOT_ID ?? values.CLIENT_ID,
    teamsAppId: values.TEAMS_APP_ID,
    sharePointSiteId: values.SHAREPOINT_SITE_ID,
    mailSender: values.MAIL_SENDER,
    actionableMessageOriginator: values.ACTIONABLE_MESSAGE_ORIGINATOR ?? null,
    actionableMessageAccept: values.ACTIONABLE_MESSAGE_ACCEPT === 'on',
    authorityUrl: values.AUTHORITY_URL,
    graphUrl: values.GRAPH_URL,
    botOpenIdUrl: values.BOT_OPENID_URL,
    botServiceUrl: values.BOT_SERVICE_URL,
    officeScriptUrl: values.OFFICE_SCRIPT_URL,
    hostOrigins: values.HOST_ORIGINS,
  };
}

/**
 * Teams signs people in to a tab by an address that names the tab's host:
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
function usualApiUri(clientId: string, publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https:') ? `api://${new URL(publicUrl).host}/${clientId}` : `api://${clientId}`;
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Fix these settings and start again:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

function faultOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined');
  return isMissing ? `${name}: is needed` : `${name}: ${issue.message}`;
}

/** The one credential that is given, or what is wrong. */
function readCredential(given: Readonly<Record<string, string | undefined>>): Credential | string {
  const clientId = given['MANAGED_IDENTITY_CLIENT_ID'];
  const keyFile = given['CLIENT_CERTIFICATE_KEY_FILE'];
  const thumbprint = given['CLIENT_CERTIFICATE_THUMBPRINT'];
  const secret = given['CLIENT_SECRET'];
  if (!keyFile !== !thumbprint) {
    return keyFile
      ? 'CLIENT_CERTIFICATE_THUMBPRINT: is needed beside CLIENT_CERTIFICATE_KEY_FILE'
      : 'CLIENT_CERTIFICATE_KEY_FILE: is needed beside CLIENT_CERTIFICATE_THUMBPRINT';
  }
  const credentials: readonly (readonly [name: string, credential: Credential])[] = [
    ...(clientId
      ? [['MANAGED_IDENTITY_CLIENT_ID', { kind: 'managed-identity', clientId: clientId.toLowerCase() }] as const]
      : []),
    ...(keyFile && thumbprint
      ? [['CLIENT_CERTIFICATE_KEY_FILE', { kind: 'certificate', keyFile, thumbprint }] as const]
      : []),
    ...(secret ? [['CLIENT_SECRET', { kind: 'secret', secret }] as const] : []),
  ];
  const [only, ...others] = credentials;
  if (!only) {
    return 'MANAGED_IDENTITY_CLIENT_ID, CLIENT_CERTIFICATE_KEY_FILE with CLIENT_CERTIFICATE_THUMBPRINT, or CLIENT_SECRET: one of the three is needed to sign in to Microsoft 365';
  }
  if (others.length > 0) {
    return `${credentials.map(([name]) => name).join(', ')}: keep one of them, so that it is certain how the product signs in to Microsoft 365`;
  }
  return only[1];
}
