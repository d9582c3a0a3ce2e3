import { dayOf, type PlainDay } from '../day.ts';
import type { School } from '../school.ts';
import { addDays } from './plain-days.ts';
import { isSchoolDay, nextSchoolDay, type SchoolCalendar } from './school-days.ts';
import { hourOf, momentOf } from './school-time.ts';

export type ChaseHours = SchoolCalendar & Pick<School, 'chaseFrom' | 'chaseUntil'>;

/** Whether a message that chases may leave at this moment. */
export function isChaseTime(moment: Date, school: ChaseHours): boolean {
  const hour = hourOf(moment);
  return school.chaseFrom <= hour && hour < school.chaseUntil && isSchoolDay(dayOf(moment), school);
}

/** The next day on which people may be chased: this one until its hours are over. */
export function nextChaseDay(moment: Date, school: ChaseHours): PlainDay {
  const today = dayOf(moment);
  return nextSchoolDay(hourOf(moment) < school.chaseUntil ? today : addDays(today, 1), school);
}

/** When the hours of the next such day begin; a moment that has passed where they are running. */
export function chaseTimeFrom(moment: Date, school: ChaseHours): Date {
  return momentOf(nextChaseDay(moment, school), school.chaseFrom);
}
