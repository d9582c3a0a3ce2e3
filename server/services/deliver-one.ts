import type { BotChat } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import {
  type ClaimedDelivery,
  claimDeliveries,
  type DeliveryWish,
  extendLeases,
  type HeldDelivery,
  markOnWire,
} from '#server/store/claim-deliveries.ts';
import type { Db } from '#server/store/open-store.ts';
import { DeliveryError, type Rung } from '#src/domain/delivery.ts';
import { backOff } from './back-off.ts';
import { createOutcomeWriter, type Outcome } from './deliver-outcome.ts';
import { send, type Ways } from './deliver-send.ts';
import { type AskedRequest, findRequest } from './find-request.ts';
import { createGroupCommit } from './group-commit.ts';
import { withChanges } from './personal-changes.ts';
import type { Lane } from './pipeline.ts';

export type DeliverDeps = Ways & {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  /** Told of every try: `sent`, `later`, `skipped`, or the name of what is in the way. */
  readonly onOutcome: (rung: Rung, outcome: string) => void;
};

export type Deliverer = {
  lane(places: number, wish: () => DeliveryWish): Lane<ClaimedDelivery>;
  /** Holds on to the rows in hand until it is called again. */
  keepLeases(): () => void;
};

const mostAttempts = 8;
/** Throttled without being told for how long: as after this many attempts. */
const throttledAsAttempt = 4;
/** Well within a lease. */
const leaseEveryMs = 20_000;

/**
 * Sends what is queued. A passing refusal is tried again after the time Microsoft named; a lasting one is named and the
 * next way is tried. Where Microsoft's answer was lost, or a process died before it wrote the answer down, the message
 * goes out again and the row says so: both are for the same request and lead to the same receipt.
 */
export function createDeliverer(deps: DeliverDeps): Deliverer {
  const { db, log } = deps;
  const inHand = new Set<number>();
  const record = createOutcomeWriter(deps);
  const markAll = createGroupCommit<HeldDelivery, boolean>(async (held) => {
    const marked = await markOnWire(db, held);
    return ({ id, attempts }) => marked.get(id) === attempts;
  });
  /** @throws NotWanted */
  const mark = async (row: HeldDelivery): Promise<void> => {
    if (!(await markAll(row))) throw new NotWanted();
  };

  const deliver = async (row: ClaimedDelivery): Promise<Outcome> => {
    const found = await findRequest(db, row.requestId);
    if (found.request.state === 'exempt' || found.campaign.pausedAt !== null) return notNow(row, found, null);
    if (found.request.state !== 'outstanding') return { kind: 'skipped', row };
    const asked = row.acceptedBefore ? await withChanges(db, found) : { ...found, changes: null };
    let chat: BotChat | null = null;
    const remember = (opened: BotChat) => {
      chat = opened;
    };
    try {
      const sent = await send(deps, row, asked, { onWire: () => mark(row) }, remember);
      return { kind: 'sent', row, asked, chat, sent };
    } catch (error) {
      if (error instanceof NotWanted) return notNow(row, asked, chat);
      return refused(log, row, asked, chat, error);
    }
  };

  return {
    lane: (places, wish) => ({
      places,
      claim: (count) => claimDeliveries(db, count, wish()),
      async work(row) {
        inHand.add(row.id);
        try {
          const outcome = await deliver(row);
          await record(outcome);
          deps.onOutcome(row.rung, outcome.kind === 'failed' ? outcome.fault : outcome.kind);
        } catch (error) {
          // The database's fault, not Microsoft's: the lease runs out, and the row is taken again.
          log.error('delivery.defect', { requestId: row.requestId, ...errorFacts(error) });
        } finally {
          inHand.delete(row.id);
        }
      },
    }),
    keepLeases() {
      const timer = setInterval(() => {
        void extendLeases(db, [...inHand]).catch((error: unknown) => log.warn('delivery.lease', errorFacts(error)));
      }, leaseEveryMs);
      return () => clearInterval(timer);
    },
  };
}

/** While the message waited for its turn, the request ended, its campaign was paused, or another took the message. */
class NotWanted extends Error {}

/** Back into the queue as it was: whoever takes it next sees why. */
function notNow(row: ClaimedDelivery, asked: AskedRequest, chat: BotChat | null): Outcome {
  return { kind: 'later', row, asked, chat, seconds: 0, countsAsTry: false, uncertain: false };
}

function refused(
  log: Logger,
  row: ClaimedDelivery,
  asked: AskedRequest,
  chat: BotChat | null,
  error: unknown,
): Outcome {
  const refusal = error instanceof DeliveryError ? error : new DeliveryError('unavailable', 'An unforeseen fault.');
  const { fault, uncertain } = refusal;
  const facts = { requestId: row.requestId, rung: row.rung, fault };
  if (!(error instanceof DeliveryError)) log.error('delivery.defect', { ...facts, ...errorFacts(error) });
  // Being asked to wait says nothing of this message: a large school may be throttled for longer than attempts last.
  const throttled = fault === 'throttled';
  if (throttled || (refusal.passing && row.attempts < mostAttempts)) {
    const seconds = refusal.retryAfter ?? backOff(throttled ? throttledAsAttempt : row.attempts);
    log.debug('delivery.put-off', { ...facts, seconds });
    return { kind: 'later', row, asked, chat, seconds, countsAsTry: !throttled, uncertain };
  }
  log.info('delivery.failed', facts);
  return { kind: 'failed', row, asked, chat, fault, uncertain };
}
