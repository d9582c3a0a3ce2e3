import { z } from 'zod';
import type { Budgets, Urgency } from '../ports.ts';
import type { Graph, GraphOptions } from './client.ts';
import type { GraphPath } from './graph-path.ts';
import { GraphRefusal } from './graph-refusal.ts';

/** Resource units of a call before what its query saves: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export const unitsOf = { transitiveMembers: 5, users: 2, other: 1 } as const;

export type DirectoryReads = {
  get(units: number, path: GraphPath, options: GraphOptions): Promise<unknown>;
  follow(units: number, link: string): Promise<unknown>;
  /** Every item of a collection, through all its pages. */
  all(units: number, path: GraphPath, options: GraphOptions): Promise<readonly unknown[]>;
};

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const mostPages = 1_000;
const attempts = 3;
/** Seconds to wait where the directory is throttling and named none, and the longest that is waited here. */
const usualWait = 1;
const longestWait = 5;

/** Reads of the directory out of its budget. A short wait that it asks for is kept here, a longer one is the caller's. */
export function createDirectoryReads(graph: Graph, budgets: Budgets, urgency: Urgency): DirectoryReads {
  let closedUntil = 0;
  const spend = async (units: number, call: () => Promise<unknown>): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      // Somebody may be looking at the page: better an answer that says "busy" than none for as long as it lasts.
      const closed = (closedUntil - Date.now()) / 1_000;
      if (closed > longestWait) throw new GraphRefusal(429, 'tooManyRequests', 'The directory asked to wait', closed);
      await budgets.spend('directory', units, urgency);
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof GraphRefusal) || !error.throttled) throw error;
        const wait = error.retryAfter ?? usualWait;
        await budgets.throttled('directory', wait);
        closedUntil = Math.max(closedUntil, Date.now() + wait * 1_000);
        if (attempt === attempts || wait > longestWait) throw error;
      }
    }
  };
  return {
    get: (units, path, options) => spend(cost(units, options), () => graph.get(path, options)),
    follow: (units, link) => spend(units, () => graph.follow(link)),
    async all(units, path, options) {
      const each = cost(units, options);
      const items: unknown[] = [];
      let answer = page.parse(await spend(each, () => graph.get(path, options)));
      items.push(...answer.value);
      for (let pages = 1; answer['@odata.nextLink'] !== undefined; pages += 1) {
        if (pages === mostPages) throw new Error(`${path} has more than ${mostPages} pages`);
        const link = answer['@odata.nextLink'];
        const headers = options.headers ? { headers: options.headers } : {};
        answer = page.parse(await spend(each, () => graph.follow(link, headers)));
        items.push(...answer.value);
      }
      return items;
    },
  };
}

/** A selection saves one unit, and so does a page of fewer than twenty. */
function cost(units: number, { query = {} }: GraphOptions): number {
  const saved = (query['$select'] ? 1 : 0) + (Number(query['$top'] ?? 20) < 20 ? 1 : 0);
  return Math.max(1, units - saved);
}
