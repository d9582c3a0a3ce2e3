import pg from 'pg';
import { migrationLock, ownMigrations } from '../migration-files.ts';
import { type BackupHeader, readBackup } from './backup-file.ts';

const rowsAtOnce = 500;
const charactersAtOnce = 4_000_000;

/**
 * Puts a backup into a database that holds nothing at all, as the tables were when it was made: the next start brings
 * them up to date. All of it or none: it is one transaction, and the file has to be whole to the end.
 * @throws Error that says what to do, DamagedBackup
 */
export async function loadDatabase(database: pg.ClientConfig, file: string): Promise<BackupHeader> {
  const client = new pg.Client(database);
  client.on('error', () => undefined);
  await client.connect();
  try {
    // A product that starts meanwhile waits, and finds everything.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await checkEmpty(client);
    const loaded = await loadRows(client, file);
    await client.query('commit');
    return loaded;
  } finally {
    // Ends the transaction too, where something was wrong.
    await client.end();
  }
}

async function loadRows(client: pg.Client, file: string): Promise<BackupHeader> {
  let names: readonly string[] = [];
  let place = -1;
  let batch: string[] = [];
  let size = 0;
  const put = async (): Promise<void> => {
    if (batch.length === 0) return;
    const name = names[place];
    if (name === undefined) throw new Error('A row stands before its table.');
    await client.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1::json)`, [
      `[${batch.join(',')}]`,
    ]);
    batch = [];
    size = 0;
  };
  const head = await readBackup(
    file,
    async ({ migration, tables }) => {
      await makeTables(client, migration);
      names = tables.map(({ schema, name }) => `"${schema}"."${name}"`);
      // What the triggers would write is in the backup; the migrations' own first rows are too.
      for (const name of names) await client.query(`alter table ${name} disable trigger user`);
      for (const name of names.toReversed()) await client.query(`delete from ${name}`);
    },
    async (table, json) => {
      if (table !== place || batch.length >= rowsAtOnce || size >= charactersAtOnce) await put();
      place = table;
      batch.push(json);
      size += json.length;
    },
  );
  await put();
  await advanceSequences(client);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  return head;
}

async function checkEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; there: boolean }>(`
    select current_database() as name, exists (
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'drizzle', 'jobs') and c.relkind in ('r', 'p')) as there`);
  if (!rows[0]?.there) return;
  throw new Error(
    `The database "${rows[0].name}" holds something already, and a backup is put into an empty one only: nothing was changed. Make a new database and name it in DATABASE_URL; for the private one stop the product and move the folder "postgres" under DATA_DIR aside.`,
  );
}

/** The tables as they were at that migration. */
async function makeTables(client: pg.Client, until: number): Promise<void> {
  const migrations = ownMigrations();
  if (!migrations.some(({ folderMillis }) => folderMillis === until)) {
    throw new Error(
      'This backup was made by another version, whose tables this program does not know. Install that version or a newer one.',
    );
  }
  await client.query('create schema drizzle');
  await client.query(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  for (const { folderMillis, sql: statements } of migrations) {
    if (folderMillis > until) continue;
    for (const statement of statements) await client.query(statement);
  }
}

/** The next number follows the highest that is there. */
async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    select s.oid::regclass::text as sequence, t.oid::regclass::text as table, quote_ident(a.attname) as column
    from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
      join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and s.relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace)`);
  for (const { sequence, table, column } of rows) {
    await client.query(
      `select setval('${sequence}', greatest(coalesce(max(${column}), 0), 1), max(${column}) is not null) from ${table}`,
    );
  }
}
