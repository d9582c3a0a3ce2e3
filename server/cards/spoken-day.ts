import { type PlainDay, schoolTimeZone } from '#src/domain/day.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: schoolTimeZone,
});
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: schoolTimeZone });

/** "Friday 5 September 2026" */
export function spokenDay(plainDay: PlainDay): string {
  return day.format(new Date(`${plainDay}T00:00:00Z`)).replace(',', '');
}

/** "5 September 2026 at 09:41", in the school's own time. */
export function spokenMoment(moment: string): string {
  const at = new Date(moment);
  return `${date.format(at)} at ${time.format(at)}`;
}
