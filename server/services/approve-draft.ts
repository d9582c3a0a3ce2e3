import { and, eq } from 'drizzle-orm';
import { appendToLedger } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import type { ApprovalBody, PolicyVersionDetail } from '#src/contract/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { alreadyPublished, changedElsewhere } from './edit-draft.ts';
import { frozenWords } from './frozen-words.ts';
import { lockedVersion } from './publish-version.ts';
import { readPolicyVersion } from './read-policies.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

/**
 * Notes that a body approved exactly these words. It binds nobody who reads the policy: approval is the school's, and an
 * attestation is a person's.
 * @throws Failure `version-not-found`, `version-published`, `version-changed`, `approval-in-future`
 */
export async function recordApproval(
  { db, now }: Deps,
  actor: Actor,
  versionId: string,
  { revision, ...approved }: ApprovalBody,
): Promise<PolicyVersionDetail> {
  const at = now();
  if (approved.approvedOn > dayOf(at)) {
    throw new Failure('approval-in-future', 'An approval cannot lie in the future. Enter the day it was given.');
  }
  await db.transaction(async (tx) => {
    const draft = await lockedVersion(tx, versionId);
    if (draft.status === 'published') throw alreadyPublished();
    if (draft.revision !== revision) throw changedElsewhere();
    const { contentHash } = frozenWords(draft.document);
    const approval = { ...approved, contentHash, recordedAt: at.toISOString() };
    await tx.update(policyVersion).set({ approval }).where(eq(policyVersion.id, versionId));
    const { approvedOn } = approved;
    await appendToLedger(tx, at, [{ kind: 'approved', subject: versionId, payload: { contentHash, approvedOn } }]);
  });
  return readPolicyVersion(db, actor, versionId);
}

/** Takes a noted approval off a draft. @throws Failure `version-not-found`, `version-published` */
export async function removeApproval({ db }: Deps, actor: Actor, versionId: string): Promise<PolicyVersionDetail> {
  const [row] = await db
    .update(policyVersion)
    .set({ approval: null })
    .where(and(eq(policyVersion.id, versionId), eq(policyVersion.status, 'draft')))
    .returning({ id: policyVersion.id });
  const version = await readPolicyVersion(db, actor, versionId);
  if (!row) throw alreadyPublished();
  return version;
}
