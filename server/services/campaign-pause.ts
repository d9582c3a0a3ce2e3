import { eq } from 'drizzle-orm';
import { campaign } from '#server/store/schema/campaigns.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, changeCampaign, keepChange } from './campaign-row.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';

/** Holds back whatever the campaign would send; people may still accept. @throws Failure `campaign-not-found`, `campaign-state` */
export function pauseCampaign(deps: CampaignDeps, actor: Actor, campaignId: string): Promise<CampaignOverview> {
  return changeCampaign(deps, campaignId, 'pause', async (tx, row, at) => {
    await tx.update(campaign).set({ pausedAt: at }).where(eq(campaign.id, row.id));
    await keepChange(tx, row, actor, at, { kind: 'paused' });
  });
}

/** Goes on where it was paused. @throws Failure `campaign-not-found`, `campaign-state` */
export function resumeCampaign(
  deps: CampaignDeps & { readonly senders: SenderTokens },
  actor: Actor & Sender,
  campaignId: string,
): Promise<CampaignOverview> {
  return changeCampaign(deps, campaignId, 'resume', async (tx, row, at) => {
    await tx.update(campaign).set({ pausedAt: null }).where(eq(campaign.id, row.id));
    await keepChange(tx, row, actor, at, { kind: 'resumed' });
    // Before the commit: from then on a worker may want it.
    if (row.sendBy === 'sender' && deps.senders.of(row.id) === null) deps.senders.keep(row.id, actor);
  });
}

/** Calls off the time: a draft again, that waits for an admin. @throws Failure `campaign-not-found`, `campaign-state` */
export function unscheduleCampaign(deps: CampaignDeps, campaignId: string): Promise<CampaignOverview> {
  return changeCampaign(deps, campaignId, 'unschedule', async (tx, row) => {
    await tx.update(campaign).set({ status: 'draft', sendAt: null }).where(eq(campaign.id, row.id));
  });
}
