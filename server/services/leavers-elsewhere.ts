import { and, inArray, notInArray, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup } from '#server/store/schema/campaigns.ts';
import { Failure } from '#src/domain/failure.ts';
import { handGroup } from './campaign-people.ts';

type Deps = { readonly db: Db; readonly directory: Directory };

/**
 * Looks for people who left one group in the other groups of its campaigns, and records them there: who went from one to
 * another is still asked, even where the other has not been read since. @throws Failure `directory-busy`
 */
export async function recordElsewhere(
  { db, directory }: Deps,
  left: {
    readonly groupId: string;
    readonly campaignIds: readonly string[];
    readonly objectIds: readonly string[];
  },
  at: Date,
): Promise<void> {
  if (left.objectIds.length === 0) return;
  const others = await db
    .selectDistinct({ id: campaignGroup.groupId })
    .from(campaignGroup)
    .where(
      and(
        inArray(campaignGroup.campaignId, [...left.campaignIds]),
        notInArray(campaignGroup.groupId, [left.groupId, handGroup.id]),
      ),
    );
  for (const { id } of others) {
    const members = new Set((await membersShown(directory, id)).map(({ objectId }) => objectId));
    const there = left.objectIds.filter((objectId) => members.has(objectId));
    // Only where the campaign asks them already: whoever is new to it waits for their own group's reading.
    await db.execute(sql`
      insert into campaign_member (campaign_id, group_id, object_id, since)
      select distinct g.campaign_id, g.group_id, m.object_id, ${at.toISOString()}::timestamptz
      from campaign_group g join campaign_member m on m.campaign_id = g.campaign_id and m.until is null
      where g.group_id = ${id} and g.campaign_id = any(${sql.param([...left.campaignIds])}::uuid[])
        and m.object_id = any(${sql.param(there)}::uuid[])
      on conflict (campaign_id, group_id, object_id) do update set since = excluded.since, until = null,
        missing_since = null where campaign_member.until is not null`);
  }
}

/** Of a group that shows nobody, what was recorded before counts. */
async function membersShown(directory: Directory, groupId: string) {
  return directory.membersOf(groupId).catch((error: unknown) => {
    if (error instanceof Failure && (error.code === 'group-hidden' || error.code === 'group-not-found')) return [];
    throw error;
  });
}
