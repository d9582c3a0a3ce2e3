import { and, eq, type SQL } from 'drizzle-orm';
import type { Tx } from './open-store.ts';
import { request } from './schema.ts';

/**
 * Ids of the outstanding requests among those asked for, each row locked, always in the order of their ids: publishing
 * and accepting take many at once, and in two orders each could come to wait for the other.
 */
export function outstandingInOrder(tx: Tx, which: SQL) {
  return tx
    .select({ id: request.id })
    .from(request)
    .where(and(which, eq(request.state, 'outstanding')))
    .orderBy(request.id)
    .for('no key update');
}
