const locale = 'en-GB';
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const dayLine = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayMilliseconds = 86_400_000;

/** As message lists write it: the time today, the weekday this week, the date before. */
export function shortTime(iso: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  if (at.toDateString() === now.toDateString()) return time.format(at);
  const age = now.getTime() - at.getTime();
  return age >= 0 && age < 6 * dayMilliseconds ? weekday.format(at) : dayAndMonth.format(at);
}

export function fullTime(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : full.format(at);
}

export function timeOfDay(iso: string): string {
  return time.format(new Date(iso));
}

export function dayHeading(iso: string, now: Date): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return 'Today';
  if (at.toDateString() === new Date(now.getTime() - dayMilliseconds).toDateString()) return 'Yesterday';
  return dayLine.format(at);
}

export function clockTime(at: Date): string {
  return clock.format(at);
}
