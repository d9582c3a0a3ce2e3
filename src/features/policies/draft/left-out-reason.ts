import { reviewReasonCodes } from '#src/domain/review-reason.ts';
import { reviewReasons } from '#strings/draft-review.ts';

/** What to show of a stored reason: the import stores a sentence, and so did reviews of earlier releases. */
export function leftOutReason(stored: string): string {
  const code = reviewReasonCodes.find((one) => one === stored);
  return code === undefined ? stored : reviewReasons[code];
}
