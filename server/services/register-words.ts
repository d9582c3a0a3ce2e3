import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { findEntries } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { policy, policyVersion } from '#server/store/schema/policies.ts';
import { sha256 } from '#server/store/sha256.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { type PublishedWords, publishedWords } from '#src/domain/published-words.ts';
import { ledgerEntry } from './register-proof.ts';

const approval = z.object({
  body: z.string(),
  approvedBy: z.string(),
  approvedOn: z.string(),
  contentHash: z.string(),
  recordedAt: z.string(),
});

/**
 * A published version as it stands beside its original in the library: the words, whose canonical JSON has the hash that
 * every acceptance names, and what is known of them.
 */
const words = z.object({
  v: z.literal(1),
  version: z.uuid(),
  policy: z.uuid(),
  owner: z.uuid(),
  number: z.int().min(1),
  publishedAt: z.iso.datetime(),
  publishedBy: z.uuid(),
  effectiveFrom: z.iso.date().nullable(),
  changeKind: z.enum(['minor', 'material']).nullable(),
  changeReason: z.string().nullable(),
  acceptedSince: z.int().nullable(),
  approval: approval.nullable(),
  source: z.object({ name: z.string(), hash: z.string() }),
  contentHash: z.string(),
  entry: ledgerEntry.nullable(),
  words: z.looseObject({ title: z.string() }),
});
export type KeptWords = Omit<z.infer<typeof words>, 'words'> & { readonly words: PublishedWords };

/** Null for a draft. */
export async function wordsOf(tx: Tx, versionId: string): Promise<string | null> {
  const [row] = await tx
    .select({ version: policyVersion, owner: policy.ownerId })
    .from(policyVersion)
    .innerJoin(policy, eq(policy.id, policyVersion.policyId))
    .where(eq(policyVersion.id, versionId));
  if (!row?.version.number || !row.version.publishedAt) return null;
  const { version, owner } = row;
  const entries = await findEntries(tx, { subjects: [versionId], numbers: [] });
  return canonicalJson({
    v: 1,
    version: versionId,
    policy: version.policyId,
    owner,
    number: version.number,
    publishedAt: version.publishedAt?.toISOString(),
    publishedBy: version.publishedBy,
    effectiveFrom: version.effectiveFrom,
    changeKind: version.changeKind,
    changeReason: version.changeReason,
    acceptedSince: version.acceptedSince,
    approval: version.approval,
    source: { name: version.sourceName, hash: version.sourceHash },
    contentHash: version.contentHash,
    entry: entries.find(({ kind }) => kind === 'published') ?? null,
    words: publishedWords(version.document),
  } satisfies Record<keyof KeptWords, unknown>);
}

/** Null for what is no file of ours, or whose words are not the ones that were hashed. */
export function readWords(json: string): KeptWords | null {
  try {
    const kept = words.parse(JSON.parse(json));
    return sha256(canonicalJson(kept.words)) === kept.contentHash ? (kept as unknown as KeptWords) : null;
  } catch {
    return null;
  }
}
