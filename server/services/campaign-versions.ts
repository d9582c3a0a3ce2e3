import { eq } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { campaignVersion } from '#server/store/schema/campaigns.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { holdVersions, type VersionToAsk } from './ask-people.ts';
import { versionInForce } from './version-line.ts';

/** The versions a campaign was made for, in its order, held as they are until this transaction ends. */
export async function heldVersions(
  tx: Tx,
  campaignId: string,
): Promise<readonly { readonly id: string; readonly policyId: string; readonly number: number }[]> {
  const chosen = await tx
    .select({ id: policyVersion.id, policyId: policyVersion.policyId, number: policyVersion.number })
    .from(campaignVersion)
    .innerJoin(policyVersion, eq(policyVersion.id, campaignVersion.versionId))
    .where(eq(campaignVersion.campaignId, campaignId))
    .orderBy(campaignVersion.place);
  await holdVersions(
    tx,
    chosen.map(({ policyId }) => policyId),
  );
  return chosen.map(({ number, ...one }) => ({ ...one, number: number ?? 0 }));
}

/**
 * What somebody who comes to a running campaign is asked for: the version in force of each of its policies, where only
 * minor changes lie between that and the one the campaign was made for. A material change asks by a campaign of its own.
 */
export async function versionsStillAsked(tx: Tx, campaignId: string): Promise<readonly VersionToAsk[]> {
  const versions: VersionToAsk[] = [];
  for (const chosen of await heldVersions(tx, campaignId)) {
    const current = await versionInForce(tx, chosen.policyId);
    if (!current) continue;
    const isSameLine = current.acceptedSince <= chosen.number && chosen.number <= current.number;
    if (isSameLine) versions.push(current);
  }
  return versions;
}
