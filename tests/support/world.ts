import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { inject } from 'vitest';
import { readSettings, type Settings } from '#server/config/settings.ts';
import { type RunningApp, startApp } from '#server/create-app.ts';
import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import { createLogger, type Logger } from '#server/log/logger.ts';
import { provision } from '#server/provision.ts';
import { type Control, controlOf } from './control.ts';
import { type Client, clientOf } from './http-client.ts';

export type World = {
  readonly origin: string;
  readonly tenantOrigin: string;
  readonly control: Control;
  readonly settings: Settings;
  readonly app: RunningApp;
  /** The tenant's clock, by which the product lives. */
  readonly now: () => Date;
  /** A connection to the product's own database, to look and to plant. */
  readonly database: pg.Pool;
  readonly logged: readonly string[];
  /** A client that signs in as the person with this user principal name's first part. */
  as(name: string): Promise<Client>;
  /** Waits until nothing is queued for Microsoft 365 any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** The product over a tenant of its own, both on free ports, with a database that no other test sees. */
export async function createWorld(
  options: {
    readonly now?: string;
    readonly provisioned?: boolean;
    /** Settings of the product in place of the tenant's own. */
    readonly settings?: Readonly<Record<string, string>>;
    /** Signs in by the managed identity of the machine, which the process then stands on. */
    readonly managedIdentity?: boolean;
    /** File that the tenant writes every Graph exchange to. */
    readonly tenantLog?: string;
  } = {},
): Promise<World> {
  const server = inject('postgres');
  const name = `w${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (admin) => admin.query(`create database ${name} template world`));
  const connection = { ...server, database: name };
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin, logFile: options.tenantLog ?? null });
  const control = controlOf(tenant.origin);
  // Stories are told without waiting for what Microsoft allows in a minute; a story about limits sets both.
  await control.limits(0);
  if (options.now) await control.setClock(options.now);
  if (options.managedIdentity) Object.assign(process.env, tenant.withoutSecret.machine);
  const settings = readSettings({
    ...(options.managedIdentity ? tenant.withoutSecret.environment : tenant.environment),
    PORT: String(port),
    DATA_DIR: '/nonexistent',
    LIMITS_SCALE: '1000',
    ...options.settings,
  });
  if (options.provisioned ?? true) await provision(settings);
  const logged: string[] = [];
  const app = await startApp(settings, {
    now: tenant.now,
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    log: rememberingLog(logged),
    database: connection,
    clientFolder: 'dist/client',
  });
  const database = new pg.Pool({ ...connection, max: 2 });
  const { CLIENT_ID, TENANT_ID } = tenant.environment as { CLIENT_ID: string; TENANT_ID: string };
  return {
    origin,
    tenantOrigin: tenant.origin,
    control,
    settings,
    app,
    now: tenant.now,
    database,
    logged,
    as: (person) => clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, person),
    settled: () => settled(database),
    async close() {
      await database.end();
      await app.stop();
      await tenant.close();
      await onServer(server, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

/** Asks again until the answer is yes; the test's own time limit ends it. */
export async function until(condition: () => Promise<boolean>, everyMs = 20): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, everyMs));
}

async function settled(database: pg.Pool): Promise<void> {
  await until(async () => {
    const { rows } = await database.query(
      `select (select count(*) from outbox where done_at is null and dead_at is null)
        + (select count(*) from delivery d join request r on r.id = d.request_id join campaign c on c.id = r.campaign_id
           where d.state = 'queued' and r.state <> 'exempt' and c.paused_at is null)
        + (select count(*) from campaign c where c.status = 'sending' and c.paused_at is null)
        + (select count(*) from original_file where kept_at is null) as open`,
    );
    return Number(rows[0].open) === 0;
  });
}

async function onServer(server: object, act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await act(admin);
  await admin.end();
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Keeps every line, so that a test can look for what must not stand in a log. Silent on the terminal. */
function rememberingLog(lines: string[]): Logger {
  const silent = createLogger('silent');
  const keep =
    (level: keyof Logger): Logger['info'] =>
    (event, facts) => {
      const line = `${level} ${event} ${JSON.stringify(facts ?? {})}`;
      lines.push(line);
      // A defect of the product is worth seeing beside the test that met it.
      if (level === 'error') process.stderr.write(`${line}\n`);
      silent[level](event, facts);
    };
  return { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
