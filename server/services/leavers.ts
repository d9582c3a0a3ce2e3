import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { campaignMember } from '#server/store/schema/campaigns.ts';
import type { Person } from '#src/domain/person.ts';
import type { Actor } from './caller.ts';
import type { CampaignDeps } from './campaign-row.ts';
import { lagMs } from './follow-due.ts';
import { keepNames } from './keep-names.ts';
import { endMembership, type Leaver } from './leavers-close.ts';
import { recordElsewhere } from './leavers-elsewhere.ts';
import { believe, believeAdmin, type Hold, type Lost } from './leavers-hold.ts';
import { readAccounts } from './read-accounts.ts';

type Deps = CampaignDeps & { readonly directory: Directory; readonly log: Logger };

/** An admin says that those who were missing when the group was read at `readAt` have left, however many they are. */
export type Confirmation = { readonly by: Actor; readonly readAt: Date };

type Reading = {
  readonly groupId: string;
  readonly campaignIds: readonly string[];
  /** Everybody the group holds now, disabled accounts included. */
  readonly present: readonly Person[];
  readonly hold: Hold | null;
  readonly confirmed: Confirmation | null;
};

/**
 * Closes what is asked of people whom a group has lost. Entra's index of members may lag, so absence counts from the
 * second reading on; an account that is gone or disabled counts at once, when Entra says so of the account itself:
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 * Gives how many have left, and what holds the reading back where so many seem to have that it is not believed yet.
 */
export async function closeLeavers(
  deps: Deps,
  reading: Reading,
  at: Date,
): Promise<{ readonly left: number; readonly held: (Hold & { readonly sentence: string }) | null }> {
  const { groupId, campaignIds, present, hold: before, confirmed } = reading;
  const members = await liveMembers(deps.db, groupId, campaignIds);
  const enabled = new Set(present.filter((person) => person.enabled).map(({ objectId }) => objectId));
  const lost = lostAmong(members, enabled);
  await noteMissing(deps.db, reading, enabled, at);
  const known = new Set(members.map(({ objectId }) => objectId)).size;
  const { leaving, hold } =
    confirmed === null ? believe(lost, known, before, at) : believeAdmin(lost, known, confirmed.readAt, at);
  const leavers = leaving.length > 0 ? await decide(deps, leaving, reading, at) : [];
  if (leavers.length > 0) {
    const objectIds = leavers.filter(({ account }) => account === 'open').map(({ objectId }) => objectId);
    await recordElsewhere(deps, { groupId, campaignIds, objectIds }, at);
    for (const campaignId of campaignIds)
      await endMembership(deps, { campaignId, groupId, leavers, confirmedBy: confirmed?.by ?? null }, at);
  }
  if (hold === null) return { left: leavers.length, held: null };
  deps.log.warn('people.held', { groupId, lost: lost.length, known, readings: hold.readings });
  return { left: leavers.length, held: { ...hold, sentence: heldSentence(lost.length, known) } };
}

function heldSentence(lost: number, known: number): string {
  return `${lost} of the ${known} people in this group seem to have left at once. Nothing of theirs is closed until three readings of the group agree, in case the directory is mistaken.`;
}

async function liveMembers(db: Db, groupId: string, campaignIds: readonly string[]): Promise<readonly Lost[]> {
  return db
    .select({ objectId: campaignMember.objectId, missingSince: campaignMember.missingSince })
    .from(campaignMember)
    .where(ofGroup({ groupId, campaignIds }));
}

function ofGroup({ groupId, campaignIds }: Pick<Reading, 'groupId' | 'campaignIds'>) {
  return and(
    eq(campaignMember.groupId, groupId),
    inArray(campaignMember.campaignId, [...campaignIds]),
    isNull(campaignMember.until),
  );
}

/** Each person once, however many campaigns hold them; missing since the latest of what these say. */
function lostAmong(members: readonly Lost[], enabled: ReadonlySet<string>): readonly Lost[] {
  const lost = new Map<string, Lost>();
  for (const one of members) {
    if (enabled.has(one.objectId)) continue;
    const { missingSince } = lost.get(one.objectId) ?? one;
    const isLater = missingSince !== null && (one.missingSince === null || one.missingSince > missingSince);
    lost.set(one.objectId, isLater ? one : { ...one, missingSince });
  }
  return [...lost.values()];
}

async function noteMissing(tx: Tx, reading: Reading, enabled: ReadonlySet<string>, at: Date): Promise<void> {
  const isThere = sql`${campaignMember.objectId} = any(${sql.param([...enabled])}::uuid[])`;
  await tx
    .update(campaignMember)
    .set({ missingSince: null })
    .where(and(ofGroup(reading), sql`${campaignMember.missingSince} is not null`, isThere));
  await tx
    .update(campaignMember)
    .set({ missingSince: at })
    .where(and(ofGroup(reading), isNull(campaignMember.missingSince), sql`not (${isThere})`));
}

/** Those of whom it is certain. */
async function decide(
  { db, directory }: Deps,
  leaving: readonly Lost[],
  reading: Reading,
  at: Date,
): Promise<readonly Leaver[]> {
  const present = new Set(reading.present.map(({ objectId }) => objectId));
  const accounts = await readAccounts(
    directory,
    leaving.map(({ objectId }) => objectId),
  );
  await keepNames(
    db,
    [...accounts.values()].filter((person) => person !== null),
    at,
  );
  return leaving.flatMap(({ objectId, missingSince }): Leaver[] => {
    const account = accounts.get(objectId) ?? null;
    if (account === null) return [{ objectId, account: 'gone' }];
    if (!account.enabled) return [{ objectId, account: 'disabled' }];
    const isSecondTime = missingSince !== null && missingSince.getTime() + lagMs <= at.getTime();
    return (isSecondTime || reading.confirmed !== null) && !present.has(objectId)
      ? [{ objectId, account: 'open' }]
      : [];
  });
}
