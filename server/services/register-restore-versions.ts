import { createHash } from 'node:crypto';
import type { FoundWords } from '#server/adapters/ports.ts';
import type { Tx } from '#server/store/open-store.ts';
import { originalFile, policy, policyVersion, versionEnding } from '#server/store/schema/policies.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { RestoredRequest } from './register-proven.ts';
import { inParts, nobody, restoredReason } from './register-restored.ts';
import type { KeptWords } from './register-words.ts';

type Kept = KeptWords & Pick<FoundWords, 'itemId' | 'original'>;

/** What became of the schools' own files: one file may belong to several versions. */
export type FoundOriginals = {
  /** Versions whose file is back to the byte. */
  readonly whole: number;
  /** Versions whose file is in the library, but not as it was uploaded. */
  readonly rewritten: number;
  /** Versions without a file. */
  readonly missing: number;
};

/** What of them is in the database already: versions, and the files of drafts that have been published since. */
export type There = {
  readonly published: ReadonlySet<string>;
  readonly drafts: ReadonlyMap<string, Buffer>;
};

/** Policies and their published versions, with the schools' own files as far as the library has them. */
export async function restoreVersions(
  tx: Tx,
  words: readonly Kept[],
  requests: readonly RestoredRequest[],
  at: Date,
  there: There = { published: new Set(), drafts: new Map() },
): Promise<FoundOriginals> {
  const inOrder = [...words].sort((a, b) => a.number - b.number);
  const policies = new Map<string, typeof policy.$inferInsert>();
  for (const kept of inOrder) {
    const first = policies.get(kept.policy)?.createdAt ?? new Date(kept.publishedAt);
    policies.set(kept.policy, { id: kept.policy, createdAt: first, ownerId: kept.owner });
  }
  await inParts([...policies.values()], (part) =>
    tx
      .insert(policy)
      .values([...part])
      .onConflictDoNothing(),
  );
  const found = { whole: 0, rewritten: 0, missing: 0 };
  for (const kept of inOrder.filter(({ version }) => !there.published.has(version))) {
    const source = fileOwner(kept, inOrder);
    const bytes = there.drafts.get(kept.version) ?? (await bytesOf(source));
    found[bytes ? 'whole' : source.original ? 'rewritten' : 'missing'] += 1;
    const basedOn = source === kept ? null : source.version;
    await tx.insert(policyVersion).values({ ...versionRow(kept), basedOn, source: bytes ?? Buffer.alloc(0) });
    await tx.insert(originalFile).values({
      versionId: kept.version,
      ...{ createdAt: at, keptAt: at, wordsItemId: kept.itemId },
      itemId: kept.original?.itemId ?? null,
      webUrl: kept.original?.webUrl ?? null,
    });
  }
  await restoreEndings(tx, requests, at);
  return found;
}

/** A version that was begun from another has that one's file, which stands in the library once. */
function fileOwner(kept: Kept, inOrder: readonly Kept[]): Kept {
  if (kept.original) return kept;
  const isItsOwner = (one: Kept) =>
    one.policy === kept.policy && one.source.hash === kept.source.hash && one.original !== null;
  return inOrder.find(isItsOwner) ?? kept;
}

/** Null where there is no file, or not the one that was uploaded: SharePoint rewrites Word files and PDFs it takes in. */
async function bytesOf({ original, source }: Kept): Promise<Buffer | null> {
  if (!original) return null;
  const bytes = Buffer.from(await original.read());
  return createHash('sha256').update(bytes).digest('hex') === source.hash ? bytes : null;
}

async function restoreEndings(tx: Tx, requests: readonly RestoredRequest[], at: Date): Promise<void> {
  const endings = new Map<string, 'recalled' | 'withdrawn'>();
  for (const { row, now } of requests) if (now?.ended) endings.set(row.versionId, now.ended);
  const rows = [...endings].map(([versionId, kind]) => ({ versionId, kind, at, by: nobody, reason: restoredReason }));
  await inParts(rows, (part) =>
    tx
      .insert(versionEnding)
      .values([...part])
      .onConflictDoNothing(),
  );
}

function versionRow(kept: KeptWords): Omit<typeof policyVersion.$inferInsert, 'source'> {
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
