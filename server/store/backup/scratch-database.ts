import pg from 'pg';

/** Another database of the same server, named after the real one, for as long as `use` takes. */
export async function withScratchDatabase<T>(
  database: pg.ClientConfig,
  use: (scratch: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client(database);
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string }>('select left(current_database(), 50) as name');
    const name = `${rows[0]?.name ?? ''}_rehearsal`;
    // One that a killed rehearsal left; where another one is running this says so.
    await admin.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
    await admin.query(`create database ${pg.escapeIdentifier(name)} template template0`);
    try {
      return await use(inDatabase(database, name));
    } finally {
      await admin.query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
    }
  } finally {
    await admin.end();
  }
}

function inDatabase(database: pg.ClientConfig, name: string): pg.ClientConfig {
  if (database.connectionString === undefined) return { ...database, database: name };
  const address = new URL(database.connectionString);
  address.pathname = `/${encodeURIComponent(name)}`;
  return { ...database, connectionString: address.href };
}
