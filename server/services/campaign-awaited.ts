import { sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Db } from '#server/store/open-store.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import type { PlainDay } from '#src/domain/day.ts';
import { unhelpedByRetry } from '#src/domain/delivery.ts';
import { isUnreached } from './campaign-choice.ts';
import { readRecipients } from './campaign-recipients.ts';

/** More than anybody reads in a notice; the list of people holds the rest. */
const firstUnreached = 20;

/** Who has still to answer, and whom of them no message reached, in counts and the first names. */
export async function readAwaited(
  db: Db,
  campaignId: string,
  today: PlainDay,
): Promise<Pick<CampaignOverview, 'awaited' | 'unreached' | 'hasSlips'>> {
  const counting = db.execute<{ requests: number; people: number; has_slips: boolean }>(sql`
    select (count(*) filter (where ${isAwaited}))::int as requests,
      (count(distinct r.object_id) filter (where ${isAwaited}))::int as people,
      coalesce(bool_or(r.slip_code is not null), false) as has_slips
    from request r where r.campaign_id = ${campaignId}`);
  const failing = db.execute<{ id: string; retryable: boolean }>(sql`
    select r.id, exists (
      select 1 from delivery d where d.request_id = r.id and d.state = 'failed'
        and d.fault <> all(${sql.param([...unhelpedByRetry])}::text[])) as retryable
    from request r join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    where r.campaign_id = ${campaignId} and ${isUnreached} order by p.name, r.id`);
  const [{ rows: counted }, { rows: failed }] = await Promise.all([counting, failing]);
  const first = failed.slice(0, firstUnreached).map(({ id }) => id);
  return {
    awaited: { requests: counted[0]?.requests ?? 0, people: counted[0]?.people ?? 0 },
    unreached: {
      requests: failed.length,
      retryable: failed.filter(({ retryable }) => retryable).length,
      first:
        first.length === 0
          ? []
          : [...(await readRecipients(db, sql`${request.id} = any(${sql.param(first)}::uuid[])`, today))],
    },
    hasSlips: counted[0]?.has_slips ?? false,
  };
}
