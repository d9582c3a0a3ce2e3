import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { retryAfterSeconds } from '../retry-after.ts';

export type Sleep = (milliseconds: number) => Promise<void>;

const attempts = 3;
const longestWait = 5;
const passing: ReadonlySet<number> = new Set([503, 504]);

/**
 * Repeats what can be repeated without harm, which is reading where the service is down, a few times and within seconds.
 * Every write is left to the caller, who knows whether it may have acted, and so is a longer wait: the answer carries its
 * `Retry-After` up. So is being asked to wait for calling too often, since all processes must hear of it.
 * The library's own RetryHandler repeats POST as well, and waits as long as it is told.
 */
export class RetrySafely implements Middleware {
  private next: Middleware | null = null;
  private readonly sleep: Sleep;

  constructor(sleep: Sleep) {
    this.sleep = sleep;
  }

  setNext(next: Middleware): void {
    this.next = next;
  }

  async execute(context: Context): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.next?.execute(context);
      const response = context.response;
      if (!response || !passing.has(response.status)) return;
      const wait = retryAfterSeconds(response.headers) ?? 2 ** (attempt - 1);
      if (context.options?.method !== 'GET' || attempt === attempts || wait > longestWait) return;
      await response.body?.cancel();
      await this.sleep(wait * 1000);
    }
  }
}
