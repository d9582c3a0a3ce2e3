/** Many people seem to have left at once: since when, and how many readings in a row say so. */
export type Hold = { readonly since: Date; readonly readings: number };

/** Somebody whom a group held, and holds no more as far as one reading tells. */
export type Lost = { readonly objectId: string; readonly missingSince: Date | null };

const smallestGroup = 20;
const fewest = 10;
const largestShare = 0.2;
export const readingsNeeded = 3;

/**
 * Whose leaving is believed. A group that loses a fifth of its people between two readings is more often a mistake in the
 * directory than a truth, so three readings have to agree about everybody whose requests it would close.
 */
export function believe(
  lost: readonly Lost[],
  known: number,
  before: Hold | null,
  at: Date,
): { readonly leaving: readonly Lost[]; readonly hold: Hold | null } {
  if (!isMany(lost.length, known)) return { leaving: lost, hold: null };
  const readings = (before?.readings ?? 0) + 1;
  if (before === null || readings < readingsNeeded)
    return { leaving: [], hold: { since: before?.since ?? at, readings } };
  const leaving = lost.filter(({ missingSince }) => missingSince !== null && missingSince <= before.since);
  return { leaving, hold: isMany(lost.length - leaving.length, known) ? { since: at, readings: 1 } : null };
}

/** Whom an admin saw missing has left; whom nobody had seen missing then, the admin has not seen either. */
export function believeAdmin(
  lost: readonly Lost[],
  known: number,
  readAt: Date,
  at: Date,
): { readonly leaving: readonly Lost[]; readonly hold: Hold | null } {
  const leaving = lost.filter(({ missingSince }) => missingSince !== null && missingSince <= readAt);
  return { leaving, hold: isMany(lost.length - leaving.length, known) ? { since: at, readings: 1 } : null };
}

function isMany(people: number, known: number): boolean {
  return known >= smallestGroup && people >= fewest && people > known * largestShare;
}
