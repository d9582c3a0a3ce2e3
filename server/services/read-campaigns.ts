import { and, asc, desc, eq, getTableColumns, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { campaign, campaignChange, campaignGroup, campaignVersion } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignDetail, CampaignOverview, CampaignSummary } from '#src/contract/campaigns.ts';
import { actionsOf, undoUntil } from '#src/domain/campaign.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { readAwaited } from './campaign-awaited.ts';
import { readRecipients } from './campaign-recipients.ts';

type Deps = { readonly db: Db; readonly now: () => Date };
type CampaignRow = typeof campaign.$inferSelect;

/** Newest first. */
export async function listCampaigns(deps: Deps): Promise<readonly CampaignSummary[]> {
  const { db, now } = deps;
  return summaries(db, await db.select().from(campaign).orderBy(desc(campaign.createdAt)), dayOf(now()));
}

/** A campaign without its people. @throws Failure `campaign-not-found` */
export async function readOverview(deps: Deps, campaignId: string): Promise<CampaignOverview> {
  const { db, now } = deps;
  const [row] = await db.select().from(campaign).where(eq(campaign.id, campaignId));
  if (!row) throw campaignNotFound();
  const today = dayOf(now());
  const [[summary], waiting, changes] = await Promise.all([
    summaries(db, [row], today),
    readAwaited(db, campaignId, today),
    readChanges(db, campaignId, now()),
  ]);
  return { ...(summary as CampaignSummary), ...waiting, leftOut: row.leftOut, changes };
}

/** The same with everyone it asks and how far each delivery is. @throws Failure `campaign-not-found` */
export async function readCampaign(deps: Deps, campaignId: string): Promise<CampaignDetail> {
  const [overview, recipients] = await Promise.all([
    readOverview(deps, campaignId),
    readRecipients(deps.db, eq(request.campaignId, campaignId), dayOf(deps.now())),
  ]);
  return { ...overview, recipients: [...recipients] };
}

export function campaignNotFound(): Failure {
  return new Failure('campaign-not-found', 'This campaign does not exist. Go back to the list of campaigns.');
}

/** Without what only an undo needs, which can be long. */
const { movedFrom: _, ...changeColumns } = getTableColumns(campaignChange);

async function readChanges(db: Db, campaignId: string, at: Date): Promise<CampaignDetail['changes']> {
  const rows = await db
    .select({ change: changeColumns, name: sql<string | null>`coalesce(${person.name}, ${campaignChange.byName})` })
    .from(campaignChange)
    .leftJoin(person, eq(person.objectId, campaignChange.by))
    .where(eq(campaignChange.campaignId, campaignId))
    .orderBy(desc(campaignChange.at));
  const changes = rows.map(({ change }) => change);
  return rows.map(({ change, name }, place) => ({
    id: change.id,
    kind: change.kind,
    at: change.at.toISOString(),
    by: name,
    reason: change.reason,
    count: change.count,
    undoUntil: undoUntil(change, changes.slice(0, place), at)?.toISOString() ?? null,
  }));
}

async function summaries(db: Db, rows: readonly CampaignRow[], today: PlainDay): Promise<CampaignSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [versions, groups, requests, reached] = await Promise.all([
    db
      .select({
        campaignId: campaignVersion.campaignId,
        id: policyVersion.id,
        title: sql<string>`${policyVersion.document}->>'title'`,
        label: sql<string | null>`${policyVersion.document}->>'versionLabel'`,
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
        overdue: sql<number>`(count(*) filter (where ${request.state} = 'outstanding' and ${request.declinedAt} is null and ${request.dueOn} < ${today}))::int`,
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
      versions: versions.filter((one) => one.campaignId === row.id).map(({ campaignId: _, ...version }) => version),
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
    // What an exemption holds back is not on its way.
    .where(and(inArray(request.campaignId, campaignIds), ne(request.state, 'exempt')))
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
