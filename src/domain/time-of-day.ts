import { schoolTimeZone as timeZone } from './day.ts';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });

/** "09:41", in the school's own time. */
export function timeOf(moment: Date): string {
  return time.format(moment);
}
