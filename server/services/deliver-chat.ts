import { errorFacts } from '#server/log/logger.ts';
import { campaignsWithChats } from '#server/store/claim-deliveries.ts';
import { dayOf } from '#src/domain/day.ts';
import { createDeliverer, type DeliverDeps } from './deliver-one.ts';
import { workLanes } from './pipeline.ts';
import type { Wake } from './wake.ts';

export type SenderLane = { stop(): Promise<void> };

const places = 20;
const lookEveryMs = 1_000;

/**
 * Sends cards in the name of admins who are signed in to this very process: their tokens are kept in its memory alone, so
 * no other process can. It works while there is a token, and lets go of each with its last card.
 */
export function startSenderLane(deps: DeliverDeps & { readonly wake: Wake }): SenderLane {
  const { db, now, log, senders, wake } = deps;
  const deliverer = createDeliverer(deps);
  let isStopping = false;
  let working: Promise<void> | null = null;
  let rest: () => void = () => undefined;

  const work = async (): Promise<void> => {
    const lane = deliverer.lane(places, () => ({
      rungs: ['chat'],
      today: dayOf(now()),
      campaignIds: senders.campaigns(),
    }));
    const letGo = deliverer.keepLeases();
    while (!isStopping && senders.campaigns().length > 0) {
      try {
        await workLanes([lane], () => isStopping);
        // What could not go in a chat goes another way, and the last card opens the campaign: both are the workers'.
        await wake('deliveries');
        const busy = await campaignsWithChats(db, senders.campaigns());
        for (const campaignId of senders.campaigns()) if (!busy.has(campaignId)) senders.release(campaignId);
      } catch (error) {
        log.error('delivery.defect', { rung: 'chat', ...errorFacts(error) });
      }
      await pause();
    }
    letGo();
    working = null;
  };
  const pause = (): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, lookEveryMs);
      rest = () => {
        clearTimeout(timer);
        done();
      };
    });

  senders.onKept(() => {
    working ??= work();
  });
  return {
    async stop() {
      isStopping = true;
      rest();
      await working;
    },
  };
}
