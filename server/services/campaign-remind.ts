import type { RemindBody, RemindedCampaign, RemindedNow } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Actor } from './caller.ts';
import { peopleThatFit } from './campaign-choice.ts';
import { type CampaignDeps, changeCampaign, keepChange } from './campaign-row.ts';
import { remindNow } from './remind-now.ts';

/**
 * Reminds people of a campaign now, keeps that in its history, and says why others get nothing.
 * @throws Failure `campaign-not-found`, `campaign-state`
 */
export async function remindCampaign(
  deps: CampaignDeps,
  actor: Actor,
  campaignId: string,
  whom: RemindBody,
): Promise<RemindedCampaign> {
  const { now, wake } = deps;
  let reminded: RemindedNow = { people: 0, leftOut: [] };
  const detail = await changeCampaign(deps, campaignId, 'remind', async (tx, row, at) => {
    // The wake-up follows the commit: before it there is nothing to be seen.
    const objectIds = 'filter' in whom ? await peopleThatFit(tx, row.id, whom.filter, dayOf(at)) : whom.objectIds;
    reminded = await remindNow({ db: tx, now, wake: async () => {} }, actor, row.id, objectIds);
    await keepChange(tx, row, actor, at, { kind: 'reminded', count: reminded.people });
  });
  await wake('reminders');
  return { ...detail, reminded };
}
