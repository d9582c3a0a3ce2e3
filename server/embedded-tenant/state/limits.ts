import { performance } from 'node:perf_hooks';

/** At most `units` in `seconds`, counted in windows that open with the first request. */
export type Limit = {
  /** What is limited, the same for everyone. */
  readonly name: string;
  /** Whose quota it is: an application, a conversation, a mailbox. */
  readonly of: string;
  readonly units: number;
  readonly seconds: number;
  readonly cost?: number;
  /** SharePoint counts throttled requests too. */
  readonly countRefused?: boolean;
};

export type Usage = { readonly limit: number; readonly remaining: number; readonly reset: number };

/** What was asked of one limit since the start or the last change of scale. */
export type Tally = {
  readonly calls: number;
  /** Calls that this limit refused. */
  readonly refused: number;
  /** The most units asked for in any one window, refused ones included. */
  readonly most: number;
  /** Units that a window allows; null where limits are lifted. */
  readonly allowed: number | null;
  /** Length of a window; 0 for requests that are open at once. */
  readonly seconds: number;
};

export type Limits = {
  /** Counts a request against all its limits. Gives the seconds to wait, or 0 for leave to go on. */
  take(limits: readonly Limit[]): number;
  /** Counts a request among those open at once, which no scale widens. Gives what ends it, or null where there are `most`. */
  enter(name: string, of: string, most: number): (() => void) | null;
  /** How far a limit is used up, for the headers that say so. */
  usage(limit: Limit): Usage | null;
  tallies(): Readonly<Record<string, Tally>>;
  /** Limited calls, and how many of them any limit refused. */
  readonly total: { readonly calls: number; readonly refused: number };
  /** 1 for the published figures, 10 for ten times as much, 0 for no limit at all. */
  scale: number;
  /** Licences of the tenant, by which SharePoint measures. */
  licences: number;
  clear(): void;
};

type Window = { endsAt: number; used: number; asked: number };
type Count = { calls: number; refused: number; most: number; units: number; seconds: number };

/** More keys than any test needs; the oldest windows go first. */
const MOST_WINDOWS = 200_000;
const USUAL_LICENCES = 1_000;

/** Runs on the machine's own clock: moving the tenant's clock must not fill or empty a quota. */
export function createLimits(): Limits {
  const windows = new Map<string, Window>();
  const counts = new Map<string, Count>();
  const open = new Map<string, number>();
  let scale = 1;
  let licences = USUAL_LICENCES;
  let total = { calls: 0, refused: 0 };
  const countCall = (refused: boolean) => {
    total = { calls: total.calls + 1, refused: total.refused + (refused ? 1 : 0) };
  };

  const windowOf = ({ name, of, seconds }: Limit): Window => {
    const now = performance.now();
    const key = `${name}/${seconds}/${of}`;
    const known = windows.get(key);
    if (known && known.endsAt > now) return known;
    const fresh = { endsAt: now + seconds * 1_000, used: 0, asked: 0 };
    windows.delete(key);
    windows.set(key, fresh);
    if (windows.size > MOST_WINDOWS) windows.delete(windows.keys().next().value ?? key);
    return fresh;
  };
  const countOf = (name: string, units: number, seconds: number): Count => {
    const key = seconds === 0 ? name : `${name} in ${seconds} s`;
    const known = counts.get(key);
    if (known) {
      known.units = units;
      return known;
    }
    const fresh = { calls: 0, refused: 0, most: 0, units, seconds };
    counts.set(key, fresh);
    return fresh;
  };
  const secondsLeft = (window: Window) => Math.max(1, Math.ceil((window.endsAt - performance.now()) / 1_000));
  const forget = () => {
    windows.clear();
    counts.clear();
    total = { calls: 0, refused: 0 };
  };

  return {
    take(limits) {
      let wait = 0;
      const counted = limits.map((limit) => ({ limit, window: windowOf(limit), cost: limit.cost ?? 1 }));
      for (const { limit, window, cost } of counted) {
        const count = countOf(limit.name, limit.units, limit.seconds);
        const full = scale > 0 && window.used + cost > limit.units * scale;
        if (full) wait = Math.max(wait, secondsLeft(window));
        window.asked += cost;
        count.calls += 1;
        count.refused += full ? 1 : 0;
        count.most = Math.max(count.most, window.asked);
      }
      for (const { limit, window, cost } of counted) {
        if (wait === 0 || limit.countRefused) window.used += cost;
      }
      if (limits.length > 0) countCall(wait > 0);
      return wait;
    },
    enter(name, of, most) {
      const key = `${name}/${of}`;
      const count = countOf(name, most, 0);
      const here = open.get(key) ?? 0;
      count.calls += 1;
      count.most = Math.max(count.most, here + 1);
      if (scale > 0 && here >= most) {
        count.refused += 1;
        countCall(true);
        return null;
      }
      open.set(key, here + 1);
      return () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      };
    },
    usage(limit) {
      if (scale === 0) return null;
      const window = windowOf(limit);
      const most = limit.units * scale;
      return { limit: most, remaining: Math.max(0, most - window.used), reset: secondsLeft(window) };
    },
    tallies: () =>
      Object.fromEntries(
        [...counts].map(([name, { units, seconds, ...count }]) => {
          const allowed = seconds === 0 ? units : units * scale;
          return [name, { ...count, allowed: scale === 0 ? null : allowed, seconds }];
        }),
      ),
    get total() {
      return total;
    },
    get scale() {
      return scale;
    },
    set scale(value) {
      scale = value;
      forget();
    },
    get licences() {
      return licences;
    },
    set licences(value) {
      licences = value;
      forget();
    },
    clear() {
      scale = 1;
      licences = USUAL_LICENCES;
      forget();
    },
  };
}
