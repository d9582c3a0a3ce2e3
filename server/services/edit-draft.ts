import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema.ts';
import type { PolicyVersionDetail, SaveDocumentBody } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import { versionDetail, versionRow } from './read-policies.ts';

/**
 * Saves a reviewer's correction. The revision is the one the reviewer started from, so that two reviewers cannot
 * overwrite each other unseen.
 * @throws Failure `version-not-found`, `version-published`, `version-changed`
 */
export async function saveDraft(db: Db, versionId: string, body: SaveDocumentBody): Promise<PolicyVersionDetail> {
  const [row] = await db
    .update(policyVersion)
    .set({ document: body.document, revision: sql`${policyVersion.revision} + 1` })
    .where(
      and(
        eq(policyVersion.id, versionId),
        eq(policyVersion.status, 'draft'),
        eq(policyVersion.revision, body.revision),
      ),
    )
    .returning();
  if (row) return versionDetail(row, false);
  const standing = await versionRow(db, versionId);
  if (standing.status === 'published') throw alreadyPublished();
  throw changedElsewhere();
}

/** Throws the draft away. @throws Failure `version-not-found`, `version-published` */
export async function discardDraft(db: Db, versionId: string): Promise<void> {
  const [gone] = await db
    .delete(policyVersion)
    .where(and(eq(policyVersion.id, versionId), eq(policyVersion.status, 'draft')))
    .returning({ id: policyVersion.id });
  if (gone) return;
  await versionRow(db, versionId);
  throw alreadyPublished();
}

export function alreadyPublished(): Failure {
  return new Failure(
    'version-published',
    'This version is published and stays as it is. Import the changed file as a new version.',
  );
}

export function changedElsewhere(): Failure {
  return new Failure(
    'version-changed',
    'Somebody else changed this draft meanwhile. Open it again to see their changes.',
  );
}
