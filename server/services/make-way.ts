import { type SQL, sql } from 'drizzle-orm';
import type { LedgerFact } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';

export type MadeWay = { readonly ids: readonly string[]; readonly facts: readonly LedgerFact[] };

/**
 * A person has one request for a version. Where requests are to be carried to a version that their person was asked for
 * once before, that earlier request goes on in their place, unless it was accepted; they end with their version.
 */
export async function makeWay(tx: Tx, toVersionId: string, carried: SQL): Promise<MadeWay> {
  const { rows: ended } = await tx.execute<{ id: string; earlier_id: string }>(sql`
    update request set state = 'closed', closed_because = 'recalled', closed_by = request.version_id, exemption_id = null
    from request earlier
    where earlier.version_id = ${toVersionId} and earlier.tenant_id = request.tenant_id
      and earlier.object_id = request.object_id and request.id in ${carried}
    returning request.id, earlier.id as earlier_id`);
  if (ended.length === 0) return { ids: [], facts: [] };
  const { rows: resumed } = await tx.execute<{ id: string }>(sql`
    update request set state = 'outstanding', campaign_id = later.campaign_id, due_on = later.due_on,
      asked_at = later.asked_at, closed_because = null, closed_by = null
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as pair(id uuid, earlier_id uuid)
      join request later on later.id = pair.id
    where request.id = pair.earlier_id and request.state = 'closed'
    returning request.id`);
  return {
    ids: [...ended, ...resumed].map(({ id }) => id),
    facts: [
      ...ended.map(
        ({ id, earlier_id }): LedgerFact => ({
          kind: 'closed',
          subject: id,
          payload: { reason: 'recalled', by: earlier_id },
        }),
      ),
      ...resumed.map(({ id }): LedgerFact => ({ kind: 'reopened', subject: id, payload: { versionId: toVersionId } })),
    ],
  };
}
