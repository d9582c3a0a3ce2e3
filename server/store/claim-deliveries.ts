import { sql } from 'drizzle-orm';
import type { Db } from './open-store.ts';
import { secondsUntil } from './seconds-until.ts';

/** How long a worker may hold a row; after that another takes it, since the first must have died. */
const leaseSeconds = 60;

/** Takes up to `count` deliveries that are due, oldest first, and nobody else's. */
export async function claimDeliveries(db: Db, count: number): Promise<readonly number[]> {
  const taken = await db.execute<{ id: string }>(sql`
    update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second', attempts = attempts + 1
    where id in (
      select id from delivery
      where state = 'queued' and coalesce(leased_until, '-infinity') < clock_timestamp()
        and coalesce(not_before, '-infinity') <= clock_timestamp()
      order by id limit ${count} for update skip locked)
    returning id`);
  return taken.rows.map((row) => Number(row.id)).sort((a, b) => a - b);
}

/** Seconds until the next queued delivery may be tried; null when none is queued. */
export async function nextDeliveryIn(db: Db): Promise<number | null> {
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(leased_until, not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from delivery where state = 'queued'`),
  );
}
