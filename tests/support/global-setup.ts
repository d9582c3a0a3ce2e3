import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startWakeUps } from '#server/jobs/wake-ups.ts';
import { openStore } from '#server/store/open-store.ts';
import { startPrivatePostgres } from '#server/store/private-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run, with a database `world` that every test's own is copied from. */
    postgres: { host: string; port: number; user: string };
  }
}

/** One private PostgreSQL a run; each test copies the prepared database in a few hundredths of a second. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const { chmodSync } = await import('node:fs');
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(folder, 0o755);
  const postgres = await startPrivatePostgres(folder, null);
  const { database: _, ...server } = postgres.connection;
  const admin = new pg.Client(postgres.connection);
  await admin.connect();
  await admin.query('create database world');
  await admin.end();
  const prepared = { ...server, database: 'world' };
  const store = await openStore(prepared, () => undefined);
  const wakeUps = await startWakeUps(
    prepared,
    () => undefined,
    () => undefined,
  );
  await wakeUps.stop();
  await store.close();
  project.provide('postgres', server);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
