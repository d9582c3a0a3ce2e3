import type { PlainDay } from '#src/domain/day.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Friday 5 September 2026" */
export function spokenDay(plainDay: PlainDay): string {
  return day.format(new Date(`${plainDay}T00:00:00Z`)).replace(',', '');
}
