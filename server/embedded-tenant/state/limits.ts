import { performance } from 'node:perf_hooks';

/** At most `units` in `seconds`, counted in windows that open with the first request. */
export type Limit = {
  readonly key: string;
  readonly units: number;
  readonly seconds: number;
  readonly cost?: number;
  /** SharePoint counts throttled requests too. */
  readonly countRefused?: boolean;
};

export type Usage = { readonly limit: number; readonly remaining: number; readonly reset: number };

export type Limits = {
  /** Counts a request against all its limits. Gives the seconds to wait, or 0 for leave to go on. */
  take(limits: readonly Limit[]): number;
  /** How far a limit is used up, for the headers that say so. */
  usage(limit: Limit): Usage | null;
  /** 1 for the published figures, 10 for ten times as much, 0 for no limit at all. */
  scale: number;
  clear(): void;
};

type Window = { endsAt: number; used: number };

/** More keys than any test needs; the oldest windows go first. */
const MOST_WINDOWS = 50_000;

/** Runs on the machine's own clock: moving the tenant's clock must not fill or empty a quota. */
export function createLimits(): Limits {
  const windows = new Map<string, Window>();
  let scale = 1;

  const windowOf = (limit: Limit): Window => {
    const now = performance.now();
    const key = `${limit.key}/${limit.seconds}`;
    const open = windows.get(key);
    if (open && open.endsAt > now) return open;
    const fresh = { endsAt: now + limit.seconds * 1_000, used: 0 };
    windows.delete(key);
    windows.set(key, fresh);
    if (windows.size > MOST_WINDOWS) windows.delete(windows.keys().next().value ?? key);
    return fresh;
  };
  const secondsLeft = (window: Window) => Math.max(1, Math.ceil((window.endsAt - performance.now()) / 1_000));

  return {
    take(limits) {
      if (scale === 0) return 0;
      let wait = 0;
      const counted = limits.map((limit) => ({ limit, window: windowOf(limit), cost: limit.cost ?? 1 }));
      for (const { limit, window, cost } of counted) {
        if (window.used + cost > limit.units * scale) wait = Math.max(wait, secondsLeft(window));
      }
      for (const { limit, window, cost } of counted) {
        if (wait === 0 || limit.countRefused) window.used += cost;
      }
      return wait;
    },
    usage(limit) {
      if (scale === 0) return null;
      const window = windowOf(limit);
      const most = limit.units * scale;
      return { limit: most, remaining: Math.max(0, most - window.used), reset: secondsLeft(window) };
    },
    get scale() {
      return scale;
    },
    set scale(value) {
      scale = value;
      windows.clear();
    },
    clear() {
      scale = 1;
      windows.clear();
    },
  };
}
