import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { campaignChange, campaignGroup, campaignMember } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { CampaignRow } from './campaign-row.ts';

/** A membership as it was recorded. `isFromTheStart`: nobody was recorded in that group before. */
export type RecordedMember = {
  readonly groupId: string;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly isFromTheStart: boolean;
};

export type RecordedRequest = Pick<
  typeof request.$inferSelect,
  'id' | 'state' | 'dueOn' | 'declinedAt' | 'askedAt' | 'closedBecause' | 'campaignId'
> & { readonly policyTitle: string };

/** All that our own database knows of one person and one campaign. */
export type Recorded = {
  readonly person: typeof person.$inferSelect | null;
  readonly members: readonly RecordedMember[];
  /** Of this campaign. */
  readonly own: readonly RecordedRequest[];
  /** Of other campaigns, for words that count for this one's, where they still ask or were accepted. */
  readonly elsewhere: readonly RecordedRequest[];
};

export async function readRecorded(tx: Tx, row: CampaignRow, who: PersonKey): Promise<Recorded> {
  const [[known], members, requests] = await Promise.all([
    tx
      .select()
      .from(person)
      .where(and(eq(person.tenantId, who.tenantId), eq(person.objectId, who.objectId))),
    membersOf(tx, row.id, who.objectId),
    requestsOf(tx, row.id, who),
  ]);
  return {
    person: known ?? null,
    members,
    own: requests.filter(({ campaignId }) => campaignId === row.id),
    elsewhere: requests.filter(({ campaignId }) => campaignId !== row.id),
  };
}

/** The admin who sent the campaign, by the name of that time. */
export async function askedByName(tx: Tx, row: CampaignRow): Promise<string | null> {
  const [sent] = await tx
    .select({ name: campaignChange.byName })
    .from(campaignChange)
    .where(and(eq(campaignChange.campaignId, row.id), eq(campaignChange.kind, 'sent')));
  if (sent?.name) return sent.name;
  const [creator] = await tx.select({ name: person.name }).from(person).where(eq(person.objectId, row.createdBy));
  return creator?.name ?? null;
}

async function membersOf(tx: Tx, campaignId: string, objectId: string): Promise<readonly RecordedMember[]> {
  return tx
    .select({
      groupId: campaignMember.groupId,
      name: campaignGroup.name,
      since: campaignMember.since,
      until: campaignMember.until,
      isFromTheStart: sql<boolean>`not exists (select 1 from campaign_member earlier
        where earlier.campaign_id = ${campaignMember.campaignId} and earlier.group_id = ${campaignMember.groupId}
          and earlier.since < ${campaignMember.since})`,
    })
    .from(campaignMember)
    .innerJoin(
      campaignGroup,
      and(eq(campaignGroup.campaignId, campaignMember.campaignId), eq(campaignGroup.groupId, campaignMember.groupId)),
    )
    .where(and(eq(campaignMember.campaignId, campaignId), eq(campaignMember.objectId, objectId)))
    .orderBy(asc(campaignMember.since), asc(campaignGroup.place));
}

async function requestsOf(tx: Tx, campaignId: string, who: PersonKey): Promise<readonly RecordedRequest[]> {
  const counted = sql`exists (
    select 1 from campaign_version cv join policy_version wanted on wanted.id = cv.version_id
    where cv.campaign_id = ${campaignId} and wanted.policy_id = ${policyVersion.policyId}
      and (${policyVersion.number} between wanted.accepted_since and wanted.number
        or wanted.number between ${policyVersion.acceptedSince} and ${policyVersion.number}))`;
  return tx
    .select({
      id: request.id,
      state: request.state,
      dueOn: request.dueOn,
      declinedAt: request.declinedAt,
      askedAt: request.askedAt,
      closedBecause: request.closedBecause,
      campaignId: request.campaignId,
      policyTitle: sql<string>`${policyVersion.document}->>'title'`,
    })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .where(
      and(
        eq(request.tenantId, who.tenantId),
        eq(request.objectId, who.objectId),
        or(eq(request.campaignId, campaignId), and(ne(request.state, 'closed'), counted)),
      ),
    )
    .orderBy(asc(request.askedAt), asc(request.id));
}
