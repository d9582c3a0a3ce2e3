import { and, inArray, type SQL } from 'drizzle-orm';
import type { RequestState } from '#src/domain/standing.ts';
import type { Tx } from './open-store.ts';
import { request } from './schema/requests.ts';

/**
 * Ids of the outstanding requests among those asked for, each row locked, always in the order of their ids: publishing
 * and accepting take many at once, and in two orders each could come to wait for the other.
 */
export function outstandingInOrder(tx: Tx, which: SQL | undefined) {
  return inOrder(tx, which, ['outstanding']);
}

/** The same with those that an exemption holds back: nothing came of them yet either. */
export function openInOrder(tx: Tx, which: SQL | undefined) {
  return inOrder(tx, which, ['outstanding', 'exempt']);
}

function inOrder(tx: Tx, which: SQL | undefined, states: RequestState[]) {
  return tx
    .select({ id: request.id })
    .from(request)
    .where(and(which, inArray(request.state, states)))
    .orderBy(request.id)
    .for('no key update');
}
