import pg from 'pg';
import { type BackupHeader, type BackupWriter, writeBackupFile } from './backup-file.ts';

/** The tables that the migrator keeps, without which nobody could tell what the others are. */
const migrationsTable = { schema: 'drizzle', name: '__drizzle_migrations' };
const rowsAtOnce = 500;
/** Of tables that hold files: each row may be many megabytes. */
const fileRowsAtOnce = 2;

/**
 * Writes everything the product knows at one moment into a file, while it goes on running. The queue's jobs stay out:
 * they are wake-ups, and the rows say what is to be done.
 */
export async function dumpDatabase(database: pg.ClientConfig, file: string, at: Date): Promise<BackupHeader> {
  const client = new pg.Client(database);
  client.on('error', () => undefined);
  await client.connect();
  try {
    // One moment for all tables: https://www.postgresql.org/docs/current/transaction-iso.html
    await client.query('begin isolation level repeatable read read only');
    await client.query("set local timezone = 'UTC'");
    await client.query('set local statement_timeout = 0');
    const head = await headerOf(client, at);
    await writeBackupFile(file, head, async (writer) => {
      for (const [place, table] of head.tables.entries()) {
        await writer.table(place);
        await dumpTable(client, table, writer);
      }
    });
    await client.query('commit');
    return head;
  } finally {
    await client.end();
  }
}

async function headerOf(client: pg.Client, at: Date): Promise<BackupHeader> {
  const there = await client.query<{ there: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null and to_regclass('public.ledger_head') is not null as there",
  );
  if (!there.rows[0]?.there)
    throw new Error('The product never started on this database: there is nothing to back up.');
  const named = [migrationsTable, ...(await tablesInOrder(client)).map((name) => ({ schema: 'public', name }))];
  const tables = [];
  for (const { schema, name } of named) {
    const { rows } = await client.query<{ rows: number }>(`select count(*)::float8 as rows from "${schema}"."${name}"`);
    tables.push({ schema, name, rows: rows[0]?.rows ?? 0 });
  }
  const known = await client.query<{ migration: number; number: number; hash: string; newest: Date | null }>(`
    select (select max(created_at)::float8 from drizzle.__drizzle_migrations) as migration, number::float8 as number, hash,
      (select max(accepted_at) from attestation) as newest
    from ledger_head`);
  const [row] = known.rows;
  if (!row) throw new Error('The ledger has no head; restore the database from a backup.');
  return {
    countersign: 'backup',
    v: 1,
    at: at.toISOString(),
    migration: row.migration,
    tables,
    ledger: { number: row.number, hash: row.hash },
    newestAcceptance: row.newest?.toISOString() ?? null,
  };
}

/** Each table after those its rows refer to. */
async function tablesInOrder(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; refers_to: readonly string[] }>(`
    select c.relname as name, array(
      select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const placed: string[] = [];
  let left = rows;
  while (left.length > 0) {
    const next = left.filter((table) => table.refers_to.every((name) => placed.includes(name)));
    if (next.length === 0) throw new Error('Tables refer to each other in a circle, so no order puts them back.');
    placed.push(...next.map(({ name }) => name));
    left = left.filter((table) => !next.includes(table));
  }
  return placed;
}

async function dumpTable(
  client: pg.Client,
  { schema, name }: { readonly schema: string; readonly name: string },
  writer: BackupWriter,
): Promise<void> {
  const files = await client.query(
    "select 1 from information_schema.columns where table_schema = $1 and table_name = $2 and data_type = 'bytea'",
    [schema, name],
  );
  const atOnce = files.rowCount ? fileRowsAtOnce : rowsAtOnce;
  await client.query(
    `declare rows_of_table no scroll cursor for select row_to_json(t)::text as row from "${schema}"."${name}" t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${atOnce} from rows_of_table`);
    for (const { row } of rows) await writer.row(row);
    if (rows.length === 0) break;
  }
  await client.query('close rows_of_table');
}
