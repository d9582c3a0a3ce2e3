import { sql } from 'drizzle-orm';
import { newestOwnMigration } from './migration-files.ts';
import type { Db } from './open-store.ts';

/** `none`: the product never started here. `ahead`: a newer program did. */
export type MigrationState = 'none' | 'behind' | 'current' | 'ahead';

/** Compares the tables with what this program expects, and changes nothing. */
export async function migrationState(db: Db): Promise<MigrationState> {
  const { rows: found } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!found[0]?.there) return 'none';
  // The migrator goes by the moment each migration was made, and so must this.
  const { rows } = await db.execute<{ last: string | null }>(
    sql`select max(created_at)::text as last from drizzle.__drizzle_migrations`,
  );
  const last = Number(rows[0]?.last ?? 0);
  const expected = newestOwnMigration();
  if (last === 0) return 'none';
  if (last === expected) return 'current';
  return last < expected ? 'behind' : 'ahead';
}
