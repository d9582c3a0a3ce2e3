import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { importFile } from '#server/import/import-file.ts';
import type { Db } from '#server/store/open-store.ts';
import { policy, policyVersion } from '#server/store/schema/policies.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { readPolicyVersion } from './read-policies.ts';

export type ImportedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Reads a school's file into a draft. A file that was imported before gives that import again, draft or published, so
 * that a second press makes no second version.
 * @throws Failure `file-unreadable`, `file-too-large`, `file-kind-unknown`, `policy-not-found`
 */
export async function importPolicy(
  deps: { readonly db: Db; readonly now: () => Date },
  actor: Actor,
  file: ImportedFile,
  policyId: string | null,
): Promise<PolicyVersionDetail> {
  const { db, now } = deps;
  const read = await importFile(file);
  const found = await db.transaction(async (tx) => {
    // Two presses at once find each other's import.
    await tx.execute(sql`select pg_advisory_xact_lock(7023, hashtext(${read.sha256}))`);
    if (policyId !== null) {
      const [existing] = await tx
        .select({ id: policy.id })
        .from(policy)
        .where(eq(policy.id, policyId))
        .for('key share');
      if (!existing)
        throw new Failure('policy-not-found', 'This policy does not exist. Go back to the list of policies.');
    }
    const ofPolicy = policyId === null ? undefined : eq(policyVersion.policyId, policyId);
    const [before] = await tx
      .select({ id: policyVersion.id })
      .from(policyVersion)
      .where(and(eq(policyVersion.sourceHash, read.sha256), isNull(policyVersion.basedOn), ofPolicy))
      .limit(1);
    if (before) return { id: before.id, before: true };

    const id = policyId ?? randomUUID();
    if (policyId === null) await tx.insert(policy).values({ id, createdAt: now(), ownerId: actor.objectId });
    const versionId = randomUUID();
    await tx.insert(policyVersion).values({
      id: versionId,
      policyId: id,
      status: 'draft',
      document: read.document,
      sourceName: file.name,
      sourceHash: read.sha256,
      sourceText: read.text,
      source: Buffer.from(file.bytes),
      createdAt: now(),
      createdBy: actor.objectId,
    });
    return { id: versionId, before: false };
  });
  return readPolicyVersion(db, actor, found.id, found.before);
}
