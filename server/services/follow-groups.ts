import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Directory } from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignMember, followedGroup } from '#server/store/schema/campaigns.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import type { Person } from '#src/domain/person.ts';
import { handGroup } from './campaign-people.ts';
import type { CampaignDeps } from './campaign-row.ts';
import { type Followed, isLookDue, isReadingDue } from './follow-due.ts';
import { campaignsFollowing, isFollowing } from './followed-campaigns.ts';
import { askJoiners } from './joiners.ts';
import { keepNames } from './keep-names.ts';
import { type Confirmation, closeLeavers } from './leavers.ts';
import { readAccounts } from './read-accounts.ts';
import type { Worker } from './wake.ts';

export type FollowDeps = CampaignDeps & { readonly directory: Directory; readonly log: Logger };

/** How long one process may hold a group; after that another reads it, since the first must have died. */
export const leaseSeconds = 300;
/** What went wrong, most likely since Microsoft could not answer, is tried again after this long. */
const againSeconds = 60;

/**
 * Keeps open campaigns true to their groups: whoever joined is asked, and what is asked of whoever left is closed. The
 * sweep comes more often than any group is due, so no time is named for the next look.
 */
export function createPeopleWorker(deps: FollowDeps): Worker {
  return async (stopping) => {
    await keepFollowed(deps.db);
    for (const group of await followedGroups(deps.db)) {
      if (stopping()) return 0;
      const at = deps.now();
      const isDue = isReadingDue(group, at) || isLookDue(group, at);
      if (!isDue || !(await take(deps.db, group))) continue;
      try {
        await lookAt(deps, group, at);
      } catch (error) {
        await putOff(deps.db, group);
        if (!failedWith(error, 'directory-busy', 'microsoft-unavailable')) throw error;
        deps.log.info('people.put-off', { groupId: group.groupId, code: error.code });
        return againSeconds;
      }
    }
    return null;
  };
}

/** What no campaign follows any more is forgotten. */
async function keepFollowed(db: Db): Promise<void> {
  const wanted = db
    .select({ id: campaignGroup.groupId })
    .from(campaignGroup)
    .innerJoin(campaign, eq(campaign.id, campaignGroup.campaignId))
    .where(isFollowing);
  await db.execute(sql`delete from followed_group where group_id not in (${wanted})`);
  await db.execute(
    sql`insert into followed_group (group_id) select distinct * from (${wanted}) w on conflict do nothing`,
  );
}

async function followedGroups(db: Db): Promise<readonly Followed[]> {
  const missing = db
    .select({ since: sql`min(${campaignMember.missingSince})` })
    .from(campaignMember)
    .innerJoin(campaign, eq(campaign.id, campaignMember.campaignId))
    .where(
      sql`${campaignMember.groupId} = ${followedGroup.groupId} and ${campaignMember.missingSince} is not null
        and ${campaignMember.until} is null and ${isFollowing}`,
    );
  const rows = await db
    .select({
      row: followedGroup,
      missingSince: sql<string | null>`(${missing})`,
      resumedAt: sql<string | null>`(
        select max(c.at) from campaign_change c join campaign_group g on g.campaign_id = c.campaign_id
        where g.group_id = ${followedGroup.groupId} and c.kind in ('resumed', 'undone'))`,
    })
    .from(followedGroup)
    .orderBy(followedGroup.groupId);
  return rows.map(({ row, missingSince, resumedAt }) => ({
    ...row,
    // Without a reading it is the group that could not be read.
    hold: row.heldSince && row.heldReads > 0 ? { since: row.heldSince, readings: row.heldReads } : null,
    missingSince: missingSince === null ? null : new Date(missingSince),
    resumedAt: resumedAt === null ? null : new Date(resumedAt),
  }));
}

/** Gives false where another process has the group, or has read it since we looked. */
async function take(db: Db, { groupId, lookedAt, expandedAt }: Followed): Promise<boolean> {
  const taken = await db.execute(sql`
    update followed_group set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where group_id = ${groupId} and coalesce(leased_until, '-infinity') < clock_timestamp()
      and looked_at is not distinct from ${lookedAt?.toISOString() ?? null}::timestamptz
      and expanded_at is not distinct from ${expandedAt?.toISOString() ?? null}::timestamptz`);
  return (taken.rowCount ?? 0) > 0;
}

async function putOff(db: Db, { groupId }: Followed): Promise<void> {
  await db.execute(sql`
    update followed_group set leased_until = clock_timestamp() + ${againSeconds} * interval '1 second'
    where group_id = ${groupId}`);
}

async function lookAt(deps: FollowDeps, group: Followed, at: Date): Promise<void> {
  const { groupId } = group;
  const keep = (state: PgUpdateSetSource<typeof followedGroup>) =>
    deps.db
      .update(followedGroup)
      .set({ ...state, lookedAt: at, leasedUntil: null })
      .where(eq(followedGroup.groupId, groupId));
  try {
    const { changed, deltaLink } = await changesOf(deps, group, at);
    const isRead = changed || isReadingDue(group, at);
    const { left: _, ...state } = isRead ? await readGroup(deps, group, null, at) : { left: 0 };
    await keep({ deltaLink, ...state });
  } catch (error) {
    if (!failedWith(error, 'group-hidden', 'group-not-found')) throw error;
    // Nobody has left because we cannot look.
    deps.log.warn('people.not-shown', { groupId, code: error.code });
    await keep({ expandedAt: at, ...unreadable(error.code, at) });
  }
}

/** Those who were added by hand stand in no group of the directory. */
async function changesOf({ directory }: FollowDeps, group: Followed, at: Date) {
  const { groupId, deltaLink } = group;
  if (groupId === handGroup.id || !isLookDue(group, at)) return { changed: false, deltaLink };
  return directory.groupChanges(groupId, deltaLink);
}

/** No reading says anything of leavers any more; what was unreadable before has been so since then. */
function unreadable(held: FailureCode, at: Date) {
  const since = sql`case when ${followedGroup.heldReads} = 0 then coalesce(${followedGroup.heldSince}, ${at.toISOString()}::timestamptz)
    else ${at.toISOString()}::timestamptz end`;
  return { held, heldSince: since, heldReads: 0 };
}

/**
 * Everybody in the group and what follows from it; gives what is to be kept of the reading. `confirmed`: the admin who
 * says that those missing have left. @throws Failure `group-not-found`, `group-hidden`, `directory-busy`
 */
export async function readGroup(
  deps: FollowDeps,
  { groupId, hold }: Pick<Followed, 'groupId' | 'hold'>,
  confirmed: Confirmation | null,
  at: Date,
) {
  const campaignIds = await campaignsFollowing(deps.db, groupId);
  const present = await peopleOf(deps, groupId, campaignIds);
  await keepNames(deps.db, present, at);
  const { left, held } = await closeLeavers(deps, { groupId, campaignIds, present, hold, confirmed }, at);
  for (const campaignId of campaignIds) await askJoiners(deps, { groupId, campaignId, present }, at);
  await Promise.all([deps.wake('deliveries'), deps.wake('register'), deps.wake('cards')]);
  return {
    left,
    expandedAt: at,
    held: held?.sentence ?? null,
    heldSince: held?.since ?? null,
    heldReads: held?.readings ?? 0,
  };
}

async function peopleOf(
  { db, directory }: FollowDeps,
  groupId: string,
  campaignIds: readonly string[],
): Promise<readonly Person[]> {
  if (groupId !== handGroup.id) return directory.membersOf(groupId);
  const rows = await db
    .selectDistinct({ objectId: campaignMember.objectId })
    .from(campaignMember)
    .where(and(eq(campaignMember.groupId, groupId), inArray(campaignMember.campaignId, [...campaignIds])));
  const accounts = await readAccounts(
    directory,
    rows.map(({ objectId }) => objectId),
  );
  return [...accounts.values()].filter((person) => person !== null);
}

function failedWith(error: unknown, ...codes: readonly Failure['code'][]): error is Failure {
  return error instanceof Failure && codes.includes(error.code);
}
