/** What a person may say to a request other than to accept it. None of it stands in the way of accepting. */
export const responseKinds = [
  /** They will not accept, and say why. */
  'declined',
  /** They have a question about the policy. */
  'question',
  /** They need it in another form, or help with it: Equality Act 2010, section 20. */
  'adjustment',
] as const;
export type ResponseKind = (typeof responseKinds)[number];

/** In characters. */
export const longestResponse = 1_000;

/** For how long a person may take back an acceptance, or what they said instead. */
export const undoMinutes = 5;

/** The moment until which something done then may be taken back. */
export function undoUntil(done: Date): Date {
  return new Date(done.getTime() + undoMinutes * 60_000);
}
