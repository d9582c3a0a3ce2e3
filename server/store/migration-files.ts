import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type pg from 'pg';

/** Any number: every process of the product takes the same one while it changes tables. */
export const migrationLock = 7021;

/** Beside this file in the sources, beside the bundle in production. */
export function migrationsFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'migrations');
}

/** The migrations this program brings, in order. */
export function ownMigrations(): readonly MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: migrationsFolder() });
}

/** When the newest of them was made: by that moment the migrator knows what a database has. */
export function newestOwnMigration(): number {
  return Math.max(...ownMigrations().map(({ folderMillis }) => folderMillis));
}

/**
 * Refuses where a newer version changed the tables in a way this program would do harm on. Most changes are none: columns
 * and tables that are added. One that is says so in its migration, by the moment of the oldest that still fits:
 * COMMENT ON TABLE "ledger_head" IS 'oldest migration: 1790000000000'
 * @throws Error that says what to do
 */
export async function checkProgramIsNewEnough(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ said: string | null }>(
    "select obj_description(to_regclass('public.ledger_head'), 'pg_class') as said",
  );
  const oldest = /^oldest migration: (\d+)$/.exec(rows[0]?.said ?? '')?.[1];
  if (oldest === undefined || newestOwnMigration() >= Number(oldest)) return;
  throw new Error(
    'A newer version changed this database in a way that this one would do harm on. Install the newer version again; docs/operations/upgrade.md says how to go back.',
  );
}
