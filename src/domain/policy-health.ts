import type { PlainDay } from './day.ts';

export const findingCodes = [
  'review-date-missing',
  'review-overdue',
  'review-soon',
  'label-period-ended',
  'contact-gone',
  'edition-superseded',
  'dates-disagree',
  'fact-unbacked',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `act`: something is wrong now; `soon`: it will be; `check`: a person should look. The most urgent first. */
export const urgencies = ['act', 'soon', 'check'] as const;
export type Urgency = (typeof urgencies)[number];

/** Which dates of a policy disagree: those of the document, the label's period, and the day it is in force from. */
export const dateNames = [
  'reviewed',
  'nextReview',
  'ratified',
  'adopted',
  'policyDate',
  'label',
  'approved',
  'effectiveFrom',
] as const;
export type DateName = (typeof dateNames)[number];

/** One thing about a policy that somebody should see to. */
export type HealthFinding = {
  readonly code: FindingCode;
  readonly urgency: Urgency;
  /** What it is about, as printed: a date, a name, an edition, a sentence. Empty where the policy prints nothing. */
  readonly about: string;
  /** The role of a person, the edition that is in force, the date it disagrees with. */
  readonly against: string | null;
  /** The day it is due, was due or changed. */
  readonly on: PlainDay | null;
  /** What `about` and `against` are, where two dates disagree. */
  readonly dates: readonly [DateName, DateName] | null;
  /** The page that says so, where an edition was superseded. */
  readonly source: string | null;
};
