import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { openInOrder } from '#server/store/outstanding-in-order.ts';
import { campaign, campaignChange } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { undoUntil } from '#src/domain/campaign.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { holdVersions } from './ask-people.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, type CampaignRow, keepChange, lockedCampaign } from './campaign-row.ts';
import { holdBackExempt } from './hold-back-exempt.ts';
import { queueUpdates } from './queue-updates.ts';
import { readOverview } from './read-campaigns.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';
import { versionInForce } from './version-line.ts';

type ChangeRow = typeof campaignChange.$inferSelect;

/**
 * Takes back a closing, a recall or a new due date while nothing newer stands on it: exactly the requests that it ended
 * or moved are as they were. Taking it back twice is taking it back once.
 * @throws Failure `campaign-not-found`, `not-found`, `undo-too-late`
 */
export async function undoCampaignChange(
  deps: CampaignDeps & { readonly senders: SenderTokens },
  actor: Actor & Sender,
  campaignId: string,
  changeId: string,
): Promise<CampaignOverview> {
  const { db, now, wake, senders } = deps;
  await db.transaction(async (tx) => {
    const row = await lockedCampaign(tx, campaignId);
    const at = now();
    const change = await undoableChange(tx, row, changeId, at);
    if (change.undoneAt !== null) return;
    const undo = change.kind === 'extended' ? moveBack : openAgain;
    const { ids, facts } = await undo(tx, row, change, at);
    await queueUpdates(tx, ids, ['compliance-row', 'card'], at);
    await tx.update(campaignChange).set({ undoneAt: at }).where(eq(campaignChange.id, changeId));
    await keepChange(tx, row, actor, at, { id: randomUUID(), kind: 'undone', count: ids.length });
    await appendToLedger(tx, at, facts);
    // Before the commit: from then on a worker may want it.
    if (row.sendBy === 'sender' && senders.of(row.id) === null) senders.keep(row.id, actor);
  });
  await Promise.all([wake('deliveries'), wake('register'), wake('cards')]);
  return readOverview(deps, campaignId);
}

async function undoableChange(tx: Tx, row: CampaignRow, changeId: string, at: Date): Promise<ChangeRow> {
  const changes = await tx
    .select()
    .from(campaignChange)
    .where(eq(campaignChange.campaignId, row.id))
    .orderBy(desc(campaignChange.at));
  const place = changes.findIndex(({ id }) => id === changeId);
  const change = changes[place];
  if (!change) throw new Failure('not-found', 'This change does not exist. Open the campaign again.');
  if (change.undoneAt === null && undoUntil(change, changes.slice(0, place), at) === null) throw tooLate();
  return change;
}

function tooLate(): Failure {
  return new Failure(
    'undo-too-late',
    'This cannot be undone any more: too much time has passed, or something was done since. Make a new change instead.',
  );
}

type Undone = { readonly ids: readonly string[]; readonly facts: readonly LedgerFact[] };

async function openAgain(tx: Tx, row: CampaignRow, change: ChangeRow, at: Date): Promise<Undone> {
  await holdSameVersions(tx, change);
  const opened = await tx
    .update(request)
    .set({ state: 'outstanding', closedBecause: null, closedBy: null })
    .where(and(eq(request.closedBy, change.id), eq(request.state, 'closed')))
    .returning({ id: request.id });
  const ids = opened.map(({ id }) => id);
  const exempted = await holdBackExempt(tx, ids, dayOf(at));
  await tx
    .update(delivery)
    .set({ state: 'queued' })
    .where(
      and(
        sql`${delivery.requestId} = any(${sql.param(ids)}::uuid[])`,
        eq(delivery.state, 'skipped'),
        isNull(delivery.fault),
      ),
    );
  // What still has to be sent is sent; where nothing has, the worker finds it open.
  await tx.update(campaign).set({ status: 'sending', endedAt: null }).where(eq(campaign.id, row.id));
  const facts = ids.map((id): LedgerFact => ({ kind: 'reopened', subject: id, payload: { undone: change.id } }));
  return { ids, facts: [...facts, ...exempted] };
}

/** Nobody is asked again for words that went out of use since. */
async function holdSameVersions(tx: Tx, change: ChangeRow): Promise<void> {
  const versions = await tx
    .selectDistinct({ id: policyVersion.id, policyId: policyVersion.policyId })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .where(eq(request.closedBy, change.id));
  await holdVersions(
    tx,
    versions.map(({ policyId }) => policyId),
  );
  for (const { id, policyId } of versions) {
    if ((await versionInForce(tx, policyId))?.id !== id) throw tooLate();
  }
}

async function moveBack(tx: Tx, row: CampaignRow, change: ChangeRow): Promise<Undone> {
  const dueOn = change.dueOnBefore ?? row.dueOn;
  const before = (change.movedFrom ?? []).flatMap((day) => day.requestIds.map((id) => ({ id, dueOn: day.dueOn })));
  const ids = before.map(({ id }) => id);
  // Whose day was moved once more since, by the end of an exemption, keeps that one.
  const open = openInOrder(tx, sql`${request.id} = any(${sql.param(ids)}::uuid[]) and ${request.dueOn} = ${row.dueOn}`);
  const { rows: moved } = await tx.execute<{ id: string; due_on: string }>(sql`
    update request set due_on = before."dueOn"
    from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as before(id uuid, "dueOn" date)
    where request.id = before.id and request.id in ${open}
    returning request.id, request.due_on::text`);
  await tx.update(campaign).set({ dueOn }).where(eq(campaign.id, row.id));
  return {
    ids: moved.map(({ id }) => id),
    facts: moved.map((one) => ({
      kind: 'due-changed',
      subject: one.id,
      payload: { dueOn: one.due_on, undone: change.id },
    })),
  };
}
