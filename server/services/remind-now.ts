import { sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Actor } from './caller.ts';
import { isChasing, queueReminders } from './remind-plan.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Tx; readonly now: () => Date; readonly wake: Wake };

/**
 * Reminds people of a campaign at once, whatever its ladder and the hour: those of `objectIds`, or with null everybody,
 * who still have to answer. Nobody gets a second message on a day, nobody is reminded who is exempt or has not begun to
 * work, and of a campaign that is paused or over nobody. Gives the number of people who will get a digest.
 */
export async function remindNow(
  { db, now, wake }: Deps,
  actor: Actor,
  campaignId: string,
  objectIds: readonly string[] | null,
): Promise<number> {
  const chosen = objectIds === null ? sql`true` : sql`r.object_id = any(${sql.param([...objectIds])}::uuid[])`;
  const called = sql`
    select r.tenant_id, r.object_id, r.id, r.due_on
    from request r join campaign c on c.id = r.campaign_id
    where c.id = ${campaignId} and ${isChasing} and r.state = 'outstanding' and ${chosen}`;
  const people = await queueReminders(db, dayOf(now()), called, actor.objectId);
  await wake('reminders');
  return people;
}
