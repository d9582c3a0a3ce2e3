import { written } from '../written.ts';

/** Numbers with their noun. */

export function peopleLong(count: number): string {
  return count === 1 ? '1 person' : `${written(count)} people`;
}

export function requestsLong(count: number): string {
  return count === 1 ? '1 request' : `${written(count)} requests`;
}

export function daysLong(count: number): string {
  return count === 1 ? '1 day' : `${written(count)} days`;
}
