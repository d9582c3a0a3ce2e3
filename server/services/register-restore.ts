import { sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignMember, campaignVersion } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import { exemption } from '#server/store/schema/requests.ts';
import type { RestoredRequest } from './register-proven.ts';
import { inParts, nobody, restoredReason } from './register-restored.ts';
import type { KeptWords } from './register-words.ts';

/**
 * People as their rows name them; the directory fills in the rest when they are next met. Here as below, what is in the
 * database already stays: a backup knows more of it. Gives their number.
 */
export async function restorePeople(tx: Tx, requests: readonly RestoredRequest[], at: Date): Promise<number> {
  const people = new Map<string, typeof person.$inferInsert>();
  for (const { row, person: who } of requests) {
    people.set(`${row.tenantId} ${row.objectId}`, {
      tenantId: row.tenantId,
      objectId: row.objectId,
      name: who.name,
      userPrincipalName: who.userPrincipalName,
      mail: who.mail,
      guest: who.guest,
      enabled: true,
      salt: who.salt,
      updatedAt: at,
    });
  }
  await inParts([...people.values()], (part) =>
    tx
      .insert(person)
      .values([...part])
      .onConflictDoNothing(),
  );
  return people.size;
}

/** Campaigns as far as the rows know them: whom they asked, for what, until when. Their message is lost. */
export async function restoreCampaigns(tx: Tx, requests: readonly RestoredRequest[]): Promise<void> {
  const campaigns = new Map<string, typeof campaign.$inferInsert>();
  const versions = new Map<string, typeof campaignVersion.$inferInsert>();
  const groups = new Map<string, typeof campaignGroup.$inferInsert>();
  const members = new Map<string, typeof campaignMember.$inferInsert>();
  for (const { row, campaign: of, now } of requests) {
    const { campaignId, versionId, objectId } = row;
    const sentAt = new Date(of.at);
    campaigns.set(campaignId, {
      id: campaignId,
      status: 'open',
      dueOn: now?.campaignDueOn ?? campaigns.get(campaignId)?.dueOn ?? row.dueOn,
      message: '',
      sendBy: of.sendBy,
      createdAt: sentAt,
      createdBy: of.by,
      sentAt,
    });
    const place = [...versions.values()].filter((one) => one.campaignId === campaignId).length;
    const version = `${campaignId} ${versionId}`;
    if (!versions.has(version)) versions.set(version, { campaignId, versionId, place });
    for (const { id: groupId, name, place: groupPlace } of now?.groups ?? []) {
      const group = `${campaignId} ${groupId}`;
      if (!groups.has(group)) groups.set(group, { campaignId, groupId, name, place: groupPlace });
      members.set(`${group} ${objectId}`, { campaignId, groupId, objectId, since: row.askedAt });
    }
  }
  await inParts([...campaigns.values()], (part) => insertCampaigns(tx, part));
  await inParts([...versions.values()], (part) =>
    tx
      .insert(campaignVersion)
      .values([...part])
      .onConflictDoNothing(),
  );
  await inParts([...groups.values()], (part) =>
    tx
      .insert(campaignGroup)
      .values([...part])
      .onConflictDoNothing(),
  );
  await inParts([...members.values()], (part) =>
    tx
      .insert(campaignMember)
      .values([...part])
      .onConflictDoNothing(),
  );
}

/** One that a backup knew before it was sent has been sent since; of any other the backup knows more. */
function insertCampaigns(tx: Tx, part: readonly (typeof campaign.$inferInsert)[]) {
  return tx
    .insert(campaign)
    .values([...part])
    .onConflictDoUpdate({
      target: campaign.id,
      set: { status: 'open', sentAt: sql`excluded.sent_at`, dueOn: sql`excluded.due_on` },
      setWhere: sql`${campaign.status} in ('draft', 'scheduled')`,
    });
}

/**
 * Exemptions that hold something back. Why was never in a list, so an admin looks at them again; those of people who
 * were asked for nothing are lost. Gives their number.
 */
export async function restoreExemptions(
  tx: Tx,
  requests: readonly RestoredRequest[],
  words: readonly KeptWords[],
  at: Date,
): Promise<number> {
  const policies = new Map(words.map(({ version, policy }) => [version, policy]));
  const exemptions = new Map<string, typeof exemption.$inferInsert>();
  for (const { row, now } of requests) {
    if (row.exemptionId === null || !now?.exemption) continue;
    const { everyPolicy, from, until } = now.exemption;
    exemptions.set(row.exemptionId, {
      id: row.exemptionId,
      tenantId: row.tenantId,
      objectId: row.objectId,
      policyId: everyPolicy ? null : (policies.get(row.versionId) ?? null),
      ...{ from, until, at },
      reason: 'other',
      note: restoredReason,
      by: nobody,
      byName: 'Countersign',
    });
  }
  await inParts([...exemptions.values()], (part) =>
    tx
      .insert(exemption)
      .values([...part])
      .onConflictDoNothing(),
  );
  return exemptions.size;
}
