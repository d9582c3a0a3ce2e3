import { sql } from 'drizzle-orm';
import type { Db } from './open-store.ts';
import { secondsUntil } from './seconds-until.ts';

/** How long a worker may hold a row; after that another takes it, since the first must have died. */
const leaseSeconds = 60;

export type OutboxKind = 'attestation-row' | 'compliance-row' | 'card';

/**
 * Takes up to `count` outbox rows of the kinds that are due. Of several rows for one request and kind the latest stands
 * for all, since content is read when it is worked: the earlier ones are done with it.
 */
export async function claimOutbox(
  db: Db,
  kinds: readonly OutboxKind[],
  count: number,
): Promise<
  readonly { readonly id: number; readonly kind: OutboxKind; readonly requestId: string; readonly attempts: number }[]
> {
  const list = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  const taken = await db.execute<{ id: string; kind: OutboxKind; request_id: string; attempts: number }>(sql`
    update outbox set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second', attempts = attempts + 1
    where id in (
      select id from outbox
      where done_at is null and kind in (${list}) and coalesce(leased_until, '-infinity') < clock_timestamp()
        and coalesce(not_before, '-infinity') <= clock_timestamp()
      order by kind, id limit ${count} for update skip locked)
    returning id, kind, request_id, attempts`);
  return taken.rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    requestId: row.request_id,
    attempts: row.attempts,
  }));
}

/** Marks an outbox row, and the earlier ones of its request and kind, as done. */
export async function outboxDone(
  db: Db,
  row: { readonly id: number; readonly kind: OutboxKind; readonly requestId: string },
): Promise<void> {
  await db.execute(sql`
    update outbox set done_at = clock_timestamp(), last_error = null
    where request_id = ${row.requestId} and kind = ${row.kind} and id <= ${row.id} and done_at is null`);
}

export async function outboxLater(db: Db, id: number, seconds: number, reason: string): Promise<void> {
  await db.execute(sql`
    update outbox set leased_until = null, last_error = ${reason},
      not_before = clock_timestamp() + ${seconds} * interval '1 second'
    where id = ${id}`);
}

/** Seconds until the next outbox row of the kinds may be tried; null when none is pending. */
export async function nextOutboxIn(db: Db, kinds: readonly OutboxKind[]): Promise<number | null> {
  const list = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(leased_until, not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from outbox where done_at is null and kind in (${list})`),
  );
}
