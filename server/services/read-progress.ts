import { and, eq, inArray, sql } from 'drizzle-orm';
import type { BudgetKey } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { budget } from '#server/store/schema/budgets.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import type { CampaignProgress } from '#src/contract/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { campaignNotFound } from './read-campaigns.ts';

/** How far back the present rate is measured. */
const rateSeconds = 60;
/** What a card waits for. */
const cardBudgets: BudgetKey[] = ['bot', 'teams-install'];

/** How far the sending of a campaign is, in counts alone: a page asks again and again. @throws Failure `campaign-not-found` */
export async function readProgress(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  campaignId: string,
): Promise<CampaignProgress> {
  const at = now();
  const [row] = await db
    .select({ status: campaign.status, pausedAt: campaign.pausedAt, sentAt: campaign.sentAt })
    .from(campaign)
    .where(eq(campaign.id, campaignId));
  if (!row) throw campaignNotFound();
  const since = new Date(Math.max(at.getTime() - rateSeconds * 1_000, row.sentAt?.getTime() ?? 0));
  const [{ reached, ...counts }, waitingUntil] = await Promise.all([
    countRequests(db, campaignId, dayOf(at), since),
    pausedUntil(db),
  ]);
  const isOnItsWay = counts.queued > 0;
  // Just begun, a rate over a second or less would say anything.
  const seconds = Math.max(1, (at.getTime() - since.getTime()) / 1_000);
  const perMinute = Math.round((reached / seconds) * 600) / 10;
  return {
    status: row.status,
    paused: row.pausedAt !== null,
    counts,
    perMinute: isOnItsWay ? perMinute : null,
    secondsLeft: isOnItsWay && perMinute > 0 ? Math.ceil((counts.queued / perMinute) * 60) : null,
    waitingUntil: isOnItsWay ? (waitingUntil?.toISOString() ?? null) : null,
  };
}

type Counted = CampaignProgress['counts'] & { readonly reached: number };

/** As the list of campaigns counts: requests, not messages. */
async function countRequests(db: Db, campaignId: string, today: PlainDay, since: Date): Promise<Counted> {
  const { rows } = await db.execute<Counted>(sql`
    select count(*)::int as requests,
      (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'exempt'))::int as exempt,
      (count(*) filter (where state = 'closed'))::int as closed,
      (count(*) filter (where state = 'outstanding' and declined_at is null and due_on < ${today}))::int as overdue,
      (count(*) filter (where state <> 'exempt' and sent))::int as sent,
      (count(*) filter (where state <> 'exempt' and queued and not sent))::int as queued,
      (count(*) filter (where state <> 'exempt' and failed and not queued and not sent))::int as failed,
      (count(*) filter (where sent_at > ${since.toISOString()}::timestamptz))::int as reached
    from (
      select r.state, r.declined_at, r.due_on, coalesce(bool_or(d.state = 'sent'), false) as sent,
        coalesce(bool_or(d.state = 'queued'), false) as queued, coalesce(bool_or(d.state = 'failed'), false) as failed,
        min(d.sent_at) as sent_at
      from request r left join delivery d on d.request_id = r.id
      where r.campaign_id = ${campaignId} group by r.id) each`);
  const [counted] = rows;
  if (!counted) throw new Error('A count gave no row');
  return counted;
}

/** Until when Microsoft asks to wait, on the database's clock, by which the budgets run. */
async function pausedUntil(db: Db): Promise<Date | null> {
  const rows = await db
    .select({ until: budget.pausedUntil })
    .from(budget)
    .where(and(inArray(budget.key, cardBudgets), sql`${budget.pausedUntil} > clock_timestamp()`))
    .orderBy(sql`${budget.pausedUntil} desc`)
    .limit(1);
  return rows[0]?.until ?? null;
}
