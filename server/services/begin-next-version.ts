import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { lockedVersion } from './publish-version.ts';
import { readPolicyVersion } from './read-policies.ts';

/**
 * A draft with the words of a published version, to change a name or a sentence without going back to the file. A second
 * press finds the draft of the first.
 * @throws Failure `version-not-found`, `version-not-published`
 */
export async function beginNextVersion(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  actor: Actor,
  versionId: string,
): Promise<{ readonly version: PolicyVersionDetail; readonly first: boolean }> {
  const begun = await db.transaction(async (tx) => {
    const from = await lockedVersion(tx, versionId);
    if (from.status !== 'published')
      throw new Failure('version-not-published', 'This version is a draft. Change it as it stands.');
    const [known] = await tx
      .select({ id: policyVersion.id })
      .from(policyVersion)
      .where(and(eq(policyVersion.basedOn, versionId), eq(policyVersion.status, 'draft')));
    if (known) return { id: known.id, first: false };
    const id = randomUUID();
    await tx.insert(policyVersion).values({
      id,
      policyId: from.policyId,
      status: 'draft',
      document: from.template ?? from.document,
      basedOn: versionId,
      sourceName: from.sourceName,
      sourceHash: from.sourceHash,
      sourceText: from.sourceText,
      source: from.source,
      createdAt: now(),
      createdBy: actor.objectId,
    });
    return { id, first: true };
  });
  return { version: await readPolicyVersion(db, actor, begun.id), first: begun.first };
}
