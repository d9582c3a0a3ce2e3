const longest = 300;

/**
 * Seconds before the next try where nobody named any: anywhere up to a limit that doubles from 2 s to five minutes, so
 * that those who failed together do not come back together:
 * https://learn.microsoft.com/azure/architecture/best-practices/transient-faults
 */
export function backOff(attempts: number, random: () => number = Math.random): number {
  return Math.min(longest, 2 ** Math.min(attempts, 10)) * random();
}
