import { sql } from 'drizzle-orm';
import type { Bot, Urgency } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import {
  type ClaimedRow,
  claimOutbox,
  nextOutboxIn,
  outboxAllWait,
  outboxDead,
  outboxDone,
  outboxLater,
} from '#server/store/claim-outbox.ts';
import type { Db } from '#server/store/open-store.ts';
import { DeliveryError, type DeliveryFault } from '#src/domain/delivery.ts';
import { backOff } from './back-off.ts';
import { findRequest } from './find-request.ts';
import { withChanges } from './personal-changes.ts';
import { workLanes } from './pipeline.ts';
import type { RequestMessages } from './request-messages.ts';
import type { Worker } from './wake.ts';

type Deps = { readonly db: Db; readonly bot: Bot; readonly messages: RequestMessages; readonly log: Logger };

const atOnce = 40;
const mostAttempts = 8;
/** Throttled without being told for how long: as after this many attempts. */
const throttledAsAttempt = 4;
/** The chat is gone or closed to the bot: there is no card left to change. */
const noCardLeft: readonly DeliveryFault[] = ['bot-blocked', 'app-not-installable', 'person-gone'];

/**
 * Turns cards in chats into what they now stand for. The answer to a press changes only the screen it was pressed on
 * (Microsoft: user-specific views), so the message itself has to be replaced for every other one.
 */
export function createCardWorker(deps: Deps): Worker {
  const lane = {
    places: atOnce,
    claim: (count: number) => claimOutbox(deps.db, ['card'], count),
    work: (row: ClaimedRow) => workOne(deps, row),
  };
  return async (stopping) => {
    await endWithoutCard(deps.db);
    await workLanes([lane], stopping);
    return stopping() ? 0 : nextOutboxIn(deps.db, ['card']);
  };
}

async function workOne(deps: Deps, row: ClaimedRow): Promise<void> {
  const { db, log } = deps;
  try {
    await replaceCard(deps, row).catch((error: unknown) => refused(deps, row, error));
  } catch (error) {
    // The database's fault, not Microsoft's: the lease runs out, and the row is taken again.
    log.error('card.defect', { requestId: row.requestId, ...errorFacts(error) });
  }

  async function replaceCard({ bot, messages }: Deps, { id, requestId }: ClaimedRow): Promise<void> {
    const sent = await sentCard(db, id, requestId);
    if (sent) {
      const asked = await withChanges(db, await findRequest(db, requestId));
      const { chat, activityId, urgency } = sent;
      await bot.updateCard(chat, activityId, messages.card(asked), messages.summary(asked), urgency);
    }
    await outboxDone(db, row);
  }
}

async function refused({ db, log }: Deps, row: ClaimedRow, error: unknown): Promise<void> {
  const facts = { requestId: row.requestId, ...errorFacts(error) };
  if (!(error instanceof DeliveryError)) log.error('card.defect', facts);
  const refusal = error instanceof DeliveryError ? error : new DeliveryError('unavailable', 'An unforeseen fault.');
  if (refusal.fault === 'throttled') {
    await outboxAllWait(db, [row.id], refusal.retryAfter ?? backOff(throttledAsAttempt));
  } else if (noCardLeft.includes(refusal.fault)) {
    log.info('card.not-replaced', facts);
    await outboxDone(db, row);
  } else if (refusal.passing || row.attempts < mostAttempts) {
    await outboxLater(db, row.id, refusal.retryAfter ?? backOff(row.attempts), refusal.message);
  } else {
    log.warn('card.given-up', facts);
    await outboxDead(db, [row.id], refusal.message);
  }
}

const isInChat = sql`d.rung = 'teams' and d.activity_id is not null and d.conversation_id is not null
  and d.service_url is not null`;

/** On the first morning of term most rows are of people who were asked by mail or in person: all of them at once. */
async function endWithoutCard(db: Db): Promise<void> {
  await db.execute(sql`
    update outbox set done_at = clock_timestamp(), last_error = null
    where kind = 'card' and done_at is null and dead_at is null
      and not exists (select 1 from delivery d where d.request_id = outbox.request_id and ${isInChat})`);
}

type SentCard = {
  readonly chat: { readonly conversationId: string; readonly serviceUrl: string };
  readonly activityId: string;
  readonly urgency: Urgency;
};

/** Null where the person has no card. What a person has just done goes before what was done for many. */
async function sentCard(db: Db, outboxId: number, requestId: string): Promise<SentCard | null> {
  const { rows } = await db.execute<{ conversation: string; service: string; activity: string; priority: number }>(sql`
    select d.conversation_id as conversation, d.service_url as service, d.activity_id as activity,
      (select priority from outbox where id = ${outboxId}) as priority
    from delivery d
    where d.request_id = ${requestId} and ${isInChat}`);
  const [found] = rows;
  if (!found) return null;
  return {
    chat: { conversationId: found.conversation, serviceUrl: found.service },
    activityId: found.activity,
    urgency: found.priority === 0 ? 'person' : 'bulk',
  };
}
