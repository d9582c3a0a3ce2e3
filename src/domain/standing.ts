import type { PlainDay } from './day.ts';

/** Where one request stands, as stored. */
export type RequestState = 'outstanding' | 'accepted' | 'closed';

/** Why a request ended without an acceptance. */
export const closedReasons = ['superseded', 'withdrawn', 'recalled'] as const;
export type ClosedBecause = (typeof closedReasons)[number];

/** What a person reads about a request on a given day. */
export const standings = ['outstanding', 'overdue', 'accepted', 'closed'] as const;
export type Standing = (typeof standings)[number];

/** The due day itself is still on time: it ends at midnight in the school. */
export function standingOf(
  request: { readonly state: RequestState; readonly dueOn: PlainDay },
  today: PlainDay,
): Standing {
  if (request.state !== 'outstanding') return request.state;
  return request.dueOn < today ? 'overdue' : 'outstanding';
}
