import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';

export type VersionRow = typeof policyVersion.$inferSelect;

/** Newest first: drafts and published versions of every policy. */
export async function listPolicyVersions(db: Db): Promise<readonly PolicyVersionSummary[]> {
  const rows = await db.query.policyVersion.findMany({
    columns: { source: false, sourceText: false, canonical: false },
    orderBy: desc(policyVersion.createdAt),
  });
  return rows.map(versionSummary);
}

export async function readPolicyVersion(db: Db, versionId: string): Promise<PolicyVersionDetail> {
  return versionDetail(await versionRow(db, versionId), false);
}

/** @throws Failure `version-not-found` */
export async function versionRow(tx: Tx, versionId: string): Promise<VersionRow> {
  const [row] = await tx.select().from(policyVersion).where(eq(policyVersion.id, versionId));
  if (!row) throw new Failure('version-not-found', 'This version does not exist. Go back to the list of policies.');
  return row;
}

type SummaryRow = Omit<VersionRow, 'source' | 'sourceText' | 'canonical'>;

function versionSummary(row: SummaryRow): PolicyVersionSummary {
  return {
    id: row.id,
    policyId: row.policyId,
    title: row.document.title,
    number: row.number,
    label: row.document.versionLabel,
    status: row.status,
    contentHash: row.contentHash,
    sourceName: row.sourceName,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    effectiveFrom: row.effectiveFrom,
  };
}

export function versionDetail(row: VersionRow, alreadyImported: boolean): PolicyVersionDetail {
  return {
    ...versionSummary(row),
    document: row.document,
    sourceText: row.sourceText,
    revision: row.revision,
    alreadyImported,
  };
}
