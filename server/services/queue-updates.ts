import { sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';

/**
 * Has the rows and cards of requests written again once this transaction is committed. They are bulk: what follows a
 * person's own act goes before them.
 */
export async function queueUpdates(
  tx: Tx,
  requestIds: readonly string[],
  kinds: readonly ('card' | 'compliance-row')[],
  at: Date,
): Promise<void> {
  if (requestIds.length === 0) return;
  await tx.execute(sql`
    insert into outbox (kind, request_id, created_at, priority)
    select kind, id, ${at.toISOString()}::timestamptz, 1
    from unnest(${sql.param([...requestIds])}::uuid[]) with ordinality as asked(id, place)
      cross join unnest(${sql.param([...kinds])}::text[]) as kind
    order by place`);
}
