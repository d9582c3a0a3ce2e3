import { forget, keep, kept } from './kept.ts';

/**
 * Where a person stopped reading and what they had answered by then, on their own device. A request is one person and one
 * version, so its id says whose and of what.
 */

/** `spot` is a block of the text, or `declaration`; `name` is what stands above it. */
export type ReadingPlace = { readonly spot: string; readonly name: string };

const placeName = (requestId: string) => `place.${requestId}`;
const answersName = (requestId: string) => `answers.${requestId}`;

export function keepPlace(requestId: string, place: ReadingPlace): void {
  keep(placeName(requestId), place);
}

export function keptPlace(requestId: string): ReadingPlace | null {
  const place = kept(placeName(requestId));
  if (typeof place !== 'object' || place === null || !('spot' in place) || !('name' in place)) return null;
  const { spot, name } = place;
  return typeof spot === 'string' && typeof name === 'string' ? { spot, name } : null;
}

export function forgetPlace(requestId: string): void {
  forget(placeName(requestId));
}

export function keepAnswers(requestId: string, answers: unknown): void {
  keep(answersName(requestId), answers);
}

/** As the browser gives it: whoever reads it looks whether it fits. */
export function keptAnswers(requestId: string): unknown {
  return kept(answersName(requestId));
}

/** Once it is accepted there is nothing to come back to. */
export function forgetReading(requestId: string): void {
  forgetPlace(requestId);
  forget(answersName(requestId));
}
