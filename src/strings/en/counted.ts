/** Numbers with their noun. */

export function peopleLong(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

export function requestsLong(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

export function daysLong(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
