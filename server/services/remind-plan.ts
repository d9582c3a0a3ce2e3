import { type SQL, sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Tx } from '#server/store/open-store.ts';
import { momentOf } from '#src/domain/calendar/school-time.ts';
import type { ReminderPlan } from '#src/domain/campaign.ts';
import { dayOf, type PlainDay, schoolTimeZone } from '#src/domain/day.ts';
import { stepDue } from '#src/domain/reminders.ts';
import type { School } from '#src/domain/school.ts';

/** Condition on a campaign `c`: people are asked to answer it, and nobody holds it back. */
export const isChasing = sql`(c.status in ('sending', 'open') and c.paused_at is null)`;

/** Condition on a person `p`: they were asked for nothing today, and nothing of ours has reached them. */
export function heardNothing(today: PlainDay): SQL {
  const midnight = momentOf(today, 0).toISOString();
  return sql`not exists (
    select 1 from request q left join delivery d on d.request_id = q.id and d.sent_at >= ${midnight}
    where q.tenant_id = p.tenant_id and q.object_id = p.object_id
      and (d.id is not null or (q.asked_at >= ${midnight} and q.state <> 'exempt')))`;
}

/** Condition on a person `p`: their account is open, and they work here by now. */
export function isAtWork(today: PlainDay): SQL {
  return sql`(p.enabled and (p.starts_on is null or p.starts_on <= ${today}))`;
}

/**
 * Puts a digest for today in the queue for everybody whose ladder calls for one. Two statements, however many people:
 * requests of one campaign that were asked and fall due on the same days have the same ladder.
 */
export async function planReminders(db: Tx, at: Date, school: School): Promise<void> {
  const today = dayOf(at);
  const ladders = await db.execute<{
    campaign_id: string;
    plan: ReminderPlan;
    due_on: PlainDay;
    asked_on: PlainDay;
  }>(sql`
    select r.campaign_id, c.reminders as plan, r.due_on::text, ${askedOn}::text as asked_on
    from request r join campaign c on c.id = r.campaign_id
    where ${isAwaited} and ${isChasing}
    group by r.campaign_id, c.reminders, r.due_on, ${askedOn}`);
  const calls = ladders.rows.flatMap(({ campaign_id, plan, due_on, asked_on }) => {
    const one = { state: 'outstanding', askedOn: asked_on, dueOn: due_on } as const;
    const step = stepDue(one, { plan, school, startsOn: null }, today, null);
    return step === null ? [] : [{ campaign_id, due_on, asked_on, step }];
  });
  if (calls.length === 0) return;
  // A digest that told of the request on the day of its step, or later, has served that step.
  const called = sql`
    select r.tenant_id, r.object_id, r.id, r.due_on
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as call(campaign_id uuid, due_on date, asked_on date, step date)
    join request r on r.campaign_id = call.campaign_id and r.due_on = call.due_on and ${askedOn} = call.asked_on
    where ${isAwaited} and not exists (
      select 1 from reminder m
      where m.tenant_id = r.tenant_id and m.object_id = r.object_id and m.day >= call.step
        and m.state <> 'skipped' and m.request_ids ? r.id::text)`;
  await queueReminders(db, today, called, null);
}

const askedOn = sql.raw(`(r.asked_at at time zone '${schoolTimeZone}')::date`);

/**
 * One digest for each person whose requests `called` selects, unless they have heard from us today. The feed reaches
 * people who have the app until something is overdue; from then on, and for everybody else, it is mail. Gives the
 * object ids of those who will get one.
 */
export async function queueReminders(
  db: Tx,
  today: PlainDay,
  called: SQL,
  askedBy: string | null,
): Promise<readonly string[]> {
  const queued = await db.execute<{ object_id: string; state: string }>(sql`
    with called as (${called}),
    people as (
      select tenant_id, object_id, jsonb_agg(id order by due_on, id) as ids, min(due_on) < ${today}::date as overdue
      from called group by tenant_id, object_id),
    ways as (
      select p.*, people.ids, people.overdue,
        exists (select 1 from bot_chat b where b.tenant_id = p.tenant_id and b.object_id = p.object_id)
          or exists (
            select 1 from request q join delivery d on d.request_id = q.id and d.rung = 'teams' and d.state = 'sent'
            where q.tenant_id = p.tenant_id and q.object_id = p.object_id) as has_app
      from people join person p on p.tenant_id = people.tenant_id and p.object_id = people.object_id
      where ${isAtWork(today)} and ${heardNothing(today)})
    insert into reminder (tenant_id, object_id, day, by, state, fault, request_ids, asked_by)
    select tenant_id, object_id, ${today}::date,
      case when has_app and not overdue then 'feed' when mail is not null then 'mail'
        when other_mail is not null then 'plain-mail' when has_app then 'feed' else 'mail' end,
      case when has_app or mail is not null or other_mail is not null then 'queued' else 'failed' end,
      case when has_app or mail is not null or other_mail is not null then null else 'no-mailbox' end,
      ids, ${askedBy}::uuid
    from ways
    on conflict (tenant_id, object_id, day) do update set
      by = case when reminder.state = 'skipped' then excluded.by else reminder.by end,
      request_ids = case when reminder.state = 'skipped' then excluded.request_ids else reminder.request_ids end,
      state = excluded.state, fault = excluded.fault, asked_by = coalesce(excluded.asked_by, reminder.asked_by)
    where reminder.state = 'skipped' or (reminder.state = 'queued' and excluded.asked_by is not null)
    returning object_id, state`);
  return queued.rows.filter(({ state }) => state === 'queued').map(({ object_id }) => object_id);
}
