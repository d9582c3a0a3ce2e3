import { and, eq, isNotNull } from 'drizzle-orm';
import type { Bot } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { claimOutbox, nextOutboxIn, outboxDone, outboxLater } from '#server/store/claim-outbox.ts';
import type { Db } from '#server/store/open-store.ts';
import { delivery } from '#server/store/schema.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { backOff } from './back-off.ts';
import { findRequest } from './find-request.ts';
import { withChanges } from './personal-changes.ts';
import type { RequestMessages } from './request-messages.ts';
import type { Worker } from './wake.ts';

type Deps = { readonly db: Db; readonly bot: Bot; readonly messages: RequestMessages; readonly log: Logger };

const atOnce = 4;

/**
 * Turns cards in chats into what they now stand for. The answer to a press changes only the screen it was pressed on
 * (Microsoft: user-specific views), so the message itself has to be replaced for every other one.
 */
export function createCardWorker(deps: Deps): Worker {
  return async (stopping) => {
    while (!stopping()) {
      const rows = await claimOutbox(deps.db, ['card'], atOnce);
      if (rows.length === 0) return nextOutboxIn(deps.db, ['card']);
      await Promise.all(rows.map((row) => workOne(deps, row)));
    }
    return 0;
  };
}

async function workOne(deps: Deps, row: Awaited<ReturnType<typeof claimOutbox>>[number]): Promise<void> {
  try {
    await replaceCard(deps, row.requestId);
  } catch (error) {
    if (!(error instanceof DeliveryError))
      deps.log.error('card.defect', { requestId: row.requestId, ...errorFacts(error) });
    if (!(error instanceof DeliveryError) || error.passing) {
      const wait = error instanceof DeliveryError ? (error.retryAfter ?? backOff(row.attempts)) : backOff(row.attempts);
      await outboxLater(deps.db, row.id, wait, 'busy');
      return;
    }
    // The chat is gone or blocked: there is no card left to change.
    deps.log.info('card.not-replaced', { requestId: row.requestId, ...errorFacts(error) });
  }
  await outboxDone(deps.db, row);
}

async function replaceCard({ db, bot, messages }: Deps, requestId: string): Promise<void> {
  const [sent] = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.requestId, requestId), eq(delivery.rung, 'teams'), isNotNull(delivery.activityId)));
  if (!sent?.conversationId || !sent.serviceUrl || !sent.activityId) return;
  const asked = await withChanges(db, await findRequest(db, requestId));
  const chat = { conversationId: sent.conversationId, serviceUrl: sent.serviceUrl };
  await bot.updateCard(chat, sent.activityId, messages.card(asked), messages.summary(asked));
}
