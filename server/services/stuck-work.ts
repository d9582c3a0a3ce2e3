import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#server/store/open-store.ts';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import { schoolTimeZone } from '#src/domain/day.ts';
import { listHeldGroups } from './held-groups.ts';
import type { Wake } from './wake.ts';

/** More than anybody reads; what is left comes when these are done. */
const mostShown = 500;
const mostDrift = 50;

type Kind = StuckWork['items'][number]['kind'];

/** Work that was given up, groups that are held, what still waits, and what was changed by hand in the lists. */
export async function readStuckWork(db: Db): Promise<StuckWork> {
  const [items, held, waiting, drift] = await Promise.all([
    givenUp(db),
    listHeldGroups(db),
    stillWaiting(db),
    driftOf(db),
  ]);
  return { items, held, waiting, drift };
}

async function givenUp(db: Db): Promise<StuckWork['items']> {
  const { rows } = await db.execute<{ kind: Kind; key: string; about: string; reason: string; since: string }>(sql`
    select * from (
      select o.kind, o.id::text as key, p.name || ', ' || (v.document->>'title') as about,
        coalesce(o.last_error, '') as reason, o.dead_at as since
      from outbox o ${person('o.request_id')} where o.done_at is null and o.dead_at is not null
      union all
      select 'original', f.version_id::text, v.document->>'title', f.last_error, f.created_at
      from original_file f join policy_version v on v.id = f.version_id where ${isRefused}
      union all
      select 'reminder', m.tenant_id || '|' || m.object_id || '|' || m.day, p.name,
        coalesce(m.fault, ''), m.day::timestamp at time zone ${schoolTimeZone}
      from reminder m join person p on p.tenant_id = m.tenant_id and p.object_id = m.object_id
      where m.state = 'failed' and m.day = (select max(day) from reminder)) stuck
    order by since desc, key limit ${mostShown}`);
  return rows.map(({ kind, key, about, reason, since }) => ({
    id: `${kind}/${key}`,
    kind,
    about,
    reason,
    since: new Date(since).toISOString(),
  }));
}

async function stillWaiting(db: Db): Promise<StuckWork['waiting']> {
  const { rows } = await db.execute<{ rows: number; cards: number; messages: number; oldest: string | null }>(sql`
    with waits as (
      select kind, created_at as since from outbox where done_at is null and dead_at is null
      union all
      select 'message', queued_at from delivery d
      join request r on r.id = d.request_id where d.state = 'queued' and r.state = 'outstanding')
    select count(*) filter (where kind in ('attestation-row', 'compliance-row'))::int as rows,
      count(*) filter (where kind = 'card')::int as cards, count(*) filter (where kind = 'message')::int as messages,
      min(since) as oldest from waits`);
  const [found] = rows;
  return {
    registerRows: found?.rows ?? 0,
    cards: found?.cards ?? 0,
    messages: found?.messages ?? 0,
    oldest: found?.oldest ? new Date(found.oldest).toISOString() : null,
  };
}

async function driftOf(db: Db): Promise<StuckWork['drift']> {
  const { rows } = await db.execute<
    Pick<StuckWork['drift'][number], 'list' | 'what' | 'columns'> & {
      at: string;
      about: string | null;
      item: string;
      repaired_at: string | null;
    }
  >(sql`
    select g.at, g.list, g.what, g.columns, g.item_id as item, g.repaired_at,
      p.name || ', ' || (v.document->>'title') as about
    from register_drift g left join (request r ${joined}) on r.id = g.request_id
    order by g.at desc, g.id desc limit ${mostDrift}`);
  return rows.map(({ at, about, item, repaired_at, list, what, columns }) => ({
    at: new Date(at).toISOString(),
    list,
    what,
    about: about ?? item,
    columns,
    repairedAt: repaired_at ? new Date(repaired_at).toISOString() : null,
  }));
}

/** Takes up again what was given up; ids that are not stuck any more are passed over. */
export async function retryStuckWork(
  { db, wake }: { readonly db: Db; readonly wake: Wake },
  ids: readonly string[],
): Promise<void> {
  const keysOf = (wanted: readonly Kind[]): readonly string[] =>
    ids.flatMap((id) => {
      const at = id.indexOf('/');
      return wanted.some((kind) => kind === id.slice(0, at)) ? [id.slice(at + 1)] : [];
    });
  await db.transaction(async (tx) => {
    await retryOutbox(
      tx,
      keysOf(['attestation-row', 'compliance-row', 'card']).filter((key) => /^\d{1,18}$/.test(key)),
    );
    await tx.execute(sql`
      update original_file f set attempts = 0, not_before = null
      where ${isRefused} and f.version_id::text = any(${sql.param([...keysOf(['original'])])}::text[])`);
    await tx.execute(sql`
      update reminder set state = 'queued', fault = null, attempts = 0, not_before = null
      where state = 'failed'
        and tenant_id || '|' || object_id || '|' || day = any(${sql.param([...keysOf(['reminder'])])}::text[])`);
  });
  await Promise.all((['register', 'cards', 'originals', 'reminders'] as const).map((kind) => wake(kind)));
}

async function retryOutbox(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update outbox set dead_at = null, attempts = 0, not_before = null, leased_until = null
    where dead_at is not null and done_at is null and id = any(${sql.param([...keys])}::bigint[])`);
}

/** A file is never given up, but after so many refusals it is tried a few times a day, and somebody should know. */
const isRefused = sql`(f.kept_at is null and f.attempts >= 8 and f.last_error is distinct from 'busy')`;

const joined = sql`
  join policy_version v on v.id = r.version_id
  join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id`;

function person(requestId: string): SQL {
  return sql`join request r on r.id = ${sql.raw(requestId)} ${joined}`;
}
