import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, test } from 'vitest';
import { startWakeUps } from '#server/jobs/wake-ups.ts';
import { openStore } from '#server/store/open-store.ts';
import { type PrivatePostgres, startPrivatePostgres } from '#server/store/private-postgres.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';
import { expectDiagnosis, type Fault } from './support/patient.ts';

/** Settings of a whole server would be every other test's as well, so this one has a server of its own. */
let world: World;
let folder: string;
let server: PrivatePostgres;
let pool: pg.Pool;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(folder, 0o755);
  server = await startPrivatePostgres(folder, null);
  pool = new pg.Pool({ ...server.connection, max: 1 });
  const store = await openStore(server.connection, () => undefined);
  await store.close();
  // The wake-up that is left behind is one of a product at work.
  const ignore = () => undefined;
  const wakeUps = await startWakeUps(server.connection, ignore, ignore);
  await wakeUps.wake('days');
  await wakeUps.stop();
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  await pool.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A changed setting counts a moment after the server was told to look. */
async function set(statement: string, name: string, value: string): Promise<void> {
  await pool.query(statement);
  await pool.query('select pg_reload_conf()');
  await until(async () => (await pool.query(`show ${name}`)).rows[0]?.[name] === value);
}

const faults = ['fsync', 'full_page_writes'].map(
  (name): Fault => ({
    name: `${name} off for the whole server`,
    found: 'database.durability',
    wrong: new RegExp(`^${name} is off`),
    fix: new RegExp(`ALTER SYSTEM RESET ${name}`),
    plant: async () => {
      await set(`alter system set ${name} = off`, name, 'off');
      return { database: server.connection, undo: () => set(`alter system reset ${name}`, name, 'on') };
    },
  }),
);

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));
