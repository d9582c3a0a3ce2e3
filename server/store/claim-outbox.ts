import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './open-store.ts';
import { secondsUntil } from './seconds-until.ts';

/** How long a worker may hold a row; after that another takes it, since the first must have died. */
const leaseSeconds = 60;

export type OutboxKind = 'attestation-row' | 'compliance-row' | 'card';

export type ClaimedRow = {
  readonly id: number;
  readonly kind: OutboxKind;
  readonly requestId: string;
  readonly attempts: number;
};

const open = sql`done_at is null and dead_at is null`;
const due = sql`${open} and coalesce(leased_until, '-infinity') < clock_timestamp()
  and coalesce(not_before, '-infinity') <= clock_timestamp()`;
const lease = sql`leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second', attempts = attempts + 1`;

/**
 * Takes up to `count` outbox rows of the kinds that are due, what follows a person's act before bulk. Of several rows for
 * one request and kind the latest stands for all, since content is read when it is worked: `outboxDone` ends the earlier
 * ones with it.
 */
export async function claimOutbox(db: Db, kinds: readonly OutboxKind[], count: number): Promise<readonly ClaimedRow[]> {
  const taken = await db.execute<TakenRow>(sql`
    update outbox set ${lease}
    where id in (
      select id from outbox where kind in (${listOf(kinds)}) and ${due}
      order by priority, id limit ${count} for update skip locked)
    returning id, kind, request_id, attempts`);
  return taken.rows.map(claimed);
}

/**
 * The same for work that is written a request at a time: with each row come the other rows that are due for its request,
 * so that one write does for all of them.
 */
export async function claimRequests(
  db: Db,
  kinds: readonly OutboxKind[],
  count: number,
): Promise<readonly ClaimedRow[]> {
  const taken = await db.execute<TakenRow>(sql`
    with next as materialized (${nextRows(kinds, count, sql`for update skip locked`)})
    update outbox set ${lease}
    where id in (
      select id from outbox
      where request_id in (select request_id from next) and kind in (${listOf(kinds)}) and ${due}
      for update skip locked)
    returning id, kind, request_id, attempts`);
  return taken.rows.map(claimed);
}

/** How many writes the next rows ask for, at most `count`, and whether any of them follows a person's act. */
export async function dueRequests(
  db: Db,
  kinds: readonly OutboxKind[],
  count: number,
): Promise<{ readonly writes: number; readonly urgent: boolean } | null> {
  const found = await db.execute<{ writes: number; priority: number }>(sql`
    with next as materialized (${nextRows(kinds, count, sql``)})
    select count(distinct (request_id, kind))::int as writes, priority from next group by priority order by priority`);
  const [first] = found.rows;
  return first ? { writes: first.writes, urgent: first.priority === 0 } : null;
}

/** Each kind by its own index, oldest first, and of those the most urgent. */
function nextRows(kinds: readonly OutboxKind[], count: number, locking: SQL): SQL {
  return sql`
    select each.id, each.request_id, each.kind, each.priority
    from unnest(array[${listOf(kinds)}]::text[]) as wanted(kind)
    cross join lateral (
      select id, request_id, kind, priority from outbox
      where kind = wanted.kind and ${due} order by priority, id limit ${count} ${locking}) each
    order by each.priority, each.id limit ${count}`;
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

/** Marks rows whose content was read after they were claimed as done. */
export async function outboxAllDone(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`update outbox set done_at = clock_timestamp(), last_error = null where id in (${listOf(ids)})`);
}

export async function outboxLater(db: Db, id: number, seconds: number, reason: string): Promise<void> {
  await outboxAllLater(db, [id], seconds, reason);
}

export async function outboxAllLater(db: Db, ids: readonly number[], seconds: number, reason: string): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update outbox set leased_until = null, last_error = ${reason},
      not_before = clock_timestamp() + ${seconds} * interval '1 second'
    where id in (${listOf(ids)})`);
}

/** Microsoft asked to wait: nothing was refused, so the attempt does not count. */
export async function outboxAllWait(db: Db, ids: readonly number[], seconds: number): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update outbox set leased_until = null, last_error = 'busy', attempts = attempts - 1,
      not_before = clock_timestamp() + ${seconds} * interval '1 second'
    where id in (${listOf(ids)})`);
}

/** Gives rows up, with the reason, until somebody tries again. */
export async function outboxDead(db: Db, ids: readonly number[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update outbox set leased_until = null, last_error = ${reason}, dead_at = clock_timestamp()
    where id in (${listOf(ids)})`);
}

/** Seconds until the next outbox row of the kinds may be tried; null when none is pending. */
export async function nextOutboxIn(db: Db, kinds: readonly OutboxKind[]): Promise<number | null> {
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(leased_until, not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from outbox where ${open} and kind in (${listOf(kinds)})`),
  );
}

type TakenRow = { id: string; kind: OutboxKind; request_id: string; attempts: number };

function claimed(row: TakenRow): ClaimedRow {
  return { id: Number(row.id), kind: row.kind, requestId: row.request_id, attempts: row.attempts };
}

function listOf(values: readonly (string | number)[]): SQL {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}
