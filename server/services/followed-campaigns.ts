import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup } from '#server/store/schema/campaigns.ts';
import type { CampaignState } from '#src/domain/campaign.ts';

const onTheirWay: CampaignState[] = ['sending', 'open'];

/** A campaign on its way that keeps to its groups as they change. */
export function followsGroups(row: { readonly status: CampaignState; readonly followGroups: boolean }): boolean {
  return row.followGroups && onTheirWay.includes(row.status);
}

/** The same in SQL. */
export const isFollowing: SQL = sql`${inArray(campaign.status, onTheirWay)} and ${campaign.followGroups}`;

/** The campaigns that keep to a group, oldest first. */
export async function campaignsFollowing(tx: Tx, groupId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: campaign.id })
    .from(campaign)
    .innerJoin(campaignGroup, eq(campaignGroup.campaignId, campaign.id))
    .where(and(eq(campaignGroup.groupId, groupId), isFollowing))
    .orderBy(asc(campaign.sentAt), asc(campaign.id));
  return rows.map(({ id }) => id);
}
