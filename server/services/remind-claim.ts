import { type SQL, sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Db } from '#server/store/open-store.ts';
import { secondsUntil } from '#server/store/seconds-until.ts';
import type { PlainDay } from '#src/domain/day.ts';
import type { Language } from '#src/domain/language.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { heardNothing, isAtWork, isChasing } from './remind-plan.ts';

/** How long a worker may hold a row; after that it must have died. */
const leaseSeconds = 60;
/** Rows looked at to find people who get the same words. */
const lookedAt = 1_000;

export type ReminderWay = 'feed' | 'mail' | 'plain-mail';

/** People about to be reminded in the same words: of as many policies, with the same earliest due day, in one language. */
export type ClaimedDigests = {
  readonly outstanding: number;
  readonly dueOn: PlainDay;
  readonly language: Language;
  readonly people: readonly (PersonKey & { readonly requestIds: readonly string[] })[];
};

type ClaimWish = {
  readonly today: PlainDay;
  readonly ways: readonly ReminderWay[];
  readonly most: number;
  /** Outside the hours only what an admin wanted at once. */
  readonly onlyAsked: boolean;
};

/**
 * Takes queued digests for one message, and marks them as on the wire. What is outstanding is read in this very
 * statement, so whoever accepted until now is not among them: their row is skipped. Null where nothing can be sent now.
 */
export async function claimReminders(db: Db, wish: ClaimWish): Promise<ClaimedDigests | null> {
  for (;;) {
    const { dropped, taken } = await claimOnce(db, wish);
    const [first] = taken;
    if (first) {
      return {
        outstanding: first.ids.length,
        dueOn: first.due_on,
        language: first.language,
        people: taken.map(({ tenant_id, object_id, ids }) => ({
          tenantId: tenant_id,
          objectId: object_id,
          requestIds: ids,
        })),
      };
    }
    if (dropped === 0) return null;
  }
}

type TakenRow = { tenant_id: string; object_id: string; ids: string[]; due_on: PlainDay; language: Language };

async function claimOnce(db: Db, wish: ClaimWish) {
  const { today, most } = wish;
  const { rows } = await db.execute<{ dropped: number; taken: TakenRow[] }>(sql`
    with waiting as (
      select tenant_id, object_id from reminder m
      where ${isWaiting(wish)} and wire_at is null
        and coalesce(leased_until, '-infinity') < clock_timestamp()
        and coalesce(not_before, '-infinity') <= clock_timestamp()
      order by object_id limit ${lookedAt} for update skip locked),
    seen as (
      select waiting.tenant_id, waiting.object_id, now.policies, now.due_on, now.language, now.ids
      from waiting cross join lateral (
        select count(*) as policies, min(r.due_on) as due_on, min(coalesce(p.language, 'en')) as language,
          jsonb_agg(r.id order by r.due_on, r.id) as ids
        from person p join request r on r.tenant_id = p.tenant_id and r.object_id = p.object_id
        join campaign c on c.id = r.campaign_id
        where p.tenant_id = waiting.tenant_id and p.object_id = waiting.object_id and ${isAwaited}
          and ${isChasing} and ${isAtWork(today)} and ${heardNothing(today)}) now),
    words as (
      select policies, due_on, language from seen where policies > 0
      group by policies, due_on, language order by count(*) desc, policies, due_on, language limit 1),
    chosen as (
      select seen.* from seen join words on words.policies = seen.policies and words.due_on = seen.due_on
        and words.language = seen.language
      order by seen.object_id limit ${most}),
    dropped as (
      update reminder m set state = 'skipped' from seen
      where m.tenant_id = seen.tenant_id and m.object_id = seen.object_id and m.day = ${today} and seen.policies = 0
      returning 1),
    taken as (
      update reminder m set wire_at = clock_timestamp(), attempts = m.attempts + 1, request_ids = chosen.ids,
        leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
      from chosen where m.tenant_id = chosen.tenant_id and m.object_id = chosen.object_id and m.day = ${today}
      returning m.tenant_id, m.object_id, chosen.ids, chosen.due_on, chosen.language)
    select (select count(*)::int from dropped) as dropped,
      (select coalesce(jsonb_agg(taken), '[]'::jsonb) from taken) as taken`);
  return rows[0] ?? { dropped: 0, taken: [] };
}

/** Seconds until the next of those digests may be tried; null when none is queued. */
export async function nextReminderIn(
  db: Db,
  { today, ways, onlyAsked }: Omit<ClaimWish, 'most'>,
): Promise<number | null> {
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(leased_until, not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from reminder m where ${isWaiting({ today, ways, onlyAsked })}`),
  );
}

function isWaiting({ today, ways, onlyAsked }: Omit<ClaimWish, 'most'>): SQL {
  return sql`(m.state = 'queued' and m.day = ${today} and m.by = any(${sql.param([...ways])}::text[])
    and (not ${onlyAsked}::boolean or m.asked_by is not null))`;
}
