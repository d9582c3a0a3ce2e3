import { sql } from 'drizzle-orm';
import type { Db } from './open-store.ts';

export type QueueReading = {
  readonly kind: string;
  readonly waiting: number;
  /** Seconds since the oldest of them was asked for. */
  readonly age: number;
  readonly givenUp: number;
};

/**
 * For each kind of queued work how much waits, since when, and how much was given up; empty queues too. What waits and
 * what was given up have an index each, so they are read apart.
 */
export async function readQueues(db: Db, at: Date): Promise<readonly QueueReading[]> {
  const { rows } = await db.execute<{ kind: string; waiting: number; age: number; given_up: number }>(sql`
    with work as (
      select kind, created_at as since, false as dead from outbox where done_at is null and dead_at is null
      union all
      select kind, created_at, true from outbox where done_at is null and dead_at is not null
      union all
      select 'message-' || d.rung, d.queued_at, false from delivery d
      join request r on r.id = d.request_id
      join campaign c on c.id = r.campaign_id
      where d.state = 'queued' and r.state = 'outstanding' and c.paused_at is null)
    select kinds.kind, count(work.kind) filter (where not dead)::int as waiting,
      greatest(0, coalesce(extract(epoch from ${at.toISOString()}::timestamptz - min(since) filter (where not dead)), 0))::float8 as age,
      count(work.kind) filter (where dead)::int as given_up
    from unnest(array['attestation-row', 'compliance-row', 'card', 'message-teams', 'message-chat', 'message-mail',
      'message-plain-mail', 'message-slip']) as kinds(kind)
    left join work on work.kind = kinds.kind
    group by kinds.kind order by kinds.kind`);
  return rows.map(({ given_up: givenUp, ...row }) => ({ ...row, givenUp }));
}
