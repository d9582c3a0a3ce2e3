import { sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignMember, followedGroup } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import type { HeldGroup } from '#src/contract/stuck-work.ts';
import { Failure } from '#src/domain/failure.ts';
import { nextReadingTime } from './follow-due.ts';
import { type FollowDeps, leaseSeconds, readGroup } from './follow-groups.ts';
import { isFollowing } from './followed-campaigns.ts';
import type { Confirmation } from './leavers.ts';
import { readingsNeeded } from './leavers-hold.ts';

/** Groups whose last reading was not believed, or could not be made: what they mean, and when they are read again. */
export async function listHeldGroups(db: Db): Promise<HeldGroup[]> {
  const { rows } = await db.execute<HeldRow>(sql`
    select f.group_id, f.held as reason, coalesce(f.held_since, f.expanded_at) as since, f.held_reads as readings, f.expanded_at as read_at,
      (select max(g.name) from ${campaignGroup} g where g.group_id = f.group_id) as name,
      count(distinct m.object_id)::int as known,
      coalesce(array_agg(distinct coalesce(m.name, m.object_id::text)) filter (where m.missing), '{}') as missing
    from ${followedGroup} f left join lateral (
      select ${campaignMember.objectId}, ${person.name}, ${campaignMember.missingSince} is not null as missing
      from ${campaignMember} join ${campaign} on ${campaign.id} = ${campaignMember.campaignId} and ${isFollowing}
      left join ${person} on ${person.objectId} = ${campaignMember.objectId}
      where ${campaignMember.groupId} = f.group_id and ${campaignMember.until} is null) m on true
    where f.held is not null
    group by f.group_id order by name, f.group_id`);
  return rows.map(({ group_id, name, reason, since, readings, read_at, known, missing }) => ({
    id: group_id,
    name: name ?? group_id,
    ...(readings === 0
      ? { kind: 'unreadable' as const, reason }
      : {
          kind: 'leavers' as const,
          readAt: new Date(read_at).toISOString(),
          missing: missing.sort((one, other) => one.localeCompare(other, 'en-GB')),
          known,
          readings,
          readingsNeeded,
        }),
    since: new Date(since).toISOString(),
    nextReadingAt: nextReadingTime(new Date(read_at)).toISOString(),
  }));
}

type HeldRow = {
  group_id: string;
  name: string | null;
  reason: 'group-hidden' | 'group-not-found';
  since: string;
  readings: number;
  read_at: string;
  known: number;
  missing: string[];
};

/**
 * An admin says that the people who were missing at a reading have left. The group is read once more, so whoever is back
 * in it stays asked; what is asked of the others closes at once. Whoever was found missing later waits on. Gives how many
 * were closed, none where nothing is held any more. @throws Failure `group-not-found`, `group-hidden`, `directory-busy`
 */
export async function confirmLeavers(deps: FollowDeps, confirmed: Confirmation, groupId: string): Promise<number> {
  const at = deps.now();
  const held = (await listHeldGroups(deps.db)).find((one) => one.id === groupId && one.kind === 'leavers');
  if (!held) return 0;
  await take(deps.db, groupId);
  try {
    const { left, ...state } = await readGroup(deps, { groupId, hold: null }, confirmed, at);
    await deps.db.update(followedGroup).set(state).where(sql`${followedGroup.groupId} = ${groupId}`);
    return left;
  } finally {
    await deps.db.update(followedGroup).set({ leasedUntil: null }).where(sql`${followedGroup.groupId} = ${groupId}`);
  }
}

async function take(db: Db, groupId: string): Promise<void> {
  const taken = await db.execute(sql`
    update followed_group set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where group_id = ${groupId} and coalesce(leased_until, '-infinity') < clock_timestamp()`);
  if (taken.rowCount === 0)
    throw new Failure('directory-busy', 'Countersign is reading this group just now. Wait a minute, then try again.');
}
