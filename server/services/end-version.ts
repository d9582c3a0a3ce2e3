import { eq } from 'drizzle-orm';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { policy, versionEnding } from '#server/store/schema/policies.ts';
import type { PolicyVersionDetail, WithdrawBody } from '#src/contract/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { carryRequests, closeRequests, keepPlaces, reopenRequests, showAccepted } from './close-requests.ts';
import { lockedVersion } from './publish-version.ts';
import { readPolicyVersion } from './read-policies.ts';
import { type PublishedVersion, versionInForce } from './version-line.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/**
 * Takes back a version that should not have been sent. The one before it is in force again, with the requests that this
 * one had closed or taken over; what people accepted of this one is kept, and marked.
 * @throws Failure `version-not-found`, `version-not-current`
 */
export async function recallVersion(
  deps: Deps,
  actor: Actor,
  versionId: string,
  reason: string,
): Promise<PolicyVersionDetail> {
  return endVersion(deps, actor, versionId, async (tx, current, at) => {
    await tx.insert(versionEnding).values({ versionId, kind: 'recalled', at, by: actor.objectId, reason });
    await showAccepted(tx, { versionId }, ['card', 'compliance-row'], at);
    const before = await versionInForce(tx, current.policyId, current.number);
    return [
      { kind: 'recalled', subject: versionId, payload: { policyId: current.policyId, reason } },
      ...(current.isMinor && before
        ? await carryRequests(tx, current.policyId, before, at)
        : await closeRequests(tx, { versionId }, { because: 'recalled', by: versionId }, at)),
      ...(before ? await reopenRequests(tx, versionId, at) : []),
    ];
  });
}

/**
 * Ends a policy with the version in force: nobody is asked any more, and the receipts stay.
 * @throws Failure `version-not-found`, `version-not-current`, `policy-not-found`
 */
export async function withdrawVersion(
  deps: Deps,
  actor: Actor,
  versionId: string,
  { reason, successorId }: WithdrawBody,
): Promise<PolicyVersionDetail> {
  return endVersion(deps, actor, versionId, async (tx, { policyId }, at) => {
    if (successorId !== undefined) await checkSuccessor(tx, policyId, successorId);
    await tx.insert(versionEnding).values({
      versionId,
      kind: 'withdrawn',
      at,
      by: actor.objectId,
      reason,
      successorId: successorId ?? null,
    });
    await showAccepted(tx, { policyId }, ['compliance-row'], at);
    return [
      { kind: 'withdrawn', subject: versionId, payload: { policyId, reason, successorId: successorId ?? null } },
      ...(await closeRequests(tx, { policyId }, { because: 'withdrawn', by: versionId }, at)),
    ];
  });
}

async function endVersion(
  { db, now, wake }: Deps,
  actor: Actor,
  versionId: string,
  end: (tx: Tx, current: PublishedVersion, at: Date) => Promise<LedgerFact[]>,
): Promise<PolicyVersionDetail> {
  await db.transaction(async (tx) => {
    const { policyId } = await lockedVersion(tx, versionId);
    const current = await versionInForce(tx, policyId);
    if (current?.id !== versionId) {
      throw new Failure(
        'version-not-current',
        'This is not the version in force. Open the policy again to see which one is.',
      );
    }
    const at = now();
    const facts = await end(tx, current, at);
    await keepPlaces(tx, facts, await appendToLedger(tx, at, facts));
  });
  await Promise.all([wake('register'), wake('cards'), wake('deliveries')]);
  return readPolicyVersion(db, actor, versionId);
}

async function checkSuccessor(tx: Tx, policyId: string, successorId: string): Promise<void> {
  const [found] = await tx.select({ id: policy.id }).from(policy).where(eq(policy.id, successorId)).for('key share');
  if (!found || successorId === policyId) {
    throw new Failure('policy-not-found', 'The policy that takes its place does not exist. Choose another.');
  }
}
