import { and, eq, sql } from 'drizzle-orm';
import { failAbandonedChats, nextDeliveryIn } from '#server/store/claim-deliveries.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { request } from '#server/store/schema/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Rung } from '#src/domain/delivery.ts';
import { createDeliverer, type DeliverDeps } from './deliver-one.ts';
import { workLanes } from './pipeline.ts';
import type { Wake, Worker } from './wake.ts';

/** A slow way must not fill the places of a fast one. */
const lanes: readonly { readonly rungs: readonly Rung[]; readonly places: number }[] = [
  // What Teams allows in some six seconds: enough in hand to use every place in its budgets while some calls hang.
  { rungs: ['teams'], places: 160 },
  // Exchange takes four at once.
  { rungs: ['mail', 'plain-mail'], places: 6 },
  { rungs: ['slip'], places: 50 },
];

/** Sends whatever the app itself sends; cards in a sender's name have a lane of their own (`deliver-chat.ts`). */
export function createDeliveryWorker(deps: DeliverDeps & { readonly wake: Wake }): Worker {
  const { db, now, wake, log } = deps;
  const deliverer = createDeliverer(deps);
  const shared = lanes.flatMap(({ rungs }) => rungs);
  return async (stopping) => {
    // There may be work for other processes too; a wake-up that nobody needs finds nothing.
    const next = await nextDeliveryIn(db, { rungs: shared, today: dayOf(now()) });
    if (next !== null && next <= 0) void wake('deliveries');
    const letGo = deliverer.keepLeases();
    try {
      await workLanes(
        lanes.map(({ rungs, places }) => deliverer.lane(places, () => ({ rungs, today: dayOf(now()) }))),
        stopping,
      );
    } finally {
      letGo();
    }
    if (stopping()) return 0;
    const abandoned = await failAbandonedChats(db, now(), dayOf(now()));
    if (abandoned > 0) log.info('delivery.failed', { rung: 'chat', fault: 'sender-signed-out', count: abandoned });
    await openFinishedCampaigns(deps);
    return nextDeliveryIn(db, { rungs: shared, today: dayOf(now()) });
  };
}

/** A campaign whose last message has left is open: people answer it. Whoever is held back does not hold it up. */
async function openFinishedCampaigns({ db, log }: DeliverDeps): Promise<void> {
  const opened = await db
    .update(campaign)
    .set({ status: 'open' })
    .where(
      and(
        eq(campaign.status, 'sending'),
        sql`not exists (select 1 from ${delivery} d join ${request} r on r.id = d.request_id
            where r.campaign_id = ${campaign.id} and d.state = 'queued' and r.state = 'outstanding')`,
      ),
    )
    .returning({ id: campaign.id });
  for (const { id } of opened) log.info('campaign.open', { campaignId: id });
}
