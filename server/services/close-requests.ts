import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { LedgerFact, LedgerPlace } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { openInOrder } from '#server/store/outstanding-in-order.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';
import { holdBackExempt } from './hold-back-exempt.ts';
import { makeWay } from './make-way.ts';
import { queueUpdates } from './queue-updates.ts';

/** Ends what is outstanding, or exempt, for the versions that `versions` names, and gives the facts for the ledger. */
export async function closeRequests(
  tx: Tx,
  versions: VersionsOf,
  why: { readonly because: ClosedBecause; readonly by: string },
  at: Date,
): Promise<LedgerFact[]> {
  const closed = await tx
    .update(request)
    .set({ state: 'closed', closedBecause: why.because, closedBy: why.by, exemptionId: null })
    .where(inArray(request.id, openInOrder(tx, inArray(request.versionId, versionIds(tx, versions)))))
    .returning({ id: request.id });
  await showAgain(
    tx,
    closed.map(({ id }) => id),
    at,
  );
  return closed.map(({ id }) => ({ kind: 'closed', subject: id, payload: { reason: why.because, by: why.by } }));
}

/** Undoes what the publication of `by` closed, once that version is recalled. */
export async function reopenRequests(tx: Tx, by: string, at: Date): Promise<LedgerFact[]> {
  const opened = await tx
    .update(request)
    .set({ state: 'outstanding', closedBecause: null, closedBy: null })
    .where(and(eq(request.closedBy, by), eq(request.closedBecause, 'superseded')))
    .returning({ id: request.id });
  const ids = opened.map(({ id }) => id);
  await showAgain(tx, ids, at);
  // A message that was held back because its request had closed goes out after all.
  await tx
    .update(delivery)
    .set({ state: 'queued' })
    .where(and(inArray(delivery.requestId, ids), eq(delivery.state, 'skipped'), isNull(delivery.fault)));
  return [
    ...opened.map(({ id }): LedgerFact => ({ kind: 'reopened', subject: id, payload: { recalled: by } })),
    ...(await holdBackExempt(tx, ids, dayOf(at))),
  ];
}

/**
 * Brings what is outstanding for a policy to another of its versions: the same request, with other words to accept.
 * Gives the facts; what they get in the ledger goes to `keepPlaces`.
 */
export async function carryRequests(
  tx: Tx,
  policyId: string,
  to: { readonly id: string; readonly contentHash: string },
  at: Date,
): Promise<LedgerFact[]> {
  const open = openInOrder(tx, inArray(request.versionId, versionIds(tx, { policyId, except: to.id })));
  const made = await makeWay(tx, to.id, sql`${open}`);
  const carried = await tx
    .update(request)
    .set({ versionId: to.id })
    .where(inArray(request.id, open))
    .returning({ id: request.id });
  const ids = carried.map(({ id }) => id);
  await showAgain(tx, [...made.ids, ...ids], at);
  return [
    ...made.facts,
    ...ids.map(
      (id): LedgerFact => ({
        kind: 'carried',
        subject: id,
        payload: { versionId: to.id, contentHash: to.contentHash },
      }),
    ),
    ...(await holdBackExempt(tx, made.ids, dayOf(at))),
  ];
}

/** A request points at the ledger entry that says which words it asks for: the first, or the last that changed them. */
export async function keepPlaces(tx: Tx, facts: readonly LedgerFact[], places: readonly LedgerPlace[]): Promise<void> {
  const placed = facts.flatMap((fact, index) => {
    const place = places[index];
    return (fact.kind === 'asked' || fact.kind === 'carried') && place ? [{ id: fact.subject, ...place }] : [];
  });
  if (placed.length === 0) return;
  await tx.execute(sql`
    update request set ledger_number = kept.number, ledger_hash = kept.hash
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as kept(id uuid, number bigint, hash text)
    where request.id = kept.id`);
}

/** Has the cards and rows of accepted requests written again, whose version changed its meaning. */
export async function showAccepted(
  tx: Tx,
  versions: VersionsOf,
  kinds: readonly ('card' | 'compliance-row')[],
  at: Date,
): Promise<void> {
  const accepted = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.state, 'accepted'), inArray(request.versionId, versionIds(tx, versions))));
  await queueUpdates(
    tx,
    accepted.map(({ id }) => id),
    kinds,
    at,
  );
}

type VersionsOf = { readonly versionId: string } | { readonly policyId: string; readonly except?: string };

function versionIds(tx: Tx, of: VersionsOf) {
  const wanted =
    'versionId' in of
      ? eq(policyVersion.id, of.versionId)
      : and(
          eq(policyVersion.policyId, of.policyId),
          isNotNull(policyVersion.number),
          of.except === undefined ? undefined : ne(policyVersion.id, of.except),
        );
  return tx.select({ id: policyVersion.id }).from(policyVersion).where(wanted);
}

function showAgain(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  return queueUpdates(tx, ids, ['compliance-row', 'card'], at);
}
