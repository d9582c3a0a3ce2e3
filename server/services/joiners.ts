import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { campaignMember } from '#server/store/schema/campaigns.ts';
import { request } from '#server/store/schema/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import { hasStarted, type Person } from '#src/domain/person.ts';
import { alreadyAsked } from './already-asked.ts';
import { askPeople, type VersionToAsk } from './ask-people.ts';
import { dueOnJoining, handGroup } from './campaign-people.ts';
import { type CampaignDeps, type CampaignRow, keepChange, lockedCampaign } from './campaign-row.ts';
import { versionsStillAsked } from './campaign-versions.ts';
import { followsGroups } from './followed-campaigns.ts';

type Joining = {
  readonly groupId: string;
  readonly campaignId: string;
  /** Everybody the group holds now. */
  readonly present: readonly Person[];
};

/**
 * Asks whoever is in a group of a campaign and was not asked yet, for what is still in force. Somebody whose work has not
 * begun is remembered, and asked on their first day. A paused campaign asks nobody until it goes on.
 */
export async function askJoiners({ db }: CampaignDeps, joining: Joining, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockedCampaign(tx, joining.campaignId);
    if (!followsGroups(row) || row.pausedAt !== null) return;
    const today = dayOf(at);
    const members = await membersKnown(tx, joining);
    const able = joining.present.filter(
      ({ objectId, enabled }) => enabled && (joining.groupId !== handGroup.id || members.has(objectId)),
    );
    await remember(
      tx,
      joining,
      able.filter((person) => !hasStarted(person, today)).map(({ objectId }) => objectId),
      at,
    );
    const started = able.filter((person) => hasStarted(person, today));
    const versions = await versionsStillAsked(tx, row.id);
    const unasked = await notAsked(tx, versions, started);
    const joiners = started.filter(({ objectId }) => members.get(objectId) !== 'in' || unasked.has(objectId));
    if (joiners.length === 0) return;
    const dueOn = dueOnJoining(row, today);
    const people = joiners.map((person) => ({ person, groupIds: [joining.groupId], dueOn }));
    const count = await askPeople(tx, sentByApp(row), people, versions, at);
    if (count > 0) await keepChange(tx, row, null, at, { kind: 'people-added', count });
  });
}

/** The admin from whose account the others heard is not there to send. */
function sentByApp(row: CampaignRow): CampaignRow {
  return row.sendBy === 'sender' ? { ...row, sendBy: 'app' } : row;
}

async function membersKnown(tx: Tx, { groupId, campaignId }: Joining): Promise<ReadonlyMap<string, 'in' | 'out'>> {
  const rows = await tx
    .select({ objectId: campaignMember.objectId, until: campaignMember.until })
    .from(campaignMember)
    .where(sql`${eq(campaignMember.campaignId, campaignId)} and ${eq(campaignMember.groupId, groupId)}`);
  return new Map(rows.map(({ objectId, until }) => [objectId, until === null ? 'in' : 'out']));
}

async function remember(
  tx: Tx,
  { groupId, campaignId }: Joining,
  objectIds: readonly string[],
  at: Date,
): Promise<void> {
  if (objectIds.length === 0) return;
  await tx
    .insert(campaignMember)
    .values(objectIds.map((objectId) => ({ campaignId, groupId, objectId, since: at })))
    .onConflictDoNothing();
}

/** Who has still to be asked for some version. */
async function notAsked(
  tx: Tx,
  versions: readonly VersionToAsk[],
  people: readonly Person[],
): Promise<ReadonlySet<string>> {
  const objectIds = people.map(({ objectId }) => objectId);
  const asked = await alreadyAsked(
    tx,
    versions.map(({ id }) => id),
    sql`${request.objectId} = any(${sql.param(objectIds)}::uuid[])`,
  );
  const times = new Map<string, number>();
  for (const { objectId } of asked) times.set(objectId, (times.get(objectId) ?? 0) + 1);
  return new Set(objectIds.filter((id) => (times.get(id) ?? 0) < versions.length));
}
