import type { PlainDay } from '../day.ts';
import type { HealthFinding } from '../policy-health.ts';
import { finding } from './finding.ts';

export type LabelPeriod = { readonly from: PlainDay; readonly to: PlainDay; readonly isSure: boolean };

const mostYears = 10;

/**
 * The time a label covers. "2025/26" is the school year of England, 1 September to 31 August; "2024/26" is two of them.
 * A year alone may be the calendar year or the school year that begins in it, so only the end of both is its end. What a
 * month or a term begins ("September 2025") says nothing of an end.
 */
export function periodOf(label: string): LabelPeriod | null {
  const [, first, last] = /(?<!\d)(20\d\d)\s*(?:[/–—-]|to)\s*((?:20)?\d\d)(?![\d/.-])/iu.exec(label) ?? [];
  if (first !== undefined && last !== undefined) {
    const end = last.length === 2 ? `${first.slice(0, 2)}${last}` : last;
    const years = Number(end) - Number(first);
    return years >= 1 && years <= mostYears ? { from: `${first}-09-01`, to: `${end}-08-31`, isSure: true } : null;
  }
  const [, year] = /^\s*(?:academic year|school year|year)?\s*(20\d\d)\s*$/iu.exec(label) ?? [];
  return year === undefined ? null : { from: `${year}-01-01`, to: `${Number(year) + 1}-08-31`, isSure: false };
}

export function labelFindings(label: string | null, today: PlainDay): readonly HealthFinding[] {
  const period = label === null ? null : periodOf(label);
  if (label === null || period === null || today <= period.to) return [];
  return [finding('label-period-ended', period.isSure ? 'act' : 'check', label, { on: period.to })];
}
