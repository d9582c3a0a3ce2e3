import { schoolTimeZone as timeZone } from './day.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });

/** "5 September 2026" for a moment in UTC, in the school's own time. */
export function momentDay(moment: string): string {
  return day.format(new Date(moment));
}

/** "5 September 2026 at 09:41" for a moment in UTC, in the school's own time. */
export function momentWords(moment: string): string {
  return `${momentDay(moment)} at ${momentTime(moment)}`;
}

/** "09:41" for a moment in UTC, in the school's own time. */
export function momentTime(moment: string): string {
  return time.format(new Date(moment));
}
