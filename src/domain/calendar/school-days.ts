import type { PlainDay } from '../day.ts';
import type { School } from '../school.ts';
import { isBankHoliday } from './bank-holidays.ts';
import { addDays, lastDay, weekdayOf } from './plain-days.ts';

/** The part of a school's decisions that makes its calendar. */
export type SchoolCalendar = Pick<School, 'nation' | 'closures'>;

/** A day on which people work: no weekend, no bank holiday of the nation, no day on which the school is closed. */
export function isSchoolDay(day: PlainDay, school: SchoolCalendar): boolean {
  return weekdayOf(day) < 5 && !isBankHoliday(day, school.nation) && closureOn(day, school) === undefined;
}

/** The day itself where it is a school day, or else the first one after it. */
export function nextSchoolDay(day: PlainDay, school: SchoolCalendar): PlainDay {
  let found = day;
  while (found < lastDay && !isSchoolDay(found, school)) {
    found = addDays(closureOn(found, school)?.until ?? found, 1);
  }
  return found;
}

function closureOn(day: PlainDay, { closures }: SchoolCalendar) {
  return closures.find(({ from, until }) => from <= day && day <= until);
}
