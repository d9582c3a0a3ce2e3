import { addDays } from '#src/domain/calendar/plain-days.ts';
import { momentOf } from '#src/domain/calendar/school-time.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Hold } from './leavers-hold.ts';

/** How far a group has been read, and what calls for reading it again. */
export type Followed = {
  readonly groupId: string;
  readonly deltaLink: string | null;
  readonly lookedAt: Date | null;
  readonly expandedAt: Date | null;
  /** Set while so many people seem to have left that it is not believed yet. */
  readonly hold: Hold | null;
  /** Since when somebody has been missing, if only one reading says so. */
  readonly missingSince: Date | null;
  /** When a campaign that asks the group went on after a pause. */
  readonly resumedAt: Date | null;
};

/** How often a group is asked whether it changed. */
const lookMs = 10 * 60_000;
/** How long Entra's index of members may lag behind before a second reading is believed. */
export const lagMs = 5 * 60_000;
/** Changes inside nested groups show in no delta, so everything is read at these hours of the school's day. */
const readingHours = [6, 12, 16];

/** Whether all members are to be read, whatever has been heard of changes. */
export function isReadingDue(group: Followed, at: Date): boolean {
  const { expandedAt, missingSince, resumedAt, hold } = group;
  if (expandedAt === null || expandedAt < lastReadingTime(at)) return true;
  if (resumedAt !== null && resumedAt > expandedAt) return true;
  // A reading that is not believed is not hurried either.
  if (missingSince === null || hold !== null) return false;
  const second = new Date(missingSince.getTime() + lagMs);
  return second <= at && expandedAt < second;
}

export function isLookDue({ lookedAt }: Followed, at: Date): boolean {
  // A clock that was set back is no reason to wait for it.
  return lookedAt === null || Math.abs(at.getTime() - lookedAt.getTime()) >= lookMs;
}

function lastReadingTime(at: Date): Date {
  return readingTimes(at).findLast((time) => time <= at) ?? at;
}

/** When everything is read again after a reading at that moment. */
export function nextReadingTime(at: Date): Date {
  return readingTimes(at).find((time) => time > at) ?? at;
}

function readingTimes(at: Date): readonly Date[] {
  const today = dayOf(at);
  return [-1, 0, 1].flatMap((days) => readingHours.map((hour) => momentOf(addDays(today, days), hour)));
}
