import { and, eq, inArray, isNotNull, max, ne } from 'drizzle-orm';
import { appendToLedger } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { outstandingInOrder } from '#server/store/outstanding-in-order.ts';
import { outbox, policy, policyVersion, request } from '#server/store/schema.ts';
import { sha256 } from '#server/store/sha256.ts';
import type { PolicyVersionDetail, PublishBody } from '#src/contract/policies.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { Failure } from '#src/domain/failure.ts';
import { publishedWords } from '#src/domain/published-words.ts';
import { checkReadyToPublish } from '#src/domain/publishing.ts';
import type { Actor } from './caller.ts';
import { changedElsewhere } from './edit-draft.ts';
import { type VersionRow, versionDetail, versionRow } from './read-policies.ts';

/**
 * Freezes a draft as the next version of its policy: canonical JSON, hashed. Requests for an earlier version that are
 * still outstanding close, since nobody should accept words that are out of date.
 * @throws Failure `version-not-found`, `version-changed`, `version-incomplete`
 */
export async function publishVersion(
  deps: { readonly db: Db; readonly now: () => Date },
  actor: Actor,
  versionId: string,
  body: PublishBody,
): Promise<PolicyVersionDetail> {
  const { db, now } = deps;
  return db.transaction(async (tx) => {
    const draft = await lockedDraft(tx, versionId);
    if (draft.status === 'published') return versionDetail(draft, false);
    if (draft.revision !== body.revision) throw changedElsewhere();
    checkReadyToPublish(draft.document);

    const canonical = canonicalJson(publishedWords(draft.document));
    const contentHash = sha256(canonical);
    const [last] = await tx
      .select({ number: max(policyVersion.number) })
      .from(policyVersion)
      .where(eq(policyVersion.policyId, draft.policyId));
    const number = (last?.number ?? 0) + 1;
    const at = now();
    const [row] = await tx
      .update(policyVersion)
      .set({
        status: 'published',
        number,
        canonical,
        contentHash,
        publishedAt: at,
        publishedBy: actor.objectId,
        effectiveFrom: body.effectiveFrom,
      })
      .where(eq(policyVersion.id, versionId))
      .returning();
    const closed = await closeOlderRequests(tx, draft.policyId, versionId, at);
    await appendToLedger(tx, at, [
      {
        kind: 'published',
        subject: versionId,
        payload: { policyId: draft.policyId, number, contentHash, effectiveFrom: body.effectiveFrom },
      },
      ...closed.map((requestId) => ({
        kind: 'closed' as const,
        subject: requestId,
        payload: { reason: 'superseded', by: versionId },
      })),
    ]);
    return versionDetail(row as VersionRow, false);
  });
}

/** One publication of a policy at a time, so that numbers neither repeat nor skip. */
async function lockedDraft(tx: Tx, versionId: string): Promise<VersionRow> {
  const found = await versionRow(tx, versionId);
  await tx.select().from(policy).where(eq(policy.id, found.policyId)).for('update');
  return versionRow(tx, versionId);
}

async function closeOlderRequests(tx: Tx, policyId: string, versionId: string, at: Date): Promise<readonly string[]> {
  const older = tx
    .select({ id: policyVersion.id })
    .from(policyVersion)
    .where(
      and(eq(policyVersion.policyId, policyId), ne(policyVersion.id, versionId), isNotNull(policyVersion.publishedAt)),
    );
  const closed = await tx
    .update(request)
    .set({ state: 'closed' })
    .where(inArray(request.id, outstandingInOrder(tx, inArray(request.versionId, older))))
    .returning({ id: request.id });
  if (closed.length > 0) {
    await tx.insert(outbox).values(
      closed.flatMap(({ id }) => [
        { kind: 'compliance-row' as const, requestId: id, createdAt: at },
        { kind: 'card' as const, requestId: id, createdAt: at },
      ]),
    );
  }
  return closed.map(({ id }) => id);
}

/** True when a later version of the same policy is published. */
export async function isSuperseded(tx: Tx, version: { policyId: string; number: number | null }): Promise<boolean> {
  const later = await tx.query.policyVersion.findFirst({
    columns: { id: true },
    where: (row, { and: both, eq: same, gt }) =>
      both(same(row.policyId, version.policyId), gt(row.number, version.number ?? 0)),
  });
  return later !== undefined;
}

export function superseded(): Failure {
  return new Failure(
    'version-superseded',
    'A newer version of this policy has been published, so this one is no longer asked for. Open Countersign to see what is asked of you now.',
  );
}
