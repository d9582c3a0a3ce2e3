/** Seconds before the next try: doubling from 2 up to 300, with up to half as much again so that many do not return at once. */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const seconds = Math.min(300, 2 ** Math.min(attempts, 10));
  return seconds * (1 + random() / 2);
}
