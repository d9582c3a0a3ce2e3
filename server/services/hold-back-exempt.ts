import { sql } from 'drizzle-orm';
import type { LedgerFact } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import type { PlainDay } from '#src/domain/day.ts';

/** One act that gives or takes exemptions, or asks people, at a time: else one of them could miss what the other does. */
export async function lockAsking(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7022)`);
}

/**
 * Of the requests named, holds back those that are outstanding although an exemption covers their person and policy.
 * Gives the facts for the ledger; the reason of an exemption is no part of it.
 */
export async function holdBackExempt(
  tx: Tx,
  requestIds: readonly string[],
  today: PlainDay,
): Promise<readonly LedgerFact[]> {
  if (requestIds.length === 0) return [];
  const held = await tx.execute<{ id: string; exemption_id: string; until: string | null }>(sql`
    update request set state = 'exempt', exemption_id = cover.exemption_id
    from (
      select distinct on (r.id) r.id, e.id as exemption_id, e.until::text as until
      from request r
        join exemption e on e.tenant_id = r.tenant_id and e.object_id = r.object_id and e.ended_at is null
          and (e.until is null or e.until >= ${today}::date)
        join policy_version v on v.id = r.version_id and (e.policy_id is null or e.policy_id = v.policy_id)
      where r.id = any(${sql.param([...requestIds])}::uuid[]) and r.state = 'outstanding'
      order by r.id, e.until desc nulls first, e.id) as cover
    where request.id = cover.id and request.state = 'outstanding'
    returning request.id, cover.exemption_id, cover.until`);
  return held.rows.map(({ id, exemption_id, until }) => ({
    kind: 'exempted',
    subject: id,
    payload: { exemption: exemption_id, until },
  }));
}
