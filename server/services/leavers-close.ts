import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { openInOrder } from '#server/store/outstanding-in-order.ts';
import { campaign, campaignMember } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { request } from '#server/store/schema/requests.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';
import type { Actor } from './caller.ts';
import { keepChange } from './campaign-row.ts';
import { followsGroups } from './followed-campaigns.ts';
import { type MovePlan, moveRequests, otherCampaigns, planMoves } from './leavers-move.ts';
import { queueUpdates } from './queue-updates.ts';

/** Somebody whom a group holds no more, and how their account is. */
export type Leaver = { readonly objectId: string; readonly account: 'open' | 'disabled' | 'gone' };

type Leaving = {
  readonly campaignId: string;
  readonly groupId: string;
  readonly leavers: readonly Leaver[];
  /** The admin who said that they have left, where that was not left to the readings. */
  readonly confirmedBy: Actor | null;
};

/**
 * Ends memberships in a campaign. What is asked of people who are in none of its groups now closes unsigned, or goes over
 * to another campaign that asks them the same. Whoever has no account any more is in none of them.
 */
export async function endMembership({ db }: { readonly db: Db }, leaving: Leaving, at: Date): Promise<void> {
  const { campaignId, leavers, confirmedBy } = leaving;
  const staying = leavers.filter(({ account }) => account === 'open').map(({ objectId }) => objectId);
  const others = await otherCampaigns(db, campaignId, staying);
  await db.transaction(async (tx) => {
    // In one order: two readings may want the same campaigns.
    const rows = await tx
      .select()
      .from(campaign)
      .where(inArray(campaign.id, [campaignId, ...others]))
      .orderBy(campaign.id)
      .for('no key update');
    const row = rows.find(({ id }) => id === campaignId);
    if (!row || !followsGroups(row)) return;
    const plan = await planMoves(
      tx,
      rows.filter(({ id }) => id !== campaignId),
    );
    await markGone(tx, leavers, at);
    const outside = await closeMemberships(tx, leaving, at);
    if (outside.length === 0) return;
    const changeId = confirmedBy === null ? null : randomUUID();
    const facts = await endRequests(tx, { campaignId, outside, plan, by: changeId ?? campaignId }, at);
    const count = facts.filter(({ kind }) => kind === 'closed').length;
    if (changeId !== null) await keepChange(tx, row, confirmedBy, at, { id: changeId, kind: 'leavers-closed', count });
    await appendToLedger(tx, at, facts);
  });
}

/** What the directory no longer describes is not described as working here either. */
async function markGone(tx: Tx, leavers: readonly Leaver[], at: Date): Promise<void> {
  const gone = leavers.filter(({ account }) => account === 'gone').map(({ objectId }) => objectId);
  if (gone.length === 0) return;
  await tx.execute(sql`
    update person set enabled = false, updated_at = ${at.toISOString()}::timestamptz
    where (tenant_id, object_id) in (
      select tenant_id, object_id from person where object_id = any(${sql.param(gone)}::uuid[]) and enabled
      order by tenant_id, object_id for no key update)`);
}

/**
 * A person who is still at the school leaves one group; a closed account leaves them all. Gives those whom none of the
 * campaign's groups holds any more.
 */
async function closeMemberships(
  tx: Tx,
  { campaignId, groupId, leavers }: Leaving,
  at: Date,
): Promise<readonly Leaver[]> {
  const idsOf = (which: (account: Leaver['account']) => boolean) =>
    leavers.filter(({ account }) => which(account)).map(({ objectId }) => objectId);
  const ofCampaign = and(eq(campaignMember.campaignId, campaignId), isNull(campaignMember.until));
  const ended = await tx
    .update(campaignMember)
    .set({ until: sql`coalesce(${campaignMember.missingSince}, ${at.toISOString()}::timestamptz)` })
    .where(
      sql`${ofCampaign} and (${among(idsOf((account) => account !== 'open'))}
        or (${eq(campaignMember.groupId, groupId)} and ${among(idsOf((account) => account === 'open'))}))`,
    )
    .returning({ objectId: campaignMember.objectId });
  const candidates = new Set(ended.map(({ objectId }) => objectId));
  const held = await tx
    .select({ objectId: campaignMember.objectId })
    .from(campaignMember)
    .where(and(ofCampaign, among([...candidates])));
  for (const { objectId } of held) candidates.delete(objectId);
  return leavers.filter(({ objectId }) => candidates.has(objectId));
}

function among(objectIds: readonly string[]) {
  return sql`${campaignMember.objectId} = any(${sql.param([...objectIds])}::uuid[])`;
}

type Ending = {
  readonly campaignId: string;
  readonly outside: readonly Leaver[];
  readonly plan: readonly MovePlan[];
  /** What the ledger names as the cause: the admin's act, or else the campaign. */
  readonly by: string;
};

async function endRequests(tx: Tx, ending: Ending, at: Date): Promise<readonly LedgerFact[]> {
  const { campaignId, outside, plan, by } = ending;
  const idsOf = (isOpen: boolean) =>
    outside.filter(({ account }) => (account === 'open') === isOpen).map(({ objectId }) => objectId);
  // All of them first, in one order; see `openInOrder`.
  await openInOrder(tx, ofPeople(campaignId, [...idsOf(true), ...idsOf(false)]));
  const left = await close(tx, { campaignId, by }, idsOf(false), 'left');
  const moved = await moveRequests(tx, campaignId, idsOf(true), plan);
  const outOfScope = await close(tx, { campaignId, by }, idsOf(true), 'out-of-scope');
  const closed = [...left, ...outOfScope].map(({ subject }) => subject);
  await queueUpdates(tx, [...closed, ...moved.map(({ subject }) => subject)], ['compliance-row', 'card'], at);
  return [...left, ...moved, ...outOfScope];
}

/** The entry in the ledger is the record that somebody left without accepting. */
async function close(
  tx: Tx,
  { campaignId, by }: Pick<Ending, 'campaignId' | 'by'>,
  objectIds: readonly string[],
  because: ClosedBecause,
): Promise<readonly LedgerFact[]> {
  if (objectIds.length === 0) return [];
  const closed = await tx
    .update(request)
    .set({ state: 'closed', closedBecause: because, closedBy: null, exemptionId: null })
    .where(inArray(request.id, openInOrder(tx, ofPeople(campaignId, objectIds))))
    .returning({ id: request.id });
  const ids = closed.map(({ id }) => id);
  await tx
    .update(delivery)
    .set({ state: 'skipped', fault: null, leasedUntil: null, notBefore: null })
    .where(and(sql`${delivery.requestId} = any(${sql.param(ids)}::uuid[])`, eq(delivery.state, 'queued')));
  return ids.map((id) => ({ kind: 'closed', subject: id, payload: { reason: because, by } }));
}

function ofPeople(campaignId: string, objectIds: readonly string[]) {
  return sql`${eq(request.campaignId, campaignId)} and ${request.objectId} = any(${sql.param([...objectIds])}::uuid[])`;
}
