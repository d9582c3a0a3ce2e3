import { dayOf, type PlainDay } from '#src/domain/day.ts';

/** Dates as British readers write them. The whole client is read in the time of the school. */

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const longDayYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Friday 5 September", with the year where it is not this one. */
export function dayWords(day: string, today: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const words = longDay.format(date).replace(',', '');
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** "5 September 2026" */
export function dateWords(day: string): string {
  return longDayYear.format(new Date(`${day}T00:00:00Z`));
}

export function todayInSchool(now: Date): PlainDay {
  return dayOf(now);
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
