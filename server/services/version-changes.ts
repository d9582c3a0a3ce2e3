import { inArray } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import { compareVersions } from '#src/domain/difference/compare-versions.ts';
import { proposeKind } from '#src/domain/difference/propose-kind.ts';
import type { VersionDifference } from '#src/domain/difference/types.ts';
import { Failure } from '#src/domain/failure.ts';
import { withLocalValues } from '#src/domain/local-values.ts';
import { publishedWords } from '#src/domain/published-words.ts';
import { type VersionRow, versionRow } from './read-policies.ts';

/** A school has few pairs of versions that its people stand between, and published words never change. */
const mostKept = 200;
const kept = new Map<string, VersionDifference>();

/** What changed from one published version to another, worked out once. */
export async function publishedDifference(tx: Tx, fromId: string, toId: string): Promise<VersionDifference> {
  const key = `${fromId}|${toId}`;
  const known = kept.get(key);
  if (known) return known;
  const rows = await tx
    .select({ id: policyVersion.id, document: policyVersion.document })
    .from(policyVersion)
    .where(inArray(policyVersion.id, [fromId, toId]));
  const wordsOf = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Error('A version that people were asked for is gone.');
    return publishedWords(row.document);
  };
  const difference = compareVersions(wordsOf(fromId), wordsOf(toId));
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, difference);
  return difference;
}

/**
 * Any version of a policy beside any other, drafts included, and whether people should be asked again.
 * @throws Failure `version-not-found`
 */
export async function compareVersionsOf(tx: Tx, fromId: string, toId: string): Promise<VersionChanges> {
  const [from, to] = await Promise.all([versionRow(tx, fromId), versionRow(tx, toId)]);
  if (from.policyId !== to.policyId) {
    throw new Failure('version-not-found', 'These are versions of two policies. Choose two versions of one.');
  }
  const difference = compareVersions(
    publishedWords(withLocalValues(from.document)),
    publishedWords(withLocalValues(to.document)),
  );
  const { kind, because } = proposeKind(difference);
  return {
    from: comparedVersion(from),
    to: comparedVersion(to),
    difference,
    proposal: { kind, because: because.map((change) => difference.changes.indexOf(change)) },
  };
}

function comparedVersion({ id, number, document, publishedAt }: VersionRow): VersionChanges['from'] {
  return {
    id,
    number,
    label: document.versionLabel,
    title: document.title,
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}
