import { GraphRefusal } from '../graph/graph-refusal.ts';
import type { Budgets, Urgency } from '../ports.ts';

/**
 * Resource units of one call, each request of a batch counted by itself:
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const unitsOf = { readOne: 1, readMany: 2, write: 2, changes: 1 } as const;

/** Seconds to wait where SharePoint is throttling and named none. */
const usualWait = 5;

export type Spending = {
  /** Waits until the units may be spent, and then calls. */
  call<T>(units: number, urgency: Urgency, call: () => Promise<T>): Promise<T>;
  /** Calls what was paid for already. */
  paid<T>(call: () => Promise<T>): Promise<T>;
  ready(units: number, urgency: Urgency): Promise<void>;
  throttled(retryAfter: number | null): Promise<void>;
};

/** Every call to SharePoint spends from one budget, and a refusal for too many calls slows everybody down. */
export function createSpending(budgets: Budgets): Spending {
  const ready = (units: number, urgency: Urgency) => budgets.spend('sharepoint', units, urgency);
  const throttled = (retryAfter: number | null) => budgets.throttled('sharepoint', retryAfter ?? usualWait);
  const paid = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof GraphRefusal && error.throttled) await throttled(error.retryAfter);
      throw error;
    }
  };
  return {
    ready,
    throttled,
    paid,
    async call(units, urgency, call) {
      await ready(units, urgency);
      return paid(call);
    },
  };
}
