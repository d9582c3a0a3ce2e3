import pg from 'pg';

/** A private PostgreSQL that was there before this process belongs to the running product. */
export async function startedByUs(database: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ seconds: number }>(
    'select extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as seconds',
  );
  await client.end();
  return (rows[0]?.seconds ?? 0) < process.uptime();
}
