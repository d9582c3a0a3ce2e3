import { dayOf, type PlainDay, schoolTimeZone } from '../day.ts';
import { addDays } from './plain-days.ts';

const hourMs = 3_600_000;

const localHour = new Intl.DateTimeFormat('en-GB', { timeZone: schoolTimeZone, hour: '2-digit', hourCycle: 'h23' });

/** The hour of the school's day at a moment, 0 to 23. */
export function hourOf(moment: Date): number {
  return Number(localHour.format(moment));
}

/**
 * The first moment of an hour of the school's day; 24 is the midnight that ends it. An hour that the spring change
 * leaves out begins when the clocks have gone forward; one that the autumn change repeats begins the first time.
 */
export function momentOf(day: PlainDay, hour: number): Date {
  if (hour === 24) return momentOf(addDays(day, 1), 0);
  const inWinter = new Date(Date.parse(day) + hour * hourMs);
  const inSummer = new Date(inWinter.getTime() - hourMs);
  return dayOf(inSummer) === day && hourOf(inSummer) >= hour ? inSummer : inWinter;
}
