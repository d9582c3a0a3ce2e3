import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import { furtherProcess } from '#tests/support/further-process.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

/** What hosts ask: whether the process is to be started anew (`/healthz`), and whether it can do its part (`/readyz`). */

let world: World;
afterEach(() => world.close());

type Answer = { readonly status: number; readonly body: { readonly status: string; readonly faults?: string[] } };

async function ask(path: '/healthz' | '/readyz', origin = world.origin): Promise<Answer> {
  const response = await fetch(origin + path);
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const ready = { status: 200, body: { status: 'ready' } };
const alive = { status: 200, body: { status: 'ok' } };
const unready = (...faults: string[]) => ({ status: 503, body: { status: 'not ready', faults } });

/** Nobody may connect to the world's database any more, and who is connected is not; or it is there again. */
async function letDatabase(away: 'go' | 'come back'): Promise<void> {
  const { database } = world.database.options;
  const admin = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await admin.connect();
  const own = await world.database.query<{ pid: number }>('select pg_backend_pid() as pid');
  await admin.query(`alter database ${database} allow_connections ${away !== 'go'}`);
  if (away === 'go') {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2', [
      database,
      own.rows[0]?.pid,
    ]);
  }
  await admin.end();
}

test('a database that goes away makes it unready, not dead, and it is ready again when it comes back', async () => {
  world = await createWorld();
  expect(await ask('/readyz')).toEqual(ready);
  await letDatabase('go');
  await until(async () => (await ask('/readyz')).status === 503);
  expect((await ask('/readyz')).body.faults).toContain('database-unreachable');
  expect(await ask('/healthz')).toEqual(alive);
  await letDatabase('come back');
  await until(async () => (await ask('/readyz')).status === 200);
  expect(await ask('/readyz')).toEqual(ready);
});

test('tables that lack what this program expects make it unready; a newer program may have been there', async () => {
  world = await createWorld({ settings: { ROLE: 'web' } });
  const table = 'drizzle.__drizzle_migrations';
  const last = `created_at = (select max(created_at) from ${table})`;
  await world.database.query(`update ${table} set created_at = created_at + 1 where ${last}`);
  expect(await ask('/readyz')).toEqual(ready);
  await world.database.query(`update ${table} set created_at = created_at - 2 where ${last}`);
  expect(await ask('/readyz')).toEqual(unready('tables-not-migrated'));
  await world.database.query(`update ${table} set created_at = created_at + 1 where ${last}`);
  expect(await ask('/readyz')).toEqual(ready);
  await world.database.query('alter schema drizzle rename to elsewhere');
  expect(await ask('/readyz')).toEqual(unready('tables-not-migrated'));
});

test('a process for work needs its workers, and one for people does not', async () => {
  world = await createWorld({ settings: { ROLE: 'web' } });
  const worker = await furtherProcess(world, { role: 'worker' });
  await until(async () => (await ask('/readyz', worker.origin)).status === 200);
  // The queue is out of reach, the rest of the database is not.
  await world.database.query('alter schema jobs rename to elsewhere');
  await until(async () => (await ask('/readyz', worker.origin)).status === 503);
  expect(await ask('/readyz', worker.origin)).toEqual(unready('worker-not-running'));
  expect(await ask('/healthz', worker.origin)).toEqual(alive);
  expect(await ask('/readyz')).toEqual(ready);
  await world.database.query('alter schema elsewhere rename to jobs');
  await until(async () => (await ask('/readyz', worker.origin)).status === 200);
  await worker.stop();
}, 60_000);

test('a process that is stopping says so to whoever still asks', async () => {
  world = await createWorld({ settings: { ROLE: 'web' } });
  const process = await furtherProcess(world, { role: 'web' });
  const socket = connect(Number(new URL(process.origin).port), 'localhost');
  const answer = text(socket);
  // Half a question is being listened to when the stop begins.
  await new Promise((done) => socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n', done));
  await fetch(`${process.origin}/healthz`, { headers: { connection: 'close' } });
  const stopped = process.stop();
  socket.write('Connection: close\r\n\r\n');
  expect((await answer).split('\r\n')).toEqual(
    expect.arrayContaining(['HTTP/1.1 503 Service Unavailable', JSON.stringify(unready('stopping').body)]),
  );
  await stopped;
});
