import type { PlainDay } from '../day.ts';
import type { Person } from '../person.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { type HealthFinding, urgencies } from '../policy-health.ts';
import { factFindings } from './backed-facts.ts';
import { contactFindings } from './contacts-here.ts';
import { datesFindings, type FindDate } from './dates-agree.ts';
import { editionFindings } from './editions.ts';
import { labelFindings } from './label-period.ts';
import { reviewFindings } from './review-date.ts';

export type HealthContext = {
  /** The day it is in the school. */
  readonly today: PlainDay;
  readonly effectiveFrom: PlainDay | null;
  /** The day the board approved the words, as recorded when they were published. */
  readonly approvedOn: PlainDay | null;
  /** Everyone the directory holds under the names in the policy; null where it could not be asked. */
  readonly directory: readonly Person[] | null;
  readonly findDate: FindDate;
};

/** All that somebody should see to in a published policy, the most urgent first. */
export function findingsOf(words: PolicyDocument, context: HealthContext): readonly HealthFinding[] {
  const { today, directory } = context;
  const found = [
    ...reviewFindings(words.dates.nextReview, today),
    ...labelFindings(words.versionLabel, today),
    ...(directory === null ? [] : contactFindings(words, directory)),
    ...editionFindings(words, today),
    ...datesFindings(words, context),
    ...factFindings(words),
  ];
  return found.toSorted((one, other) => urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency));
}
