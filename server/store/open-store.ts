import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { checkProgramIsNewEnough, migrationLock, migrationsFolder } from './migration-files.ts';

export type Db = NodePgDatabase;
/** A transaction, or the database itself where one statement is enough. */
export type Tx = Pick<
  Db,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'
>;

export type Store = {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

const options = { casing: 'snake_case' } as const;

/** Connects and brings the tables up to date; several processes may start at once. `onError` hears of lost connections. */
export async function openStore(connection: pg.PoolConfig, onError: (error: Error) => void): Promise<Store> {
  const pool = new pg.Pool({ max: 20, ...connection });
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', onError);
  // Nor may one that drops between two statements of a transaction: the next statement fails, and that is dealt with.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const client = await connectPatiently(pool);
  try {
    // Drizzle's migrator takes no lock of its own.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await checkProgramIsNewEnough(client);
    await migrate(drizzle(client, options), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  }
  return { db: databaseOn(pool), pool, close: () => pool.end() };
}

/** The tables through a pool that somebody else opened; nothing is brought up to date. */
export function databaseOn(pool: pg.Pool): Db {
  return drizzle(pool, options);
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: cannot_connect_now */
const startingUp = '57P03';
const startUpLimitMs = 30_000;

/** A server that is still coming back after a crash says so, and answers within seconds. */
async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  for (const end = Date.now() + startUpLimitMs; ; await new Promise((done) => setTimeout(done, 100))) {
    try {
      return await pool.connect();
    } catch (error) {
      const isStarting = error instanceof Error && 'code' in error && error.code === startingUp;
      if (!isStarting || Date.now() > end) throw error;
    }
  }
}
