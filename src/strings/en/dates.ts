import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { timeOf } from '#src/domain/time-of-day.ts';

/** Dates as British readers write them. Moments are told in the time of the school. */

const inUtc = { timeZone: 'UTC' } as const;
const withWeekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...inUtc });
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...inUtc });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...inUtc });

/** "Friday 5 September", with the year where it is not this one. */
export function dayWords(day: PlainDay, today: PlainDay): string {
  const words = withWeekday.format(dateOf(day)).replace(',', '');
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** "Friday 5 September 2026" */
export function spokenDay(day: PlainDay): string {
  return dayWords(day, '');
}

/** "5 September 2026" */
export function dateWords(day: PlainDay): string {
  return withYear.format(dateOf(day));
}

/** "5 Sep", where there is little room. */
export function shortDay(day: PlainDay): string {
  return short.format(dateOf(day));
}

/** "5 September 2026" for a moment in UTC. */
export function momentDay(moment: string): string {
  return dateWords(dayOf(new Date(moment)));
}

/** "5 September 2026 at 09:41" for a moment in UTC. */
export function momentWords(moment: string): string {
  return `${momentDay(moment)} at ${momentTime(moment)}`;
}

/** "09:41" for a moment in UTC. */
export function momentTime(moment: string): string {
  return timeOf(new Date(moment));
}

function dateOf(day: PlainDay): Date {
  return new Date(`${day}T00:00:00Z`);
}
