import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { Client } from '#tests/support/http-client.ts';
import { groupId, onlyRequest, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import type { World } from '#tests/support/world.ts';

export type AskedRow = {
  readonly state: string;
  readonly closed_because: string | null;
  readonly due_on: string;
  readonly campaign_id: string;
  readonly asked_on: string;
};

/** What one person is or was asked, the first first. */
export async function askedOf(world: World, objectId: string): Promise<readonly AskedRow[]> {
  const { rows } = await world.database.query<AskedRow>(
    `select state, closed_because, due_on::text, campaign_id,
       to_char(asked_at at time zone 'Europe/London', 'YYYY-MM-DD') as asked_on
     from request where object_id = $1 order by asked_at, id`,
    [objectId],
  );
  return rows;
}

/** Moves the clock and lets the product look at the groups; resolves once all that follows is done. */
export async function lookAt(world: World, moment: string): Promise<void> {
  await world.control.setClock(moment);
  await wakeUp(world, 'people');
  await world.settled();
}

export async function change(
  world: World,
  group: string,
  members: { readonly add?: string[]; readonly remove?: string[] },
): Promise<void> {
  await world.control.changeMembers(await groupId(world, group), members);
}

export async function readCampaign(admin: Client, campaignId: string): Promise<CampaignDetail> {
  return (await admin.get<CampaignDetail>(`/api/campaigns/${campaignId}`)).body;
}

export async function accept(world: World, name: string): Promise<void> {
  const person = await world.as(name);
  const request = await onlyRequest(person);
  const { status } = await person.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  if (status !== 201) throw new Error(`Accepting answered ${status}`);
  await world.settled();
}

/** Reasons with which requests were closed in the ledger, by person. */
export async function closedInLedger(world: World, objectId: string): Promise<readonly string[]> {
  const { rows } = await world.database.query<{ reason: string }>(
    `select l.payload->>'reason' as reason from ledger l join request r on r.id::text = l.subject
     where l.kind = 'closed' and r.object_id = $1 order by l.number`,
    [objectId],
  );
  return rows.map(({ reason }) => reason);
}
