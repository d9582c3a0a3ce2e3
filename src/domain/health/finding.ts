import type { FindingCode, HealthFinding, Urgency } from '../policy-health.ts';

/** A finding with nothing said but what is given. */
export function finding(
  code: FindingCode,
  urgency: Urgency,
  about: string,
  more: Partial<Pick<HealthFinding, 'against' | 'on' | 'dates' | 'source'>> = {},
): HealthFinding {
  return { code, urgency, about, against: null, on: null, dates: null, source: null, ...more };
}
