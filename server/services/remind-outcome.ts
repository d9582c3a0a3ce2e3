import { type SQL, sql } from 'drizzle-orm';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import type { PlainDay } from '#src/domain/day.ts';
import type { DeliveryFault } from '#src/domain/delivery.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { ReminderWay } from './remind-claim.ts';

/** Which digests of a day a message stood for. */
export type SentDigests = { readonly day: PlainDay; readonly people: readonly PersonKey[] };

/**
 * The message has left, or with `unsure` may have. Nothing is sent again on that day: a second reminder is worse than
 * none. Each request that was told of gets its ledger entry with the state.
 */
export async function reminded(db: Db, at: Date, sent: SentDigests, unsure: boolean): Promise<void> {
  await settle(db, at, areOf(sent), unsure);
}

/** Digests whose process died between the call and its note: they may have arrived. Gives how many there were. */
export function settleLost(db: Db, at: Date): Promise<number> {
  return settle(db, at, sql`(m.wire_at is not null and m.leased_until < clock_timestamp())`, true);
}

/** What was not sent on its day is not sent on another: the next plan calls anew. */
export async function dropOld(db: Db, today: PlainDay): Promise<void> {
  await db.execute(sql`
    update reminder set state = 'skipped'
    where state = 'queued' and day < ${today} and wire_at is null
      and coalesce(leased_until, '-infinity') < clock_timestamp()`);
}

/** To be tried again after so many seconds. Being asked to wait says nothing of the message, and uses up no attempt. */
export async function remindLater(db: Db, held: SentDigests, seconds: number, countsAsTry: boolean): Promise<void> {
  await db.execute(sql`
    update reminder m set wire_at = null, leased_until = null, attempts = m.attempts - ${countsAsTry ? 0 : 1},
      not_before = clock_timestamp() + ${seconds} * interval '1 second'
    where m.state = 'queued' and ${areOf(held)}`);
}

/** Refused for good. From the feed a digest goes on to mail where there is an address; from mail it goes nowhere. */
export async function remindOtherwise(
  db: Db,
  held: SentDigests,
  from: ReminderWay,
  fault: DeliveryFault,
): Promise<void> {
  const address = from === 'feed' ? sql`coalesce(p.mail, p.other_mail)` : sql`null::text`;
  await db.execute(sql`
    update reminder m set wire_at = null, leased_until = null, attempts = 0,
      state = case when ${address} is null then 'failed' else 'queued' end,
      fault = case when ${address} is null then ${fault} end,
      by = case when ${address} is null then m.by when p.mail is null then 'plain-mail' else 'mail' end
    from person p
    where p.tenant_id = m.tenant_id and p.object_id = m.object_id and m.state = 'queued' and ${areOf(held)}`);
}

/** How often the message has been tried. */
export async function attemptsOf(db: Db, held: SentDigests): Promise<number> {
  const { rows } = await db.execute<{ most: number }>(
    sql`select coalesce(max(m.attempts), 0)::int as most from reminder m where ${areOf(held)}`,
  );
  return rows[0]?.most ?? 0;
}

function areOf({ day, people }: SentDigests): SQL {
  const keys = people.map(({ tenantId, objectId }) => ({ tenant_id: tenantId, object_id: objectId }));
  return sql`(m.day = ${day} and (m.tenant_id, m.object_id) in (
    select k.tenant_id, k.object_id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(tenant_id uuid, object_id uuid)))`;
}

async function settle(db: Db, at: Date, which: SQL, unsure: boolean): Promise<number> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{
      tenant_id: string;
      object_id: string;
      by: ReminderWay;
      day: PlainDay;
      ids: string[];
      salt: string;
    }>(sql`
      update reminder m set state = 'sent', fault = null, unsure = ${unsure}, sent_at = ${at.toISOString()},
        leased_until = null, wire_at = case when ${unsure} then m.wire_at end
      from person p
      where p.tenant_id = m.tenant_id and p.object_id = m.object_id and m.state = 'queued' and ${which}
      returning m.tenant_id, m.object_id, m.by, m.day::text, m.request_ids as ids, p.salt`);
    const facts = rows.flatMap(({ tenant_id, object_id, by, day, ids, salt }) => {
      const person = commitment(salt, `${tenant_id}|${object_id}`);
      return ids.map((subject) => ({ kind: 'reminded' as const, subject, payload: { person, by, day, unsure } }));
    });
    if (facts.length > 0) await appendToLedger(tx, at, facts);
    return rows.length;
  });
}
