import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { appendToLedger } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { openInOrder } from '#server/store/outstanding-in-order.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, changeCampaign, keepChange } from './campaign-row.ts';
import { queueUpdates } from './queue-updates.ts';

const endings = {
  close: { status: 'closed', because: 'campaign-closed' },
  recall: { status: 'recalled', because: 'campaign-recalled' },
} as const;

/**
 * Ends a campaign that has run its course (`close`), or that should not have been sent (`recall`): what is still queued
 * is not sent, what nobody answered closes, and what was accepted stays.
 * @throws Failure `campaign-not-found`, `campaign-state`
 */
export function endCampaign(
  deps: CampaignDeps,
  actor: Actor,
  campaignId: string,
  how: keyof typeof endings,
  reason: string,
): Promise<CampaignOverview> {
  const { status, because } = endings[how];
  return changeCampaign(deps, campaignId, how, async (tx, row, at) => {
    const changeId = randomUUID();
    const closed = await tx
      .update(request)
      .set({ state: 'closed', closedBecause: because, closedBy: changeId, exemptionId: null })
      .where(inArray(request.id, openInOrder(tx, eq(request.campaignId, row.id))))
      .returning({ id: request.id });
    const ids = closed.map(({ id }) => id);
    await stopQueued(tx, changeId);
    await queueUpdates(tx, ids, ['compliance-row', 'card'], at);
    await tx.update(campaign).set({ status, endedAt: at }).where(eq(campaign.id, row.id));
    await keepChange(tx, row, actor, at, { id: changeId, kind: status, reason, count: ids.length });
    await appendToLedger(
      tx,
      at,
      ids.map((id) => ({ kind: 'closed', subject: id, payload: { reason: because, by: changeId } })),
    );
  });
}

/** A message that a worker has in hand at this moment may still leave; its card then says that nothing is asked. */
async function stopQueued(tx: Tx, changeId: string): Promise<void> {
  const closed = tx.select({ id: request.id }).from(request).where(eq(request.closedBy, changeId));
  await tx
    .update(delivery)
    .set({ state: 'skipped', fault: null, leasedUntil: null, notBefore: null })
    .where(and(inArray(delivery.requestId, closed), eq(delivery.state, 'queued')));
}
