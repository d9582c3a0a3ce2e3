import { type SQL, sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Tx } from '#server/store/open-store.ts';
import type { Outcome, PeopleChoice, PeopleFilter } from '#src/contract/campaign-filter.ts';
import type { PlainDay } from '#src/domain/day.ts';
import type { Standing } from '#src/domain/standing.ts';

const hasDelivery = (state: 'sent' | 'queued' | 'failed') =>
  sql`exists (select 1 from delivery d where d.request_id = r.id and d.state = ${sql.raw(`'${state}'`)})`;

/** Condition on a request `r`: an answer is awaited, and no message has arrived or is on its way. */
export const isUnreached = sql`(${isAwaited} and ${hasDelivery('failed')}
  and not ${hasDelivery('sent')} and not ${hasDelivery('queued')})`;

const byOutcome: Readonly<Record<Outcome, SQL>> = {
  reached: hasDelivery('sent'),
  waiting: sql`(r.state <> 'exempt' and ${hasDelivery('queued')} and not ${hasDelivery('sent')})`,
  'not-reached': isUnreached,
};

/** The name of a person `p` as it is compared and sorted: in small letters and without accents. */
export const foldedName = sql`regexp_replace(normalize(lower(p.name), NFD), '[\u0300-\u036f]', '', 'g')`;

/** Where a request `r` stands, as `standingOf` of the domain says it. */
export function standingSql(today: PlainDay): SQL {
  return sql`case when r.state <> 'outstanding' then r.state when r.declined_at is not null then 'declined'
    when r.due_on < ${today}::date then 'overdue' else 'outstanding' end`;
}

/** Condition on a request `r` of a person `p`: the filter finds it. */
export function fits({ search, standing, outcome }: PeopleFilter, today: PlainDay): SQL {
  return sql.join(
    [
      sql`true`,
      ...(standing === undefined ? [] : [sql`${standingSql(today)} = ${standing satisfies Standing}`]),
      ...(outcome === undefined ? [] : [byOutcome[outcome]]),
      ...(search === undefined || search === '' ? [] : [sql`${foldedName} ~ ${beginning(search)}`]),
    ],
    sql` and `,
  );
}

/** Some word of the name begins as typed; the parts of O’Rourke and Smith-Jones are words too. */
function beginning(search: string): string {
  const folded = search.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `(^|[\\s'’-])${folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
}

/** Condition on a request `r` of a person `p`: it is one of those chosen. */
export function isChosen(chosen: PeopleChoice, today: PlainDay): SQL {
  if ('filter' in chosen) return fits(chosen.filter, today);
  return sql`r.object_id = any(${sql.param([...chosen.objectIds])}::uuid[])`;
}

/** The people of a campaign whom a filter finds, each once. */
export async function peopleThatFit(
  tx: Tx,
  campaignId: string,
  filter: PeopleFilter,
  today: PlainDay,
): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ object_id: string }>(sql`
    select distinct r.object_id from request r
      join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    where r.campaign_id = ${campaignId} and ${fits(filter, today)}`);
  return rows.map(({ object_id }) => object_id);
}
