import type { PlainDay } from './day.ts';

/** Where one request stands, as stored. `exempt` is outstanding again once the exemption ends. */
export type RequestState = 'outstanding' | 'accepted' | 'exempt' | 'closed';

/** Why a request ended without an acceptance. */
export const closedReasons = [
  'superseded',
  'withdrawn',
  /** The version was recalled. */
  'recalled',
  /** The campaign was recalled: asking was a mistake. */
  'campaign-recalled',
  /** The campaign ended before the person accepted. */
  'campaign-closed',
  /** The person left the school without accepting. */
  'left',
  /** The person is in none of the campaign's groups any more. */
  'out-of-scope',
] as const;
export type ClosedBecause = (typeof closedReasons)[number];

/** What a person reads about a request on a given day. Whoever declined is still asked, and no longer chased. */
export const standings = ['outstanding', 'overdue', 'declined', 'accepted', 'exempt', 'closed'] as const;
export type Standing = (typeof standings)[number];

/** The due day itself is still on time: it ends at midnight in the school. */
export function standingOf(
  request: { readonly state: RequestState; readonly dueOn: PlainDay; readonly declinedAt: Date | null },
  today: PlainDay,
): Standing {
  if (request.state !== 'outstanding') return request.state;
  if (request.declinedAt !== null) return 'declined';
  return request.dueOn < today ? 'overdue' : 'outstanding';
}
