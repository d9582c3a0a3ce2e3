import { and, eq, sql } from 'drizzle-orm';
import type { Bot, BotChat, Mailer, SenderChat, TeamsApp } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { claimDeliveries, nextDeliveryIn } from '#server/store/claim-deliveries.ts';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import { botChat, campaign, delivery, outbox, request } from '#server/store/schema.ts';
import { DeliveryError, type DeliveryFault, type Rung } from '#src/domain/delivery.ts';
import { backOff } from './back-off.ts';
import { type AskedRequest, findRequest } from './find-request.ts';
import { type ShownRequest, withChanges } from './personal-changes.ts';
import type { RequestMessages } from './request-messages.ts';
import type { SenderTokens } from './sender-tokens.ts';
import type { Wake, Worker } from './wake.ts';

export type DeliverDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly wake: Wake;
  readonly teamsApp: TeamsApp;
  readonly bot: Bot;
  readonly mailer: Mailer;
  readonly senderChat: SenderChat;
  readonly senders: SenderTokens;
  readonly messages: RequestMessages;
};

const atOnce = 6;
const mostAttempts = 8;
/** Throttled without being told for how long: as after this many attempts. */
const throttledAsAttempt = 4;

/**
 * Sends what is queued. A passing refusal is tried again after the time Microsoft named; a lasting one is named and, for
 * a card, the next rung is tried. A process killed, or a database lost, between Microsoft's answer and our record
 * sends that one message again: both cards are for the same request and lead to the same receipt.
 */
export function createDeliveryWorker(deps: DeliverDeps): Worker {
  let pausedUntil = 0;
  return async (stopping) => {
    while (!stopping()) {
      const pause = (pausedUntil - Date.now()) / 1_000;
      if (pause > 0) return pause;
      const ids = await claimDeliveries(deps.db, atOnce);
      if (ids.length === 0) {
        await openFinishedCampaigns(deps);
        return nextDeliveryIn(deps.db);
      }
      const waits = await Promise.all(ids.map((id) => deliverOne(deps, id)));
      const longest = Math.max(...waits);
      if (longest > 0) pausedUntil = Date.now() + longest * 1_000;
    }
    return 0;
  };
}

type DeliveryRow = typeof delivery.$inferSelect;
type Sent = Pick<DeliveryRow, 'conversationId' | 'serviceUrl' | 'activityId'>;

/** Gives the seconds Microsoft asked everyone to wait, or 0. */
async function deliverOne(deps: DeliverDeps, id: number): Promise<number> {
  const [row] = await deps.db.select().from(delivery).where(eq(delivery.id, id));
  if (row?.state !== 'queued') return 0;
  const asked = await withChanges(deps.db, await findRequest(deps.db, row.requestId));
  if (asked.request.state !== 'outstanding') {
    await deps.db.update(delivery).set({ state: 'skipped', leasedUntil: null }).where(eq(delivery.id, id));
    return 0;
  }
  let sent: Sent;
  try {
    sent = await send(deps, row.rung, asked);
  } catch (error) {
    return recordRefusal(deps, row, asked, error);
  }
  // A fault here is the database's, not Microsoft's: the lease runs out and the message goes out once more.
  await recordSent(deps, row, asked, sent);
  return 0;
}

async function send(deps: DeliverDeps, rung: Rung, asked: ShownRequest): Promise<Sent> {
  switch (rung) {
    case 'teams':
      return sendFromApp(deps, asked);
    case 'chat':
      return sendFromSender(deps, asked);
    case 'plain-mail':
    case 'slip':
      throw new DeliveryError('refused', 'Nothing is sent this way yet.');
    case 'mail': {
      if (asked.person.mail === null) throw new DeliveryError('no-mailbox', 'The directory holds no mail address.');
      const { subject, html } = deps.messages.mail(asked);
      await deps.mailer.send({ to: asked.person.mail, subject, html, requestId: asked.request.id });
      return { conversationId: null, serviceUrl: null, activityId: null };
    }
  }
}

async function sendFromApp(deps: DeliverDeps, asked: ShownRequest): Promise<Sent> {
  const { tenantId, objectId } = asked.person;
  const card = deps.messages.card(asked);
  const summary = deps.messages.summary(asked);
  const known = await knownChat(deps.db, asked);
  if (known) {
    const activityId = await deps.bot.sendCard(known, card, summary).catch(nullWhereAppIsGone);
    if (activityId !== null) return { ...known, activityId };
  }
  const chat = await openChat(deps, asked);
  const activityId = await deps.bot.sendCard(chat, card, summary);
  const { conversationId, serviceUrl } = chat;
  await deps.db
    .insert(botChat)
    .values({ tenantId, objectId, conversationId, serviceUrl })
    .onConflictDoUpdate({ target: [botChat.tenantId, botChat.objectId], set: { conversationId, serviceUrl } });
  return { ...chat, activityId };
}

/** A person may take the app away after the chat was opened: it is installed once more before anything is given up. */
function nullWhereAppIsGone(error: unknown): null {
  if (error instanceof DeliveryError && (error.fault === 'app-not-installable' || error.fault === 'person-gone'))
    return null;
  throw error;
}

async function openChat(deps: DeliverDeps, asked: AskedRequest): Promise<BotChat> {
  await deps.teamsApp.installFor(asked.person.objectId);
  return deps.bot.openChat(asked.person);
}

async function knownChat(db: Db, asked: AskedRequest): Promise<BotChat | null> {
  const { tenantId, objectId } = asked.person;
  const [row] = await db
    .select({ conversationId: botChat.conversationId, serviceUrl: botChat.serviceUrl })
    .from(botChat)
    .where(and(eq(botChat.tenantId, tenantId), eq(botChat.objectId, objectId)));
  return row ?? null;
}

async function sendFromSender(deps: DeliverDeps, asked: ShownRequest): Promise<Sent> {
  const sender = deps.senders.of(asked.campaign.id);
  if (!sender) throw new DeliveryError('sender-signed-out', 'The sender has to sign in again.');
  if (sender.objectId === asked.person.objectId)
    throw new DeliveryError('refused', 'Nobody has a chat of two with themselves.');
  const { chatId, messageId } = await deps.senderChat.post(
    sender.token,
    sender,
    asked.person,
    deps.messages.senderCard(asked),
    deps.messages.summary(asked),
  );
  return { conversationId: chatId, serviceUrl: null, activityId: messageId };
}

async function recordSent(deps: DeliverDeps, row: DeliveryRow, asked: AskedRequest, sent: Sent): Promise<void> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    await tx
      .update(delivery)
      .set({ state: 'sent', fault: null, leasedUntil: null, sentAt: at, ...sent })
      .where(eq(delivery.id, row.id));
    const person = commitment(asked.person.salt, `${asked.person.tenantId}|${asked.person.objectId}`);
    await appendToLedger(tx, at, [
      { kind: 'delivered', subject: asked.request.id, payload: { person, rung: row.rung } },
    ]);
    // Accepted in the tab while the card was on its way: the card is to show the receipt. The ledger puts acts in one
    // order, so after it an acceptance either shows here or comes after this card is known.
    // The same holds for a minor version that was published meanwhile.
    const [current] = await tx
      .select({ state: request.state, versionId: request.versionId })
      .from(request)
      .where(eq(request.id, asked.request.id));
    const isCurrent = current?.state === 'outstanding' && current.versionId === asked.version.id;
    if (row.rung === 'teams' && !isCurrent) {
      await tx.insert(outbox).values({ kind: 'card', requestId: asked.request.id, createdAt: at });
    }
  });
}

/** The next rung of a card that cannot be sent is mail; mail itself has none but the tab and the pane. */
async function recordRefusal(
  deps: DeliverDeps,
  row: DeliveryRow,
  asked: AskedRequest,
  error: unknown,
): Promise<number> {
  const refusal = error instanceof DeliveryError ? error : new DeliveryError('unavailable', 'An unforeseen fault.');
  if (!(error instanceof DeliveryError))
    deps.log.error('delivery.defect', { requestId: row.requestId, ...errorFacts(error) });
  const throttled = refusal.fault === 'throttled';
  if (throttled || (refusal.passing && row.attempts < mostAttempts)) {
    const wait = refusal.retryAfter ?? backOff(throttled ? throttledAsAttempt : row.attempts);
    deps.log.debug('delivery.put-off', {
      requestId: row.requestId,
      rung: row.rung,
      fault: refusal.fault,
      seconds: wait,
    });
    await deps.db
      .update(delivery)
      .set({
        leasedUntil: null,
        notBefore: sql`clock_timestamp() + ${wait} * interval '1 second'`,
        // Being asked to wait says nothing of this message: a large school may be throttled for longer than attempts last.
        ...(throttled ? { attempts: sql`${delivery.attempts} - 1` } : {}),
      })
      .where(eq(delivery.id, row.id));
    return throttled ? wait : 0;
  }
  await recordFailure(deps, row, asked, refusal.fault);
  return 0;
}

async function recordFailure(
  deps: DeliverDeps,
  row: DeliveryRow,
  asked: AskedRequest,
  fault: DeliveryFault,
): Promise<void> {
  deps.log.info('delivery.failed', { requestId: row.requestId, rung: row.rung, fault });
  await deps.db.transaction(async (tx) => {
    await tx.update(delivery).set({ state: 'failed', fault, leasedUntil: null }).where(eq(delivery.id, row.id));
    if (row.rung === 'mail' || fault === 'sender-signed-out') return;
    const mail =
      asked.person.mail === null
        ? { state: 'failed' as const, fault: 'no-mailbox' as const }
        : { state: 'queued' as const };
    await tx
      .insert(delivery)
      .values({ requestId: row.requestId, rung: 'mail', ...mail })
      .onConflictDoNothing();
  });
}

/** A campaign whose last message has left is open: people answer it. */
async function openFinishedCampaigns(deps: DeliverDeps): Promise<void> {
  const opened = await deps.db
    .update(campaign)
    .set({ status: 'open' })
    .where(
      and(
        eq(campaign.status, 'sending'),
        sql`not exists (select 1 from ${delivery} d join ${request} r on r.id = d.request_id
            where r.campaign_id = ${campaign.id} and d.state = 'queued')`,
      ),
    )
    .returning({ id: campaign.id });
  for (const { id } of opened) {
    deps.senders.forget(id);
    deps.log.info('campaign.open', { campaignId: id });
  }
}
