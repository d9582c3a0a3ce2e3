import { and, eq, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup } from '#server/store/schema/campaigns.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { hasStarted } from '#src/domain/person.ts';
import { askPeople } from './ask-people.ts';
import { type Audience, findAudience } from './audience.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, type CampaignRow, keepChange, lockedCampaign, stands } from './campaign-row.ts';
import { heldVersions } from './campaign-versions.ts';
import { askableVersions } from './create-campaign.ts';
import { readOverview } from './read-campaigns.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';

type Deps = CampaignDeps & { readonly directory: Directory; readonly senders: SenderTokens };

/**
 * Asks everyone in the campaign's groups, once, whether or not its time has come. Sending a campaign that is already on
 * its way changes nothing.
 * @throws Failure `campaign-not-found`, `campaign-empty`, `campaign-state`, `due-date-past`, `group-not-found`,
 * `group-hidden`, `directory-busy`
 */
export async function sendCampaign(deps: Deps, actor: Actor & Sender, campaignId: string): Promise<CampaignOverview> {
  await sendWaiting(deps, campaignId, actor, (row) => {
    if (row.status === 'closed' || row.status === 'recalled') throw stands(row);
    return row.status === 'draft' || row.status === 'scheduled';
  });
  return readOverview(deps, campaignId);
}

/**
 * Sends a campaign whose time has come, as the app.
 * @throws Failure as `sendCampaign` does
 */
export async function sendScheduled(deps: Deps, campaignId: string): Promise<void> {
  const { now } = deps;
  await sendWaiting(
    deps,
    campaignId,
    null,
    (row) => row.status === 'scheduled' && row.sendAt !== null && row.sendAt <= now(),
  );
}

/** Either all requests come into being, with their ledger entries and what is to be sent, or none. */
async function sendWaiting(
  { db, now, directory, wake, senders }: Deps,
  campaignId: string,
  actor: (Actor & Sender) | null,
  waits: (row: CampaignRow) => boolean,
): Promise<void> {
  const [before] = await db.select().from(campaign).where(eq(campaign.id, campaignId));
  if (before && !waits(before)) return;
  const groups = await db
    .select({ id: campaignGroup.groupId })
    .from(campaignGroup)
    .where(eq(campaignGroup.campaignId, campaignId));
  const audience = await findAudience(
    directory,
    groups.map((group) => group.id),
  );
  await db.transaction(async (tx) => {
    const row = await lockedCampaign(tx, campaignId);
    if (!waits(row)) return;
    await ask(tx, row, actor, audience, now());
    // Before the commit: from then on a worker may want it.
    if (actor && row.sendBy === 'sender') senders.keep(campaignId, actor);
  });
  await Promise.all([wake('deliveries'), wake('register')]);
}

async function ask(tx: Tx, row: CampaignRow, actor: Actor | null, audience: Audience, at: Date): Promise<void> {
  const chosen = await heldVersions(tx, row.id);
  const versions = await askableVersions(tx, { versionIds: chosen.map(({ id }) => id), dueOn: row.dueOn }, at);
  await begin(tx, row, audience, at);
  const people = audience.people
    .filter(({ person }) => hasStarted(person, dayOf(at)))
    .map((one) => ({ ...one, dueOn: row.dueOn }));
  if ((await askPeople(tx, row, people, versions, at)) === 0) {
    throw new Failure(
      'campaign-empty',
      audience.people.length === 0
        ? 'These groups hold nobody who can be asked. Choose another group.'
        : 'Everyone in these groups has already been asked to accept this. Choose another group or policy.',
    );
  }
  await keepChange(tx, row, actor, at, { kind: 'sent', count: await peopleAsked(tx, row.id) });
}

async function begin(tx: Tx, row: CampaignRow, audience: Audience, at: Date): Promise<void> {
  await tx
    .update(campaign)
    .set({ status: 'sending', sentAt: at, leftOut: audience.leftOut.map((one) => ({ ...one })) })
    .where(eq(campaign.id, row.id));
  for (const group of audience.groups) {
    await tx
      .update(campaignGroup)
      .set({ name: group.name })
      .where(and(eq(campaignGroup.campaignId, row.id), eq(campaignGroup.groupId, group.id)));
  }
}

async function peopleAsked(tx: Tx, campaignId: string): Promise<number> {
  const [row] = await tx
    .select({ people: sql<number>`count(distinct ${request.objectId})::int` })
    .from(request)
    .where(eq(request.campaignId, campaignId));
  return row?.people ?? 0;
}
