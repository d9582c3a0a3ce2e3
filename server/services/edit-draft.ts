import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policy, policyVersion } from '#server/store/schema/policies.ts';
import type { PolicyVersionDetail, SaveDocumentBody } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { readPolicyVersion, versionRow } from './read-policies.ts';

/**
 * Saves a reviewer's correction. The revision is the one the reviewer started from, so that two reviewers cannot
 * overwrite each other unseen.
 * @throws Failure `version-not-found`, `version-published`, `version-changed`
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  versionId: string,
  body: SaveDocumentBody,
): Promise<PolicyVersionDetail> {
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
    .returning({ id: policyVersion.id });
  if (row) return readPolicyVersion(db, actor, versionId);
  const standing = await versionRow(db, versionId);
  if (standing.status === 'published') throw alreadyPublished();
  throw changedElsewhere();
}

/** Throws the draft away, and its policy where that was all there was. @throws Failure `version-not-found`, `version-published` */
export async function discardDraft(db: Db, versionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const draft = await versionRow(tx, versionId);
    // Publishing and importing hold the same row, so no version comes to stand in a policy that is on its way out.
    await tx.select({ id: policy.id }).from(policy).where(eq(policy.id, draft.policyId)).for('update');
    const [gone] = await tx
      .delete(policyVersion)
      .where(and(eq(policyVersion.id, versionId), eq(policyVersion.status, 'draft')))
      .returning({ id: policyVersion.id });
    if (!gone) {
      await versionRow(tx, versionId);
      throw alreadyPublished();
    }
    const others = tx.select().from(policyVersion).where(eq(policyVersion.policyId, policy.id));
    await tx.delete(policy).where(and(eq(policy.id, draft.policyId), notExists(others)));
  });
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
