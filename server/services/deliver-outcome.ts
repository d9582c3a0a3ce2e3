import { randomInt } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { BotChat } from '#server/adapters/ports.ts';
import type { ClaimedDelivery } from '#server/store/claim-deliveries.ts';
import { appendToLedger, commitment, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { request } from '#server/store/schema/requests.ts';
import type { DeliveryFault, Rung } from '#src/domain/delivery.ts';
import type { AskedRequest } from './find-request.ts';
import { nextDeliveries } from './first-deliveries.ts';
import { createGroupCommit } from './group-commit.ts';
import { readSchool } from './read-school.ts';

/** Where a message stands at Microsoft, so that it can be changed later. */
export type Sent = {
  readonly conversationId: string | null;
  readonly serviceUrl: string | null;
  readonly activityId: string | null;
};

export type Outcome = { readonly row: ClaimedDelivery } & (
  | { readonly kind: 'sent'; readonly asked: AskedRequest; readonly chat: BotChat | null; readonly sent: Sent }
  | {
      readonly kind: 'failed';
      readonly asked: AskedRequest;
      readonly chat: BotChat | null;
      readonly fault: DeliveryFault;
      /** The answer was lost. */
      readonly uncertain: boolean;
    }
  | {
      readonly kind: 'later';
      readonly asked: AskedRequest;
      readonly chat: BotChat | null;
      readonly seconds: number;
      readonly countsAsTry: boolean;
      readonly uncertain: boolean;
    }
  | { readonly kind: 'skipped' }
);

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

/** Writes what became of messages; those that end together share one transaction. Resolves when it is on disk. */
export function createOutcomeWriter({
  db,
  now,
}: {
  readonly db: Db;
  readonly now: () => Date;
}): (outcome: Outcome) => Promise<void> {
  return createGroupCommit(async (batch) => {
    await db.transaction((tx) => write(tx, batch, now()));
    return () => undefined;
  });
}

async function write(tx: Tx, batch: readonly Outcome[], at: Date): Promise<void> {
  const sent = batch.filter((one) => one.kind === 'sent');
  // Requests before deliveries, and the ledger last: everybody else takes them in this order.
  await giveSlipCodes(tx, sent);
  await keepStates(tx, batch, at);
  await keepChats(tx, batch);
  await queueNext(
    tx,
    batch.filter((one) => one.kind === 'failed'),
  );
  if (sent.length === 0) return;
  await appendToLedger(tx, at, sent.map(factOf));
  await refreshOvertaken(tx, sent, at);
}

/**
 * Whatever was sent has left, even where its campaign was closed meanwhile. Anything else is said of queued rows only, and
 * only by the one who has them in hand: one whose lease ran out must not let go of what another took.
 */
async function keepStates(tx: Tx, batch: readonly Outcome[], at: Date): Promise<void> {
  const rows = batch.map((one) => ({
    id: one.row.id,
    attempt: one.row.attempts,
    state: one.kind === 'later' ? 'queued' : one.kind,
    fault: one.kind === 'failed' ? one.fault : null,
    seconds: one.kind === 'later' ? one.seconds : null,
    counts: one.kind !== 'later' || one.countsAsTry,
    lost: (one.kind === 'later' || one.kind === 'failed') && one.uncertain,
    ...(one.kind === 'sent' ? one.sent : {}),
  }));
  await tx.execute(sql`
    update delivery d set state = o.state, fault = o.fault, leased_until = null,
      attempts = d.attempts - case when o.counts then 0 else 1 end,
      not_before = clock_timestamp() + o.seconds * interval '1 second',
      wire_at = case when o.lost then d.wire_at end,
      unsure = d.unsure or (o.lost and o.state = 'failed' and d.wire_at is not null),
      sent_at = case when o.state = 'sent' then ${at.toISOString()}::timestamptz else d.sent_at end,
      conversation_id = case when o.state = 'sent' then o."conversationId" else d.conversation_id end,
      service_url = case when o.state = 'sent' then o."serviceUrl" else d.service_url end,
      activity_id = case when o.state = 'sent' then o."activityId" else d.activity_id end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id bigint, attempt integer, state text, fault text, seconds float8,
      counts boolean, lost boolean, "conversationId" text, "serviceUrl" text, "activityId" text)
    where d.id = o.id and (o.state = 'sent' or (d.state = 'queued' and d.attempts = o.attempt))`);
}

/** The bot's chat with a person is found once: the next message, or the next try, needs no installation. */
async function keepChats(tx: Tx, batch: readonly Outcome[]): Promise<void> {
  const known = new Map(
    batch.flatMap((one) => {
      if (one.kind === 'skipped' || !one.chat) return [];
      const { tenantId, objectId } = one.asked.person;
      return [[objectId, { tenantId, objectId, ...one.chat }]];
    }),
  );
  if (known.size === 0) return;
  await tx.execute(sql`
    insert into bot_chat (tenant_id, object_id, conversation_id, service_url)
    select c."tenantId", c."objectId", c."conversationId", c."serviceUrl"
    from jsonb_to_recordset(${JSON.stringify([...known.values()])}::jsonb)
      as c("tenantId" uuid, "objectId" uuid, "conversationId" text, "serviceUrl" text)
    order by c."tenantId", c."objectId"
    on conflict (tenant_id, object_id) do update set conversation_id = excluded.conversation_id,
      service_url = excluded.service_url`);
}

/** The next way down the school's ladder, unless another has reached the person or is on its way. */
async function queueNext(tx: Tx, failed: readonly Of<'failed'>[]): Promise<void> {
  // The admin has to sign in again and send: no other way would come from the admin.
  const ladder = failed.filter(({ fault }) => fault !== 'sender-signed-out');
  if (ladder.length === 0) return;
  const { fallbacks } = await readSchool(tx);
  const known = await tx
    .select({ requestId: delivery.requestId, rung: delivery.rung, state: delivery.state })
    .from(delivery)
    .where(
      inArray(
        delivery.requestId,
        ladder.map(({ row }) => row.requestId),
      ),
    );
  const rows = ladder.flatMap(({ row: { requestId }, asked }) => {
    const own = known.filter((one) => one.requestId === requestId);
    if (own.some(({ state }) => state === 'queued' || state === 'sent')) return [];
    const tried = new Set<Rung>(own.map(({ rung }) => rung));
    return nextDeliveries(asked.person, fallbacks, tried).map((one) => ({ requestId, ...one }));
  });
  if (rows.length > 0) await tx.insert(delivery).values(rows).onConflictDoNothing();
}

/** Crockford's base 32: https://www.crockford.com/base32.html */
const slipSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is on a slip for somebody to type. The database refuses a code that is taken, and the next try has another. */
async function giveSlipCodes(tx: Tx, sent: readonly Of<'sent'>[]): Promise<void> {
  const codes = sent
    .filter(({ row }) => row.rung === 'slip')
    .map(({ row }) => ({
      id: row.requestId,
      code: Array.from({ length: 8 }, () => slipSigns[randomInt(slipSigns.length)]).join(''),
    }));
  if (codes.length === 0) return;
  await tx.execute(sql`
    with held as (
      select id from request where id = any(${sql.param(codes.map(({ id }) => id))}::uuid[])
      order by id for no key update)
    update request set slip_code = c.code
    from held join jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as c(id uuid, code text) on c.id = held.id
    where request.id = held.id and request.slip_code is null`);
}

function factOf({ row, asked }: Of<'sent'>): LedgerFact {
  const { salt, tenantId, objectId } = asked.person;
  return {
    kind: 'delivered',
    subject: row.requestId,
    payload: {
      person: commitment(salt, `${tenantId}|${objectId}`),
      rung: row.rung,
      ...(row.unsure ? { unsure: true } : {}),
    },
  };
}

/**
 * Accepted in the tab while the card was on its way: the card is to show the receipt. The ledger puts acts in one order,
 * so after it an acceptance either shows here or comes after this card is known. The same holds for a minor version that
 * was published meanwhile.
 */
async function refreshOvertaken(tx: Tx, sent: readonly Of<'sent'>[], at: Date): Promise<void> {
  const cards = sent.filter(({ row }) => row.rung === 'teams');
  if (cards.length === 0) return;
  const shown = cards.map(({ row, asked }) => ({ id: row.requestId, version: asked.version.id }));
  await tx.execute(sql`
    insert into outbox (kind, request_id, created_at)
    select 'card', ${request.id}, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) as shown(id uuid, version uuid)
    join ${request} on ${request.id} = shown.id
    where ${request.state} <> 'outstanding' or ${request.versionId} <> shown.version`);
}
