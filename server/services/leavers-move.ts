import { inArray, sql } from 'drizzle-orm';
import type { LedgerFact } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { openInOrder } from '#server/store/outstanding-in-order.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignRow } from './campaign-row.ts';
import { versionsStillAsked } from './campaign-versions.ts';

/** A campaign that is on its way, and the versions it asks for. */
export type MovePlan = { readonly campaign: CampaignRow; readonly versionIds: readonly string[] };

/** Other campaigns on their way whose groups hold one of these people. */
export async function otherCampaigns(
  tx: Tx,
  campaignId: string,
  objectIds: readonly string[],
): Promise<readonly string[]> {
  if (objectIds.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from campaign c
    where c.status in ('sending', 'open') and c.id <> ${campaignId} and exists (
      select 1 from campaign_member m where m.campaign_id = c.id and m.until is null and m.missing_since is null
        and m.object_id = any(${sql.param([...objectIds])}::uuid[]))
    order by c.sent_at, c.id`);
  return rows.map(({ id }) => id);
}

/** What each of these campaigns could take over; their rows are locked already. */
export async function planMoves(tx: Tx, campaigns: readonly CampaignRow[]): Promise<readonly MovePlan[]> {
  const plan: MovePlan[] = [];
  for (const row of campaigns) {
    if (row.status !== 'sending' && row.status !== 'open') continue;
    const versions = await versionsStillAsked(tx, row.id);
    plan.push({ campaign: row, versionIds: versions.map(({ id }) => id) });
  }
  return plan;
}

/**
 * Brings what one campaign asks of people to another that holds them and asks for the same words, which never asked them
 * since they were asked already. They keep the later of the two due days.
 */
export async function moveRequests(
  tx: Tx,
  campaignId: string,
  objectIds: readonly string[],
  plan: readonly MovePlan[],
): Promise<readonly LedgerFact[]> {
  const facts: LedgerFact[] = [];
  if (objectIds.length === 0) return facts;
  for (const { campaign, versionIds } of plan) {
    const theirs = sql`${request.campaignId} = ${campaignId}
      and ${request.objectId} = any(${sql.param([...objectIds])}::uuid[])
      and ${request.versionId} = any(${sql.param([...versionIds])}::uuid[])
      and exists (select 1 from campaign_member m where m.campaign_id = ${campaign.id}
        and m.object_id = ${request.objectId} and m.until is null and m.missing_since is null)`;
    const moved = await tx
      .update(request)
      .set({ campaignId: campaign.id, dueOn: sql`greatest(${request.dueOn}, ${campaign.dueOn}::date)` })
      .where(inArray(request.id, openInOrder(tx, theirs)))
      .returning({ id: request.id, dueOn: request.dueOn });
    if (moved.length === 0) continue;
    // A message that has not left yet leaves for the other campaign.
    await tx.execute(sql`
      update campaign set status = 'sending' where id = ${campaign.id} and exists (
        select 1 from delivery d where d.state = 'queued'
          and d.request_id = any(${sql.param(moved.map(({ id }) => id))}::uuid[]))`);
    const payload = { from: campaignId, campaignId: campaign.id };
    facts.push(
      ...moved.map(({ id, dueOn }): LedgerFact => ({ kind: 'moved', subject: id, payload: { ...payload, dueOn } })),
    );
  }
  return facts;
}
