import { chmodSync, mkdirSync } from 'node:fs';
import pg from 'pg';
import { readSettings } from '#server/config/settings.ts';
import { provision } from '#server/provision.ts';
import { startPrivatePostgres } from '#server/store/private-postgres.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { type Control, controlOf } from '#tests/support/control.ts';
import { type Client, clientOf } from '#tests/support/http-client.ts';
import { publishFile } from '#tests/support/school.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { startTenant, tsx } from './tenant-process.ts';

export type SendingSchool = {
  readonly control: Control;
  readonly database: pg.Client;
  readonly admin: Client;
  readonly env: Readonly<Record<string, string>>;
  readonly objectIds: readonly string[];
  /** Makes a campaign for everybody in the large school, with a policy of its own. */
  draft(title: string): Promise<string>;
  readonly tenantOrigin: string;
  start(
    role: 'all' | 'web' | 'worker',
    port: number,
    settings?: Readonly<Record<string, string>>,
  ): Promise<ServerProcess>;
  close(): Promise<void>;
};

/** A trust of many people in a tenant of its own process, and a database for any number of processes of the product. */
export async function openSendingSchool(
  folder: string,
  port: number,
  options: { readonly people: number; readonly tenantScale: number; readonly productScale: number },
): Promise<SendingSchool> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const postgres = await startPrivatePostgres(folder, null);
  const { host, user } = postgres.connection;
  const origin = `http://localhost:${port}`;
  const tenant = await startTenant(port + 1, origin);
  const tenantOrigin = tenant.origin;
  const env = {
    ...tenant.environment,
    DATABASE_URL: `postgresql://${user}@localhost:5432/postgres?host=${encodeURIComponent(host)}`,
    LOG_LEVEL: 'error',
    PUBLIC_URL: origin,
    PORT: String(port),
    LIMITS_SCALE: String(options.productScale),
  };
  const control = controlOf(tenantOrigin);
  await control.limits(options.tenantScale);
  await provision(readSettings(env));
  const [everyone] = await control.largeSchool(options.people);
  const web = await startServer([...tsx, 'server/main.ts'], origin, { ...env, ROLE: 'web' });
  const { TENANT_ID = '', CLIENT_ID = '' } = env as Record<string, string>;
  const everybody = await control.people();
  const manager = everybody.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '';
  const admin = await clientOf(origin, tenantOrigin, TENANT_ID, CLIENT_ID, manager);
  const database = new pg.Client(postgres.connection);
  await database.connect();
  const groupId = everyone?.id ?? '';
  return {
    control,
    database,
    admin,
    env,
    objectIds: everybody.filter(({ groups }) => groups.some(({ id }) => id === groupId)).map((one) => one.objectId),
    async draft(title) {
      const text = `# ${title}\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n`;
      const version = await publishFile(admin, `${title}.md`, Buffer.from(text));
      const created = await admin.post<CampaignDetail>('/api/campaigns', {
        versionIds: [version.id],
        groupIds: [groupId],
        dueOn: '2099-01-01',
        message: '',
        sendBy: 'app',
      });
      if (created.status !== 201) throw new Error(`The campaign answered ${created.status}`);
      return created.body.id;
    },
    tenantOrigin,
    start: (role, at, settings = {}) =>
      startServer([...tsx, 'server/main.ts'], `http://localhost:${at}`, {
        ...env,
        ...settings,
        ROLE: role,
        PORT: String(at),
      }),
    async close() {
      await database.end();
      await Promise.all([web.stop(), tenant.stop()]);
      await postgres.stop();
    },
  };
}

/** Sends, pressing again while Microsoft 365 is busy, and waits until nothing is queued. Gives the seconds from the first press. */
export async function secondsToSend(school: SendingSchool, campaignId: string): Promise<number> {
  const began = performance.now();
  const press = () => school.admin.post(`/api/campaigns/${campaignId}/send`);
  let sent = await press();
  while (sent.status === 503) sent = await press();
  if (sent.status !== 202) throw new Error(`Sending answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  for (;;) {
    const { rows } = await school.database.query<{ left: number }>(
      `select count(*)::int as left from delivery where state = 'queued'`,
    );
    if (rows[0]?.left === 0) return (performance.now() - began) / 1_000;
    await new Promise((done) => setTimeout(done, 100));
  }
}
