import { expect, test } from 'vitest';
import { reviewReasonCodes } from '#src/domain/review-reason.ts';
import { leftOutReason } from '#src/features/policies/draft/left-out-reason.ts';

test('what a reviewer took out is said in words, and a stored sentence stays as it is', () => {
  for (const code of reviewReasonCodes) expect(leftOutReason(code)).toMatch(/^[a-z]+ .*[a-z]$/);
  expect(leftOutReason('reviewer-deleted')).toBe('removed by the reviewer');
  expect(leftOutReason('tynnwyd gan yr adolygydd')).toBe('tynnwyd gan yr adolygydd');
});
