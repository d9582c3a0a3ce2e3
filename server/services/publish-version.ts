import { eq, max } from 'drizzle-orm';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { originalFile, policy, policyVersion } from '#server/store/schema/policies.ts';
import type { PolicyVersionDetail, PublishBody } from '#src/contract/policies.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import { Failure } from '#src/domain/failure.ts';
import { checkReadyToPublish } from '#src/domain/publishing.ts';
import type { Actor } from './caller.ts';
import { carryRequests, closeRequests, keepPlaces, showAccepted } from './close-requests.ts';
import { changedElsewhere } from './edit-draft.ts';
import { frozenWords } from './frozen-words.ts';
import { readPolicyVersion, type VersionRow, versionRow } from './read-policies.ts';
import { type PublishedVersion, versionInForce } from './version-line.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/**
 * Freezes a draft as the next version of its policy: canonical JSON, hashed. After a material change, requests for an
 * earlier version that are still outstanding close, since nobody should accept words that are out of date. After a minor
 * one they go on, with the new words, and what people accepted before stays valid.
 * @throws Failure `version-not-found`, `version-changed`, `version-incomplete`, `version-unchanged`, `change-kind-needed`,
 * `approval-outdated`
 */
export async function publishVersion(
  { db, now, wake }: Deps,
  actor: Actor,
  versionId: string,
  body: PublishBody,
): Promise<PolicyVersionDetail> {
  await db.transaction(async (tx) => {
    const draft = await lockedVersion(tx, versionId);
    if (draft.status === 'published') return;
    if (draft.revision !== body.revision) throw changedElsewhere();
    checkReadyToPublish(draft.document);
    const before = await versionInForce(tx, draft.policyId);
    const { document, canonical, contentHash } = frozenWords(draft.document);
    const change = changeOf(before, contentHash, body);
    if (draft.approval && draft.approval.contentHash !== contentHash) throw approvalOutdated();

    const at = now();
    const number = await nextNumber(tx, draft.policyId);
    await tx
      .update(policyVersion)
      .set({
        status: 'published',
        number,
        document,
        template: draft.document.localValues ? draft.document : null,
        canonical,
        contentHash,
        changeKind: change.kind,
        changeReason: change.reason,
        acceptedSince: change.kind === 'minor' ? (before?.acceptedSince ?? number) : number,
        publishedAt: at,
        publishedBy: actor.objectId,
        effectiveFrom: body.effectiveFrom,
      })
      .where(eq(policyVersion.id, versionId));
    if (draft.basedOn === null) await tx.insert(originalFile).values({ versionId, createdAt: at });
    const facts: LedgerFact[] = [
      {
        kind: 'published',
        subject: versionId,
        payload: {
          policyId: draft.policyId,
          number,
          contentHash,
          effectiveFrom: body.effectiveFrom,
          change: change.kind,
          approvedOn: draft.approval?.approvedOn ?? null,
        },
      },
      ...(await followRequests(tx, draft, { id: versionId, contentHash, kind: change.kind }, at)),
    ];
    await keepPlaces(tx, facts, await appendToLedger(tx, at, facts));
  });
  await Promise.all([wake('register'), wake('cards'), wake('originals')]);
  return readPolicyVersion(db, actor, versionId);
}

/** One act on a policy's versions at a time, so that numbers neither repeat nor skip. */
export async function lockedVersion(tx: Tx, versionId: string): Promise<VersionRow> {
  const found = await versionRow(tx, versionId);
  await tx.select().from(policy).where(eq(policy.id, found.policyId)).for('update');
  return versionRow(tx, versionId);
}

function changeOf(
  before: PublishedVersion | null,
  contentHash: string,
  { change }: PublishBody,
): { readonly kind: ChangeKind; readonly reason: string | null } {
  if (!before) return { kind: 'material', reason: null };
  if (before.contentHash === contentHash) {
    throw new Failure(
      'version-unchanged',
      'These are the words that are in force already, so there is nothing to publish. Change the draft or throw it away.',
    );
  }
  if (change) return change;
  throw new Failure(
    'change-kind-needed',
    'Say whether people must accept again (material) or only be told (minor), and why.',
  );
}

async function nextNumber(tx: Tx, policyId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(policyVersion.number) })
    .from(policyVersion)
    .where(eq(policyVersion.policyId, policyId));
  return (last?.number ?? 0) + 1;
}

async function followRequests(
  tx: Tx,
  { policyId }: VersionRow,
  to: { readonly id: string; readonly contentHash: string; readonly kind: ChangeKind },
  at: Date,
): Promise<LedgerFact[]> {
  const older = { policyId, except: to.id };
  if (to.kind === 'material') return closeRequests(tx, older, { because: 'superseded', by: to.id }, at);
  // Those who accepted are told by the card they have: it shows the change and asks for nothing.
  await showAccepted(tx, older, ['card'], at);
  return carryRequests(tx, policyId, to, at);
}

export function approvalOutdated(): Failure {
  return new Failure(
    'approval-outdated',
    'The words changed after they were approved. Record the approval of the new words, or take the approval off, then publish.',
  );
}

export function superseded(): Failure {
  return new Failure(
    'version-superseded',
    'A newer version of this policy has been published, so this one is no longer asked for. Open Countersign to see what is asked of you now.',
  );
}
