/** A number as both languages write it: 20,000. */
export function written(count: number): string {
  return count.toLocaleString('en-GB');
}
