import type { PlainDay } from '../day.ts';

/** Beyond this a day is no longer written with four digits, and days could not be compared as text. */
export const lastDay: PlainDay = '9999-12-31';

/** The calendar day so many days later, or earlier where negative. */
export function addDays(day: PlainDay, days: number): PlainDay {
  const moved = new Date(Date.parse(day) + days * 86_400_000);
  return moved.getUTCFullYear() > 9999 ? lastDay : moved.toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: PlainDay): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** The Monday of the week that holds the day. */
export function mondayOf(day: PlainDay): PlainDay {
  return addDays(day, -weekdayOf(day));
}
