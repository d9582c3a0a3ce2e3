import { sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Tx } from '#server/store/open-store.ts';
import type { RemindedNow } from '#src/contract/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { type NotReminded, notReminded } from '#src/domain/reminders.ts';
import type { Actor } from './caller.ts';
import { heardNothing, isAtWork, isChasing, queueReminders } from './remind-plan.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Tx; readonly now: () => Date; readonly wake: Wake };

/**
 * Reminds people of a campaign at once, whatever its ladder and the hour: those of `objectIds`, or with null everybody,
 * who still have to answer. Nobody gets a second message on a day, nobody is reminded who is exempt or has not begun to
 * work, and of a campaign that is paused or over nobody. Gives how many will get a digest, and why the others get none.
 */
export async function remindNow(
  { db, now, wake }: Deps,
  actor: Actor,
  campaignId: string,
  objectIds: readonly string[] | null,
): Promise<RemindedNow> {
  const today = dayOf(now());
  const chosen = objectIds === null ? sql`true` : sql`r.object_id = any(${sql.param([...objectIds])}::uuid[])`;
  const called = sql`
    select r.tenant_id, r.object_id, r.id, r.due_on
    from request r join campaign c on c.id = r.campaign_id
    where c.id = ${campaignId} and ${isChasing} and ${isAwaited} and ${chosen}`;
  const reminded = await queueReminders(db, today, called, actor.objectId);
  const others = await whyNot(db, { campaignId, objectIds, reminded, today });
  await wake('reminders');
  return { people: reminded.length, leftOut: others };
}

type Rest = {
  readonly campaignId: string;
  readonly objectIds: readonly string[] | null;
  readonly reminded: readonly string[];
  readonly today: PlainDay;
};

/** Everybody else who was meant, each counted once, by the reason that lasts longest. */
async function whyNot(db: Tx, { campaignId, objectIds, reminded, today }: Rest): Promise<RemindedNow['leftOut']> {
  const chosen = objectIds === null ? sql`true` : sql`r.object_id = any(${sql.param([...objectIds])}::uuid[])`;
  const { rows } = await db.execute<{ reason: NotReminded; people: number }>(sql`
    with people as (
      select r.tenant_id, r.object_id, bool_or(${isAwaited}) as waits,
        bool_or(r.state = 'outstanding') as declined,
        bool_or(r.state = 'exempt') as exempt, bool_or(e.reason = 'leave') as on_leave,
        bool_or(r.state = 'accepted') as accepted
      from request r left join exemption e on e.id = r.exemption_id
      where r.campaign_id = ${campaignId} and ${chosen} and r.object_id <> all(${sql.param([...reminded])}::uuid[])
      group by r.tenant_id, r.object_id)
    select case
        when not waits and on_leave then 'on-leave'
        when not waits and exempt then 'exempt'
        when not waits and declined then 'declined'
        when not waits and accepted then 'accepted'
        when not waits then 'closed'
        when not p.enabled then 'account-closed'
        when not ${isAtWork(today)} then 'not-started'
        when m.state = 'sent' then 'reminded-today'
        when not ${heardNothing(today)} then 'heard-today'
        when m.fault = 'no-mailbox' then 'no-way'
        else 'refused' end as reason, count(*)::int as people
    from people join person p using (tenant_id, object_id)
    left join reminder m on m.tenant_id = p.tenant_id and m.object_id = p.object_id and m.day = ${today}
    group by 1`);
  const known = rows.reduce((sum, { people }) => sum + people, reminded.length);
  const strangers = objectIds === null ? 0 : new Set(objectIds).size - known;
  const counts = new Map<NotReminded, number>(rows.map(({ reason, people }) => [reason, people]));
  if (strangers > 0) counts.set('not-asked', strangers);
  return notReminded.flatMap((reason) => {
    const people = counts.get(reason);
    return people === undefined ? [] : [{ reason, people }];
  });
}
