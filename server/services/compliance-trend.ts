import { sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import type { ComplianceTrend } from '#src/contract/compliance.ts';
import { type PlainDay, schoolTimeZone } from '#src/domain/day.ts';
import { inScope, sameLine } from './compliance-scope.ts';

/** How a policy came to be accepted, from the times of the acceptances that count; null where nobody is asked for it. */
export async function complianceTrend(
  { db, now }: { readonly db: Db; readonly now: () => Date },
  versionId: string,
): Promise<ComplianceTrend | null> {
  const { rows } = await db.execute<{
    day: PlainDay | null;
    accepted: number;
    askedOn: PlainDay;
    dueOn: PlainDay;
    goal: number;
  }>(sql`
    with asked as materialized (
      select state, due_on, (asked_at at time zone ${schoolTimeZone})::date as asked_on,
        case when state = 'accepted' then (accepted_at at time zone ${schoolTimeZone})::date end as day
      from request where ${inScope} and ${sameLine(versionId)}
    ), whole as (
      select min(asked_on)::text as "askedOn", (mode() within group (order by due_on))::text as "dueOn",
        (count(*) filter (where state <> 'exempt'))::int as goal
      from asked having count(*) > 0
    ), each_day as (
      select day, sum(count(*)) over (order by day)::int as accepted from asked where day is not null group by day
    )
    select whole.*, each_day.day::text as day, coalesce(each_day.accepted, 0) as accepted
    from whole left join each_day on true order by each_day.day`);
  const [whole] = rows;
  if (!whole) return null;
  return {
    asAt: now().toISOString(),
    askedOn: whole.askedOn,
    dueOn: whole.dueOn,
    goal: whole.goal,
    days: rows.flatMap(({ day, accepted }) => (day === null ? [] : [{ day, accepted }])),
  };
}
