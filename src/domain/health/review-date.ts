import { daysUntil, type PlainDay } from '../day.ts';
import type { PrintedDate } from '../policy-document.ts';
import type { HealthFinding } from '../policy-health.ts';
import { finding } from './finding.ts';

/** How many days ahead a review is worth preparing. */
export const reviewNoticeDays = 60;

/** Nobody's term dates are known, so a season is over when it is over in every school of England. */
const endOfSeason: Readonly<Record<string, string>> = {
  spring: '05-31',
  summer: '08-31',
  autumn: '12-31',
  winter: '12-31',
};

/** A review is due on the last day that its printed date covers. */
export function reviewFindings(nextReview: PrintedDate | null, today: PlainDay): readonly HealthFinding[] {
  if (nextReview === null || nextReview.printed.trim() === '') return [finding('review-date-missing', 'act', '')];
  const on = lastDayOf(nextReview);
  if (on === null) return [finding('review-date-missing', 'check', nextReview.printed)];
  const days = daysUntil(on, today);
  if (days < 0) return [finding('review-overdue', 'act', nextReview.printed, { on })];
  return days <= reviewNoticeDays ? [finding('review-soon', 'soon', nextReview.printed, { on })] : [];
}

function lastDayOf({ printed, to }: PrintedDate): PlainDay | null {
  if (to !== undefined) return to;
  const [, season = '', year] = /\b(spring|summer|autumn|winter)\b.*?\b(20\d\d)\b/iu.exec(printed) ?? [];
  const end = endOfSeason[season.toLowerCase()];
  return end === undefined || year === undefined ? null : `${year}-${end}`;
}
