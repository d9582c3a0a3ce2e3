import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { timeOf } from '#src/domain/time-of-day.ts';

/** Dates in Welsh. The names are written here, since Chromium, and so Teams and Outlook, knows none of them. */

const weekdays = ['Sul', 'Llun', 'Mawrth', 'Mercher', 'Iau', 'Gwener', 'Sadwrn'] as const;
const months = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const;

const shortMonths = [
  'Ion',
  'Chwef',
  'Maw',
  'Ebr',
  'Mai',
  'Meh',
  'Gorff',
  'Awst',
  'Medi',
  'Hyd',
  'Tach',
  'Rhag',
] as const;

/** "dydd Gwener 5 Medi", with the year where it is not this one. */
export function dayWords(day: PlainDay, today: PlainDay): string {
  const date = new Date(`${day}T00:00:00Z`);
  const words = `dydd ${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** "dydd Gwener 5 Medi 2026" */
export function spokenDay(day: PlainDay): string {
  return dayWords(day, '');
}

/** "5 Medi 2026" */
export function dateWords(day: PlainDay): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "5 Medi", where there is little room. */
export function shortDay(day: PlainDay): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.getUTCDate()} ${shortMonths[date.getUTCMonth()]}`;
}

/** "5 Medi 2026" for a moment in UTC. */
export function momentDay(moment: string): string {
  return dateWords(dayOf(new Date(moment)));
}

/** "5 Medi 2026 am 09:41" for a moment in UTC. */
export function momentWords(moment: string): string {
  return `${momentDay(moment)} am ${momentTime(moment)}`;
}

/** "09:41" for a moment in UTC. */
export function momentTime(moment: string): string {
  return timeOf(new Date(moment));
}
