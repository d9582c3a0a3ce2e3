import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#server/store/open-store.ts';
import { campaign, campaignChange } from '#server/store/schema/campaigns.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { actionsOf, type CampaignAction, type CampaignChange } from '#src/domain/campaign.ts';
import type { PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { campaignNotFound, readOverview } from './read-campaigns.ts';
import type { Wake } from './wake.ts';

export type CampaignRow = typeof campaign.$inferSelect;
export type CampaignDeps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/** The campaign, and nobody else changes it until this transaction ends. @throws Failure `campaign-not-found` */
export async function lockedCampaign(tx: Tx, campaignId: string): Promise<CampaignRow> {
  const [row] = await tx.select().from(campaign).where(eq(campaign.id, campaignId)).for('no key update');
  if (!row) throw campaignNotFound();
  return row;
}

/**
 * Changes a campaign in one transaction, where it allows that as it stands, and wakes what follows.
 * @throws Failure `campaign-not-found`, `campaign-state`
 */
export async function changeCampaign(
  deps: CampaignDeps,
  campaignId: string,
  action: CampaignAction,
  change: (tx: Tx, row: CampaignRow, at: Date) => Promise<void>,
): Promise<CampaignOverview> {
  const { db, now, wake } = deps;
  await db.transaction(async (tx) => {
    const row = await lockedCampaign(tx, campaignId);
    if (!actionsOf({ status: row.status, paused: row.pausedAt !== null }).includes(action)) throw stands(row);
    await change(tx, row, now());
  });
  await Promise.all([wake('deliveries'), wake('register'), wake('cards')]);
  return readOverview(deps, campaignId);
}

const standsAs = {
  draft: 'still a draft',
  scheduled: 'scheduled and not sent yet',
  sending: 'being sent',
  open: 'open',
  closed: 'closed',
  recalled: 'recalled',
} as const satisfies Record<CampaignRow['status'], string>;

/** Somebody wanted what the campaign does not allow as it stands. */
export function stands(row: CampaignRow): Failure {
  const state = `${standsAs[row.status]}${row.pausedAt === null ? '' : ' and paused'}`;
  return new Failure(
    'campaign-state',
    `This campaign is ${state}, so this cannot be done. Open it again to see what can be.`,
  );
}

/** Keeps what was done, by whom and why, for the campaign's history. `actor` null: the product did it by itself. */
export async function keepChange(
  tx: Tx,
  row: Pick<CampaignRow, 'id'>,
  actor: Actor | null,
  at: Date,
  change: {
    readonly kind: CampaignChange;
    readonly id?: string;
    readonly count?: number;
    readonly reason?: string;
    readonly dueOnBefore?: PlainDay;
    readonly movedFrom?: { dueOn: PlainDay; requestIds: string[] }[];
  },
): Promise<void> {
  await tx.insert(campaignChange).values({
    id: randomUUID(),
    campaignId: row.id,
    at,
    by: actor?.objectId ?? null,
    byName: actor?.name ?? null,
    ...change,
  });
}
