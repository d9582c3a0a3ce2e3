import { randomUUID } from 'node:crypto';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { appendToLedger } from '#server/store/ledger.ts';
import { outstandingInOrder } from '#server/store/outstanding-in-order.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import type { Actor } from './caller.ts';
import { type CampaignDeps, changeCampaign, keepChange } from './campaign-row.ts';
import { dueDatePast } from './create-campaign.ts';
import { queueUpdates } from './queue-updates.ts';

/**
 * Gives everybody who has not accepted another due day, later or earlier; those who joined late have the same.
 * @throws Failure `campaign-not-found`, `campaign-state`, `due-date-past`
 */
export function extendCampaign(
  deps: CampaignDeps,
  actor: Actor,
  campaignId: string,
  dueOn: PlainDay,
): Promise<CampaignOverview> {
  return changeCampaign(deps, campaignId, 'extend', async (tx, row, at) => {
    if (dueOn < dayOf(at)) throw dueDatePast();
    if (dueOn === row.dueOn) return;
    const changeId = randomUUID();
    const moved = await tx
      .select({ id: request.id, dueOn: request.dueOn })
      .from(request)
      .where(
        inArray(request.id, outstandingInOrder(tx, and(eq(request.campaignId, row.id), ne(request.dueOn, dueOn)))),
      );
    const ids = moved.map(({ id }) => id);
    await tx.execute(sql`update request set due_on = ${dueOn}::date where id = any(${sql.param(ids)}::uuid[])`);
    await queueUpdates(tx, ids, ['compliance-row', 'card'], at);
    await tx.update(campaign).set({ dueOn }).where(eq(campaign.id, row.id));
    await keepChange(tx, row, actor, at, {
      id: changeId,
      kind: 'extended',
      count: ids.length,
      dueOnBefore: row.dueOn,
      movedFrom: byDay(moved),
    });
    await appendToLedger(
      tx,
      at,
      ids.map((id) => ({ kind: 'due-changed', subject: id, payload: { dueOn, by: changeId } })),
    );
  });
}

function byDay(moved: readonly { readonly id: string; readonly dueOn: PlainDay }[]) {
  const days = new Map<PlainDay, string[]>();
  for (const { id, dueOn } of moved) {
    const ids = days.get(dueOn) ?? [];
    ids.push(id);
    days.set(dueOn, ids);
  }
  return [...days].map(([dueOn, requestIds]) => ({ dueOn, requestIds }));
}
