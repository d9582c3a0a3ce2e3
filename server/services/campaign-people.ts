import { eq, max } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup } from '#server/store/schema/campaigns.ts';
import type { AddPeopleBody, CampaignOverview } from '#src/contract/campaigns.ts';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { type Group, hasStarted, type Person } from '#src/domain/person.ts';
import { askPeople, type PersonToAsk } from './ask-people.ts';
import { type Audience, findAudience } from './audience.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, type CampaignRow, changeCampaign, keepChange } from './campaign-row.ts';
import { versionsStillAsked } from './campaign-versions.ts';
import { superseded } from './publish-version.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';

/** Stands in a campaign for those who were added one by one. It is no group of the directory. */
export const handGroup: Group = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Added by hand',
  description: null,
};

type Deps = CampaignDeps & { readonly directory: Directory; readonly senders: SenderTokens };

/**
 * Asks more groups, and single persons, by a campaign that is on its way. They have as long as somebody who joins later,
 * or until the campaign's own due day where that is later.
 * @throws Failure `campaign-not-found`, `campaign-state`, `campaign-empty`, `person-not-found`, `group-not-found`,
 * `group-hidden`, `version-superseded`, `directory-busy`
 */
export async function addPeople(
  deps: Deps,
  actor: Actor & Sender,
  campaignId: string,
  body: AddPeopleBody,
): Promise<CampaignOverview> {
  const { directory, senders } = deps;
  const audience = await findAudience(directory, body.groupIds);
  const single = await findPeople(directory, body.objectIds);
  return changeCampaign(deps, campaignId, 'add-people', async (tx, row, at) => {
    const versions = await versionsStillAsked(tx, row.id);
    if (versions.length === 0) throw superseded();
    const isWider = await keepGroups(tx, row.id, [...audience.groups, ...(single.length > 0 ? [handGroup] : [])]);
    const people = toAsk(row, audience, single, at);
    const count = await askPeople(tx, row, people, versions, at);
    if (count === 0 && !isWider) {
      throw new Failure('campaign-empty', 'Everyone you chose has already been asked to accept this. Choose others.');
    }
    await keepLeftOut(tx, row, [...audience.leftOut, ...leftOutOf(single)]);
    await keepChange(tx, row, actor, at, { kind: 'people-added', count });
    // Before the commit: from then on a worker may want it.
    if (row.sendBy === 'sender' && senders.of(row.id) === null) senders.keep(row.id, actor);
  });
}

export async function findPeople(directory: Directory, objectIds: readonly string[]): Promise<readonly Person[]> {
  const found = await Promise.all([...new Set(objectIds)].map((id) => directory.personById(id)));
  return found.map((person) => person ?? missing());
}

function missing(): never {
  throw new Failure('person-not-found', 'One of these people is not in the directory any more. Choose somebody else.');
}

/** Whoever a chosen group holds before their first day is asked as somebody who joins; whoever is named is asked now. */
function toAsk(row: CampaignRow, audience: Audience, single: readonly Person[], at: Date): readonly PersonToAsk[] {
  const today = dayOf(at);
  const dueOn = dueOnJoining(row, today);
  const people = new Map<string, PersonToAsk>();
  for (const { person, groupIds } of audience.people) {
    if (hasStarted(person, today)) people.set(person.objectId, { person, groupIds, dueOn });
  }
  for (const person of single) {
    const known = people.get(person.objectId)?.groupIds ?? [];
    if (person.enabled) people.set(person.objectId, { person, groupIds: [...known, handGroup.id], dueOn });
  }
  return [...people.values()];
}

/** Somebody who joins has some days from then, and never less than everybody else. */
export function dueOnJoining({ dueOn, joinerDays }: CampaignRow, today: PlainDay): PlainDay {
  const own = addDays(today, joinerDays);
  return own > dueOn ? own : dueOn;
}

/** Gives true where the campaign asks a group from now on that it did not ask before. */
async function keepGroups(tx: Tx, campaignId: string, groups: readonly Group[]): Promise<boolean> {
  const [last] = await tx
    .select({ place: max(campaignGroup.place) })
    .from(campaignGroup)
    .where(eq(campaignGroup.campaignId, campaignId));
  if (groups.length === 0) return false;
  const added = await tx
    .insert(campaignGroup)
    .values(
      groups.map(({ id, name, description }, index) => ({
        campaignId,
        groupId: id,
        name,
        description,
        place: (last?.place ?? -1) + 1 + index,
      })),
    )
    .onConflictDoNothing()
    .returning({ groupId: campaignGroup.groupId });
  return added.some(({ groupId }) => groupId !== handGroup.id);
}

type LeftOut = CampaignRow['leftOut'][number];

function leftOutOf(single: readonly Person[]): readonly LeftOut[] {
  return single
    .filter(({ enabled }) => !enabled)
    .map(({ objectId, name }) => ({ objectId, name, reason: 'account-disabled' }));
}

async function keepLeftOut(tx: Tx, row: CampaignRow, more: readonly LeftOut[]): Promise<void> {
  const all = new Map([...row.leftOut, ...more].map((one) => [one.objectId, one]));
  await tx
    .update(campaign)
    .set({ leftOut: [...all.values()] })
    .where(eq(campaign.id, row.id));
}
