/**
 * Why words of the file are not in the policy, where the reviewer took them out. The code is stored with the draft; what
 * a reader sees of it is in their language.
 */
export const reviewReasonCodes = [
  'reviewer-deleted',
  'reviewer-joined-number',
  'reviewer-undeclared',
  'reviewer-other-agreement',
  'reviewer-no-place',
] as const;
export type ReviewReason = (typeof reviewReasonCodes)[number];
