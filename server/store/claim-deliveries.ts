import { type SQL, sql } from 'drizzle-orm';
import type { PlainDay } from '#src/domain/day.ts';
import type { Rung } from '#src/domain/delivery.ts';
import type { Db } from './open-store.ts';
import { secondsUntil } from './seconds-until.ts';

/** How long a worker may hold a row; after that another takes it, since the first must have died. */
const leaseSeconds = 60;

export type ClaimedDelivery = {
  readonly id: number;
  readonly requestId: string;
  readonly campaignId: string;
  readonly rung: Rung;
  readonly attempts: number;
  /** It was on the wire before, and nobody knows whether it arrived. */
  readonly unsure: boolean;
  /** The bot's chat with the person, where it is known. */
  readonly chat: { readonly conversationId: string; readonly serviceUrl: string } | null;
  /** The person has accepted another version of the same policy, so there is a change to tell of. */
  readonly acceptedBefore: boolean;
};

/** Which queued deliveries are wanted. Rows in a chat go to the process that holds their sender's token, and no other. */
export type DeliveryWish = {
  readonly rungs: readonly Rung[];
  /** The product's own day: nobody is asked before their work begins. */
  readonly today: PlainDay;
  readonly campaignIds?: readonly string[];
};

/** Takes up to `count` deliveries that are due, oldest first, and nobody else's. */
export async function claimDeliveries(db: Db, count: number, wish: DeliveryWish): Promise<readonly ClaimedDelivery[]> {
  const taken = await db.execute<TakenRow>(sql`
    with due as materialized (
      select d.id from delivery d ${waiting(wish)}
        and coalesce(d.leased_until, '-infinity') < clock_timestamp()
        and coalesce(d.not_before, '-infinity') <= clock_timestamp()
      order by d.id limit ${count} for update of d skip locked)
    update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second',
      attempts = delivery.attempts + 1, unsure = delivery.unsure or delivery.wire_at is not null, wire_at = null
    from due, request r
      left join bot_chat b on b.tenant_id = r.tenant_id and b.object_id = r.object_id
    where delivery.id = due.id and r.id = delivery.request_id
    returning delivery.id, delivery.request_id, r.campaign_id, delivery.rung, delivery.attempts, delivery.unsure,
      b.conversation_id, b.service_url, ${acceptedBefore} as accepted_before`);
  return taken.rows.map(claimed).sort((a, b) => a.id - b.id);
}

/** Seconds until the next of those deliveries may be tried; null when none is queued. */
export async function nextDeliveryIn(db: Db, wish: DeliveryWish): Promise<number | null> {
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(d.leased_until, d.not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from delivery d ${waiting(wish)}`),
  );
}

/** Keeps rows that are still in hand from being taken for those of a process that died. */
export async function extendLeases(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where id = any(${sql.param([...ids])}::bigint[]) and leased_until is not null`);
}

/** A row in hand, as it was taken: whoever takes it after the lease ran out has a later attempt. */
export type HeldDelivery = Pick<ClaimedDelivery, 'id' | 'attempts'>;

/**
 * Marks rows as on the wire: whatever happens now, they may have arrived. Gives the attempts of those that are still to go out: a request
 * may have been accepted, closed or paused while its message waited for its turn, and whoever waited for so long that
 * the lease ran out must leave the message to the one who has it now.
 */
export async function markOnWire(db: Db, held: readonly HeldDelivery[]): Promise<ReadonlyMap<number, number>> {
  const rows = held.map(({ id, attempts }) => ({ id, attempts }));
  const marked = await db.execute<{ id: string; attempts: number }>(sql`
    update delivery d set wire_at = clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(id bigint, attempts integer), request r
      join campaign c on c.id = r.campaign_id
    where d.id = h.id and d.attempts = h.attempts and d.state = 'queued'
      and r.id = d.request_id and r.state = 'outstanding' and c.paused_at is null
    returning d.id, d.attempts`);
  return new Map(marked.rows.map(({ id, attempts }) => [Number(id), attempts]));
}

/** Minutes in which the process that holds a sender's token must have taken a row. */
const senderMinutes = 10;

/** Ends rows in a sender's name that nobody can send any more. Gives how many there were. */
export async function failAbandonedChats(db: Db, at: Date, today: PlainDay): Promise<number> {
  const lately = new Date(at.getTime() - senderMinutes * 60_000).toISOString();
  const failed = await db.execute(sql`
    update delivery set state = 'failed', fault = 'sender-signed-out', leased_until = null
    where id in (
      select d.id from delivery d ${waiting({ rungs: ['chat'], today })}
        and greatest(d.queued_at, d.leased_until, d.not_before) < clock_timestamp() - ${senderMinutes} * interval '1 minute'
        and not exists (select 1 from campaign_change h where h.campaign_id = c.id and h.at > ${lately}::timestamptz)
      for update of d skip locked)`);
  return failed.rowCount ?? 0;
}

/** The campaigns, of those named, that still have something queued in the sender's name. */
export async function campaignsWithChats(db: Db, campaignIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct r.campaign_id as id from delivery d join request r on r.id = d.request_id
    where d.state = 'queued' and d.rung = 'chat' and r.campaign_id = any(${sql.param([...campaignIds])}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** A campaign that is paused and a person who is exempt, or has not begun to work yet, wait. */
function waiting({ rungs, today, campaignIds }: DeliveryWish): SQL {
  return sql`
    join request r on r.id = d.request_id
    join campaign c on c.id = r.campaign_id
    join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    where d.state = 'queued' and d.rung = any(${sql.param([...rungs])}::text[])
      and r.state <> 'exempt' and c.paused_at is null and (p.starts_on is null or p.starts_on <= ${today}::date)
      ${campaignIds ? sql`and c.id = any(${sql.param([...campaignIds])}::uuid[])` : sql``}`;
}

const acceptedBefore = sql`exists (
  select 1 from attestation a
  join policy_version earlier on earlier.id = a.version_id
  join policy_version asked on asked.policy_id = earlier.policy_id
  where a.tenant_id = r.tenant_id and a.object_id = r.object_id and asked.id = r.version_id)`;

type TakenRow = {
  id: string;
  request_id: string;
  campaign_id: string;
  rung: Rung;
  attempts: number;
  unsure: boolean;
  conversation_id: string | null;
  service_url: string | null;
  accepted_before: boolean;
};

function claimed(row: TakenRow): ClaimedDelivery {
  const { conversation_id: conversationId, service_url: serviceUrl } = row;
  return {
    id: Number(row.id),
    requestId: row.request_id,
    campaignId: row.campaign_id,
    rung: row.rung,
    attempts: row.attempts,
    unsure: row.unsure,
    chat: conversationId !== null && serviceUrl !== null ? { conversationId, serviceUrl } : null,
    acceptedBefore: row.accepted_before,
  };
}
