import type { Tx } from '#server/store/open-store.ts';
import {
  campaign,
  campaignGroup,
  campaignMember,
  campaignVersion,
  originalFile,
  person,
  policy,
  policyVersion,
  versionEnding,
} from '#server/store/schema.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { RestoredRequest } from './register-proven.ts';
import type { KeptWords } from './register-words.ts';

/** PostgreSQL takes 65,535 values in a statement; no row here has more than twenty. */
const rowsAtOnce = 2_000;
/** Where nobody knows who did it. */
const nobody = '00000000-0000-0000-0000-000000000000';
const restoredReason = 'Restored from the register.';

/** People as their rows name them; the directory fills in the rest when they are next met. Gives their number. */
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
  await inParts([...people.values()], (part) => tx.insert(person).values([...part]));
  return people.size;
}

/** Policies and their published versions. The school's own files stay in the library, and drafts are lost. */
export async function restoreVersions(
  tx: Tx,
  words: readonly (KeptWords & { readonly itemId: string })[],
  requests: readonly RestoredRequest[],
  at: Date,
): Promise<void> {
  const policies = new Map<string, typeof policy.$inferInsert>();
  for (const kept of [...words].sort((a, b) => a.number - b.number)) {
    const first = policies.get(kept.policy)?.createdAt ?? new Date(kept.publishedAt);
    policies.set(kept.policy, { id: kept.policy, createdAt: first, ownerId: kept.owner });
  }
  await inParts([...policies.values()], (part) => tx.insert(policy).values([...part]));
  for (const kept of words) await tx.insert(policyVersion).values(versionRow(kept));
  await inParts(words, (part) =>
    tx
      .insert(originalFile)
      .values(
        part.map(({ version, itemId }) => ({ versionId: version, createdAt: at, keptAt: at, wordsItemId: itemId })),
      ),
  );
  const endings = new Map<string, 'recalled' | 'withdrawn'>();
  for (const { row, now } of requests) if (now?.ended) endings.set(row.versionId, now.ended);
  const rows = [...endings].map(([versionId, kind]) => ({ versionId, kind, at, by: nobody, reason: restoredReason }));
  await inParts(rows, (part) => tx.insert(versionEnding).values([...part]));
}

function versionRow(kept: KeptWords): typeof policyVersion.$inferInsert {
  const at = new Date(kept.publishedAt);
  return {
    id: kept.version,
    policyId: kept.policy,
    status: 'published',
    number: kept.number,
    document: { ...kept.words, discarded: [], questions: [], warnings: [] },
    canonical: canonicalJson(kept.words),
    contentHash: kept.contentHash,
    sourceName: kept.source.name,
    sourceHash: kept.source.hash,
    sourceText: '',
    source: Buffer.alloc(0),
    createdAt: at,
    createdBy: kept.publishedBy,
    publishedAt: at,
    publishedBy: kept.publishedBy,
    effectiveFrom: kept.effectiveFrom,
    changeKind: kept.changeKind,
    changeReason: kept.changeReason,
    acceptedSince: kept.acceptedSince,
    approval: kept.approval,
  };
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
  await inParts([...campaigns.values()], (part) => tx.insert(campaign).values([...part]));
  await inParts([...versions.values()], (part) => tx.insert(campaignVersion).values([...part]));
  await inParts([...groups.values()], (part) => tx.insert(campaignGroup).values([...part]));
  await inParts([...members.values()], (part) => tx.insert(campaignMember).values([...part]));
}

/** Fills in what belongs to each part; an empty part asks for nothing. */
async function inParts<T>(rows: readonly T[], insert: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insert(rows.slice(from, from + rowsAtOnce));
}
