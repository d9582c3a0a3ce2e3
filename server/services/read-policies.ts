import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '#server/store/open-store.ts';
import { originalFile, policy, policyVersion, versionEnding } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { VersionState } from '#src/domain/version-state.ts';
import type { Actor } from './caller.ts';
import { frozenWords } from './frozen-words.ts';
import { isSuperseded, versionInForce } from './version-line.ts';

/** A version without the file it came from: that is large, and only importing and downloading need it. */
export type VersionRow = typeof policyVersion.$inferSelect;

const {
  source: _source,
  sourceText: _sourceText,
  canonical: _canonical,
  document: _document,
  template: _template,
  ...summaryColumns
} = getTableColumns(policyVersion);

const summaryQuery = {
  ...summaryColumns,
  title: sql<string>`${policyVersion.document}->>'title'`,
  label: sql<string | null>`${policyVersion.document}->>'versionLabel'`,
  ending: versionEnding.kind,
  superseded: isSuperseded,
};

/** Newest first: drafts and published versions of every policy. */
export async function listPolicyVersions(db: Db): Promise<readonly PolicyVersionSummary[]> {
  const rows = await db
    .select(summaryQuery)
    .from(policyVersion)
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .orderBy(desc(policyVersion.createdAt), desc(policyVersion.id));
  return rows.map(({ superseded, ending, ...row }) => ({
    id: row.id,
    policyId: row.policyId,
    title: row.title,
    number: row.number,
    label: row.label,
    state: stateOf(row.status, ending, superseded),
    contentHash: row.contentHash,
    sourceName: row.sourceName,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    effectiveFrom: row.effectiveFrom,
    changeKind: row.changeKind,
  }));
}

function stateOf(
  status: 'draft' | 'published',
  ending: 'withdrawn' | 'recalled' | null,
  superseded: boolean,
): VersionState {
  if (status === 'draft') return 'draft';
  return ending ?? (superseded ? 'superseded' : 'published');
}

/** @throws Failure `version-not-found` */
export async function readPolicyVersion(
  db: Db,
  actor: Pick<Actor, 'objectId'>,
  versionId: string,
  alreadyImported = false,
): Promise<PolicyVersionDetail> {
  const [found] = await db
    .select({
      version: policyVersion,
      ending: versionEnding,
      superseded: isSuperseded,
      ownerId: policy.ownerId,
      bytes: sql<number>`octet_length(${policyVersion.source})`,
    })
    .from(policyVersion)
    .innerJoin(policy, eq(policy.id, policyVersion.policyId))
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .where(eq(policyVersion.id, versionId));
  if (!found) throw versionNotFound();
  const { version, ending } = found;
  const [before, original, people] = await Promise.all([
    versionBefore(db, version),
    keptOriginal(db, version),
    countPeople(db, versionId),
  ]);
  const isDraft = version.status === 'draft';
  return {
    id: version.id,
    policyId: version.policyId,
    title: version.document.title,
    number: version.number,
    label: version.document.versionLabel,
    state: stateOf(version.status, ending?.kind ?? null, found.superseded),
    contentHash: version.contentHash,
    sourceName: version.sourceName,
    createdAt: version.createdAt.toISOString(),
    publishedAt: version.publishedAt?.toISOString() ?? null,
    effectiveFrom: version.effectiveFrom,
    changeKind: version.changeKind,
    document: version.document,
    sourceText: version.sourceText,
    revision: version.revision,
    alreadyImported,
    changeReason: version.changeReason,
    approval: version.approval,
    approvalOutdated:
      isDraft &&
      version.approval !== null &&
      version.approval.contentHash !== frozenWords(version.document).contentHash,
    ending: ending
      ? { kind: ending.kind, at: ending.at.toISOString(), reason: ending.reason, successorId: ending.successorId }
      : null,
    ownedByCaller: found.ownerId === actor.objectId,
    before,
    original: {
      name: version.sourceName,
      sha256: version.sourceHash,
      bytes: found.bytes,
      state: original?.keptAt ? 'kept' : isDraft ? 'draft' : 'waiting',
      webUrl: original?.webUrl ?? null,
    },
    people,
  };
}

/** @throws Failure `version-not-found` */
export async function versionRow(tx: Tx, versionId: string): Promise<VersionRow> {
  const [row] = await tx.select().from(policyVersion).where(eq(policyVersion.id, versionId));
  if (!row) throw versionNotFound();
  return row;
}

/** What a draft would follow if it were published now, or what a published version followed. */
async function versionBefore(db: Db, version: VersionRow): Promise<PolicyVersionDetail['before']> {
  const before = await versionInForce(db, version.policyId, version.number ?? undefined);
  if (!before) return null;
  const [row] = await db
    .select({ label: sql<string | null>`${policyVersion.document}->>'versionLabel'`, at: policyVersion.publishedAt })
    .from(policyVersion)
    .where(eq(policyVersion.id, before.id));
  return { id: before.id, number: before.number, label: row?.label ?? null, publishedAt: row?.at?.toISOString() ?? '' };
}

/** A version begun from another has that one's file, which is kept once. */
async function keptOriginal(db: Db, version: VersionRow) {
  const [row] = await db
    .select({ webUrl: originalFile.webUrl, keptAt: originalFile.keptAt })
    .from(originalFile)
    .innerJoin(policyVersion, eq(policyVersion.id, originalFile.versionId))
    .where(
      and(
        eq(policyVersion.policyId, version.policyId),
        eq(policyVersion.sourceHash, version.sourceHash),
        isNull(policyVersion.basedOn),
      ),
    )
    .orderBy(sql`${originalFile.keptAt} nulls last`)
    .limit(1);
  return row;
}

async function countPeople(db: Db, versionId: string): Promise<PolicyVersionDetail['people']> {
  const [row] = await db
    .select({
      accepted: sql<number>`(count(*) filter (where ${request.state} = 'accepted'))::int`,
      outstanding: sql<number>`(count(*) filter (where ${request.state} = 'outstanding'))::int`,
    })
    .from(request)
    .where(eq(request.versionId, versionId));
  return row ?? { accepted: 0, outstanding: 0 };
}

export function versionNotFound(): Failure {
  return new Failure('version-not-found', 'This version does not exist. Go back to the list of policies.');
}
