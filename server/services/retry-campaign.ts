import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { unhelpedByRetry } from '#src/domain/delivery.ts';
import { readOverview } from './read-campaigns.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';
import type { Wake } from './wake.ts';

/** Queues the failed deliveries of a campaign again, and nothing else. @throws Failure `campaign-not-found` */
export async function retryCampaign(
  deps: { readonly db: Db; readonly now: () => Date; readonly wake: Wake; readonly senders: SenderTokens },
  sender: Sender,
  campaignId: string,
): Promise<CampaignOverview> {
  const { db, wake, senders } = deps;
  const { sendBy } = await readOverview(deps, campaignId);
  await db.transaction(async (tx) => {
    const ofCampaign = tx
      .select({ id: request.id })
      .from(request)
      .where(and(eq(request.campaignId, campaignId), eq(request.state, 'outstanding')));
    const again = await tx
      .update(delivery)
      .set({
        state: 'queued',
        fault: null,
        attempts: 0,
        leasedUntil: null,
        notBefore: null,
        queuedAt: sql`clock_timestamp()`,
      })
      .where(
        and(
          inArray(delivery.requestId, ofCampaign),
          eq(delivery.state, 'failed'),
          notInArray(delivery.fault, [...unhelpedByRetry]),
        ),
      )
      .returning({ id: delivery.id });
    if (again.length === 0) return;
    await tx.update(campaign).set({ status: 'sending' }).where(eq(campaign.id, campaignId));
    // Before the commit: from then on a worker may want it.
    if (sendBy === 'sender') senders.keep(campaignId, sender);
  });
  await wake('deliveries');
  return readOverview(deps, campaignId);
}
