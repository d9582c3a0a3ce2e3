import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#server/store/open-store.ts';
import { policyVersion, versionEnding } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';

/** Endings that say nothing of the words: whoever's request ended so may be asked for the same version again. */
export const askableAgain: readonly ClosedBecause[] = ['left', 'out-of-scope', 'campaign-closed', 'campaign-recalled'];

/**
 * Who need not be asked for a version: whoever has a request for it, and whoever accepted, or is asked for, an earlier
 * version that it changed only in a minor way. Nobody is asked twice for nothing.
 */
export async function alreadyAsked(
  tx: Tx,
  versionIds: readonly string[],
  among?: SQL,
): Promise<readonly { readonly versionId: string; readonly objectId: string }[]> {
  if (versionIds.length === 0) return [];
  const wanted = alias(policyVersion, 'wanted');
  const isSame = and(
    eq(policyVersion.id, wanted.id),
    or(ne(request.state, 'closed'), sql`${request.closedBecause} not in ${askableAgain}`),
  );
  const counts = and(
    sql`${policyVersion.number} between ${wanted.acceptedSince} and ${wanted.number}`,
    ne(request.state, 'closed'),
    sql`${versionEnding.kind} is distinct from 'recalled'`,
  );
  return tx
    .selectDistinct({ versionId: wanted.id, objectId: request.objectId })
    .from(wanted)
    .innerJoin(policyVersion, eq(policyVersion.policyId, wanted.policyId))
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .innerJoin(request, eq(request.versionId, policyVersion.id))
    .where(and(inArray(wanted.id, [...versionIds]), or(isSame, counts), among));
}
