import { daysUntil, type PlainDay, schoolTimeZone } from '../day.ts';
import type { HealthFinding } from '../policy-health.ts';

/** Days before a review at which its owner is told. The last of them holds from that day on. */
const reviewStages = [0, 30, 60] as const;

/**
 * What makes a finding news: the same key is the same news, and is told once. A review is news three times, at its
 * stages; whoever was told on the day is not told again that it has passed.
 */
export function newsKey(finding: HealthFinding, today: PlainDay): string {
  if ((finding.code === 'review-soon' || finding.code === 'review-overdue') && finding.on !== null) {
    const days = daysUntil(finding.on, today);
    return `review ${finding.on} ${reviewStages.find((stage) => days <= stage)}`;
  }
  return JSON.stringify([finding.code, finding.about, finding.against]);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: schoolTimeZone,
});

/** Monday to Friday from 07:30 to 17:00 in the school: nobody is reminded of work at night or at the weekend. */
export function isReminderTime(moment: Date): boolean {
  const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const time = `${parts['hour']}:${parts['minute']}`;
  return parts['weekday'] !== 'Sat' && parts['weekday'] !== 'Sun' && time >= '07:30' && time < '17:00';
}
