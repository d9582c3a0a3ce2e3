import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import {
  campaign,
  campaignChange,
  campaignGroup,
  campaignVersion,
  delivery,
  exemption,
  person,
  policyVersion,
  reminder,
  request,
} from '#server/store/schema.ts';
import type { CampaignDetail, CampaignRecipient, CampaignSummary } from '#src/contract/campaigns.ts';
import { actionsOf, undoableChanges, undoMinutes } from '#src/domain/campaign.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { standingOf } from '#src/domain/standing.ts';

type Deps = { readonly db: Db; readonly now: () => Date };
type CampaignRow = typeof campaign.$inferSelect;

/** Newest first. */
export async function listCampaigns(deps: Deps): Promise<readonly CampaignSummary[]> {
  const { db, now } = deps;
  return summaries(db, await db.select().from(campaign).orderBy(desc(campaign.createdAt)), dayOf(now()));
}

/** A campaign with everyone it asks and how far each delivery is. @throws Failure `campaign-not-found` */
export async function readCampaign(deps: Deps, campaignId: string): Promise<CampaignDetail> {
  const { db, now } = deps;
  const [row] = await db.select().from(campaign).where(eq(campaign.id, campaignId));
  if (!row) throw new Failure('campaign-not-found', 'This campaign does not exist. Go back to the list of campaigns.');
  const today = dayOf(now());
  const [summary] = await summaries(db, [row], today);
  return {
    ...(summary as CampaignSummary),
    recipients: await recipients(db, campaignId, today),
    leftOut: row.leftOut,
    changes: await readChanges(db, campaignId, now()),
  };
}

async function readChanges(db: Db, campaignId: string, at: Date): Promise<CampaignDetail['changes']> {
  const rows = await db
    .select({ change: campaignChange, by: person.name })
    .from(campaignChange)
    .leftJoin(person, eq(person.objectId, campaignChange.by))
    .where(eq(campaignChange.campaignId, campaignId))
    .orderBy(desc(campaignChange.at));
  return rows.map(({ change, by }) => ({
    id: change.id,
    kind: change.kind,
    at: change.at.toISOString(),
    by,
    reason: change.reason,
    count: change.count,
    undoUntil: undoUntil(change, at)?.toISOString() ?? null,
  }));
}

/** Until when a change can be taken back; null where it cannot, or not any more. */
export function undoUntil(change: typeof campaignChange.$inferSelect, at: Date): Date | null {
  const kinds: readonly string[] = undoableChanges;
  if (!kinds.includes(change.kind) || change.undoneAt !== null) return null;
  const end = new Date(change.at.getTime() + undoMinutes * 60_000);
  return end > at ? end : null;
}

async function summaries(db: Db, rows: readonly CampaignRow[], today: PlainDay): Promise<CampaignSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [versions, groups, requests, reached] = await Promise.all([
    db
      .select({
        campaignId: campaignVersion.campaignId,
        id: policyVersion.id,
        document: policyVersion.document,
        number: policyVersion.number,
      })
      .from(campaignVersion)
      .innerJoin(policyVersion, eq(policyVersion.id, campaignVersion.versionId))
      .where(inArray(campaignVersion.campaignId, ids))
      .orderBy(asc(campaignVersion.place)),
    db.select().from(campaignGroup).where(inArray(campaignGroup.campaignId, ids)).orderBy(asc(campaignGroup.place)),
    db
      .select({
        campaignId: request.campaignId,
        requests: sql<number>`count(*)::int`,
        accepted: sql<number>`(count(*) filter (where ${request.state} = 'accepted'))::int`,
        exempt: sql<number>`(count(*) filter (where ${request.state} = 'exempt'))::int`,
        closed: sql<number>`(count(*) filter (where ${request.state} = 'closed'))::int`,
        overdue: sql<number>`(count(*) filter (where ${request.state} = 'outstanding' and ${request.dueOn} < ${today}))::int`,
      })
      .from(request)
      .where(inArray(request.campaignId, ids))
      .groupBy(request.campaignId),
    reachedCounts(db, ids),
  ]);
  return rows.map((row) => {
    const counted = requests.find((one) => one.campaignId === row.id);
    const counts = reached.find((one) => one.campaignId === row.id);
    return {
      id: row.id,
      status: row.status,
      paused: row.pausedAt !== null,
      actions: [...actionsOf({ status: row.status, paused: row.pausedAt !== null })],
      sendAt: row.sendAt?.toISOString() ?? null,
      reminders: { days: [...row.reminders.days], escalateAfter: row.reminders.escalateAfter },
      followGroups: row.followGroups,
      joinerDays: row.joinerDays,
      versions: versions
        .filter((one) => one.campaignId === row.id)
        .map(({ id, document, number }) => ({ id, title: document.title, label: document.versionLabel, number })),
      groups: groups
        .filter((one) => one.campaignId === row.id)
        .map(({ groupId, name, description }) => ({ id: groupId, name, description })),
      dueOn: row.dueOn,
      message: row.message,
      sendBy: row.sendBy,
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      counts: {
        requests: counted?.requests ?? 0,
        accepted: counted?.accepted ?? 0,
        queued: counts?.queued ?? 0,
        sent: counts?.sent ?? 0,
        failed: counts?.failed ?? 0,
        exempt: counted?.exempt ?? 0,
        closed: counted?.closed ?? 0,
        overdue: counted?.overdue ?? 0,
      },
    };
  });
}

/** Requests, not messages: one that any rung brought through is sent, one that every rung failed is failed. */
async function reachedCounts(db: Db, campaignIds: string[]) {
  const each = db
    .select({
      campaignId: request.campaignId,
      isSent: sql<boolean>`bool_or(${delivery.state} = 'sent')`.as('is_sent'),
      isQueued: sql<boolean>`bool_or(${delivery.state} = 'queued')`.as('is_queued'),
      isFailed: sql<boolean>`bool_or(${delivery.state} = 'failed')`.as('is_failed'),
    })
    .from(delivery)
    .innerJoin(request, eq(request.id, delivery.requestId))
    .where(inArray(request.campaignId, campaignIds))
    .groupBy(request.campaignId, request.id)
    .as('each');
  return db
    .select({
      campaignId: each.campaignId,
      sent: sql<number>`(count(*) filter (where ${each.isSent}))::int`,
      queued: sql<number>`(count(*) filter (where ${each.isQueued} and not ${each.isSent}))::int`,
      failed: sql<number>`(count(*) filter (where ${each.isFailed} and not ${each.isSent} and not ${each.isQueued}))::int`,
    })
    .from(each)
    .groupBy(each.campaignId);
}

async function recipients(db: Db, campaignId: string, today: string): Promise<CampaignRecipient[]> {
  const rows = await db
    .select({
      requestId: request.id,
      objectId: request.objectId,
      name: person.name,
      title: sql<string>`${policyVersion.document}->>'title'`,
      state: request.state,
      dueOn: request.dueOn,
      rung: delivery.rung,
      deliveryState: delivery.state,
      fault: delivery.fault,
      sentAt: delivery.sentAt,
      unsure: delivery.unsure,
      closedBecause: request.closedBecause,
      slipCode: request.slipCode,
      exemption,
      remindedAt: sql<Date | null>`(select max(m.sent_at) from ${reminder} m where m.request_ids ? ${request.id}::text)`,
      reminders: sql<number>`(select count(*)::int from ${reminder} m where m.state = 'sent' and m.request_ids ? ${request.id}::text)`,
    })
    .from(request)
    .innerJoin(person, sql`${person.tenantId} = ${request.tenantId} and ${person.objectId} = ${request.objectId}`)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .leftJoin(exemption, eq(exemption.id, request.exemptionId))
    .leftJoin(delivery, eq(delivery.requestId, request.id))
    .where(eq(request.campaignId, campaignId))
    .orderBy(asc(person.name), asc(request.id), asc(delivery.id));
  const byRequest = new Map<string, CampaignRecipient>();
  for (const row of rows) {
    const recipient = byRequest.get(row.requestId) ?? {
      requestId: row.requestId,
      objectId: row.objectId,
      name: row.name,
      policyTitle: row.title,
      standing: standingOf(row, today),
      deliveries: [],
      remindedAt: row.remindedAt === null ? null : new Date(row.remindedAt).toISOString(),
      reminders: row.reminders,
      exemption: row.exemption && {
        id: row.exemption.id,
        reason: row.exemption.reason,
        note: row.exemption.note,
        until: row.exemption.until,
      },
      closedBecause: row.closedBecause,
      slipCode: row.slipCode,
    };
    if (row.rung && row.deliveryState) {
      recipient.deliveries.push({
        rung: row.rung,
        state: row.deliveryState,
        fault: row.fault,
        sentAt: row.sentAt?.toISOString() ?? null,
        unsure: row.unsure ?? false,
      });
    }
    byRequest.set(row.requestId, recipient);
  }
  return [...byRequest.values()];
}
