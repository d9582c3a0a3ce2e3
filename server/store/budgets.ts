import { sql } from 'drizzle-orm';
import { type Booking, createLane, type Lane, slower, type Urgency } from './budget-lane.ts';
import type { Db } from './open-store.ts';

/** At most `units` in `seconds`, as the other side publishes it. */
type PublishedLimit = { readonly units: number; readonly seconds: number };

export type SharedBudgets<Key extends string> = {
  /** Resolves when this many units may be spent, and counts them as spent. */
  spend(key: Key, units: number, urgency: Urgency): Promise<void>;
  /** The other side asked to wait: nobody spends until then, and all go slower for a while after. */
  throttled(key: Key, retryAfterSeconds: number): Promise<void>;
  /** Whoever still waits is refused. */
  stop(): void;
};

/**
 * How much of a limit is used steadily. The rest is room for calls that reach the other side bunched, since it counts in
 * windows that we cannot see, and for people.
 */
const share = 0.96;
/** The same of a day's limit, most of which is there to be used at once. */
const shareOfDay = 0.5;
const day = 86_400;

/** The slowest after refusals, and in how long the loss of one is made good. */
const slowest = 0.2;
const windowsToRecover = 6;
const longestRecovery = 180;

type Row = {
  readonly key: string;
  /** Seconds that one unit takes at full pace. */
  readonly interval: number;
  /** Units that may be spent before their time when few were lately: by anybody, and by people. */
  readonly slack: { readonly bulk: number; readonly person: number };
  /** Pace won back in a second. */
  readonly recovery: number;
};

/**
 * Budgets that all processes on one database share. The row of each limit holds the moment at which everything booked so
 * far will have been spent (the generic cell rate algorithm), on the database's clock. One statement books, and nothing is
 * held between statements: a process that dies stands in nobody's way.
 */
export function createBudgets<Key extends string>(
  db: Db,
  table: Readonly<Record<Key, readonly PublishedLimit[]>>,
  { scale }: { readonly scale: number },
): SharedBudgets<Key> {
  const lanes = new Map<Key, Lane>();
  const laneOf = (key: Key): Lane => {
    const known = lanes.get(key);
    if (known) return known;
    const rows = rowsOf(key, table[key], scale);
    let begun: Promise<void> | null = null;
    const beginOnce = (): Promise<void> => {
      begun ??= begin(db, rows).catch((error: unknown) => {
        begun = null;
        throw error;
      });
      return begun;
    };
    const lane = createLane({
      book: async (units, urgency, ahead) => {
        await beginOnce();
        return book(db, rows, units, urgency, ahead);
      },
      slowDown: async (factor, pause) => {
        await beginOnce();
        await slowDown(db, rows[0], factor, pause);
      },
      unitSeconds: rows[0]?.interval ?? 0,
      isTight: (table[key][0]?.seconds ?? 0) <= 1,
    });
    lanes.set(key, lane);
    return lane;
  };
  return {
    spend: (key, units, urgency) => laneOf(key).spend(units, urgency),
    throttled: (key, seconds) => laneOf(key).throttled(seconds),
    stop() {
      for (const lane of lanes.values()) lane.stop();
    },
  };
}

/** In any stretch of `seconds` at most `units`: what the steady rate gives, and what may be spent before its time. */
function rowsOf(name: string, limits: readonly PublishedLimit[], scale: number): readonly Row[] {
  return limits.map(({ units, seconds }, index) => {
    const most = units * scale;
    const steady = most * (seconds >= day ? shareOfDay : share);
    const spare = Math.max(0, Math.floor(most - Math.ceil(steady)));
    return {
      key: index === 0 ? name : `${name}/${seconds}`,
      interval: seconds / steady,
      slack: { bulk: seconds >= day ? spare : Math.floor(spare / 2), person: spare },
      recovery: (1 - slower) / Math.min(longestRecovery, seconds * windowsToRecover),
    };
  });
}

async function begin(db: Db, rows: readonly Row[]): Promise<void> {
  await db.execute(sql`
    insert into budget (key, tat, pace, pace_at)
    select key, clock_timestamp(), 1, clock_timestamp() from unnest(${sql.param(rows.map(({ key }) => key))}::text[]) as key
    on conflict do nothing`);
}

const effectivePace = sql`least(1, budget.pace + w.recovery
  * greatest(0, extract(epoch from clock_timestamp() - greatest(budget.pace_at, budget.paused_until))))::float8`;

/** Books if its turn comes within `ahead` seconds, else says when to ask again. */
async function book(db: Db, rows: readonly Row[], units: number, urgency: Urgency, ahead: number): Promise<Booking> {
  const wanted = rows.map(({ key, interval, slack, recovery }) => ({ key, interval, slack: slack[urgency], recovery }));
  // The rows are locked before the clock is read, so that bookings follow one another in the clock's order.
  const { rows: found } = await db.execute<{
    base: number;
    first: number;
    each: number;
    slack: number;
    booked: boolean;
  }>(sql`
    with held as materialized (
      select budget.key, budget.tat, budget.paused_until, w.slack, w.interval / ${effectivePace} as each
      from budget join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as w(key text, interval float8, slack float8, recovery float8) on w.key = budget.key
      order by budget.key for update of budget),
    clock as materialized (select count(*), clock_timestamp() as now from held),
    seen as materialized (
      select held.key, held.each, held.slack, clock.now,
        greatest(0, extract(epoch from held.paused_until - clock.now))::float8 as pause,
        greatest(0, extract(epoch from held.tat - clock.now), extract(epoch from held.paused_until - clock.now))::float8 as base
      from held, clock),
    open as materialized (select bool_and(greatest(pause, base - slack * each) <= ${ahead}) as yes from seen),
    booked as (
      update budget set tat = seen.now + (seen.base + ${units} * seen.each) * interval '1 second'
      from seen, open where budget.key = seen.key and open.yes)
    select base, greatest(pause, base - slack * each) as first, each, slack, open.yes as booked from seen, open`);
  const waits = (spent: number) =>
    Math.max(...found.map(({ base, first, each, slack }) => Math.max(first, base + (spent - 1 - slack) * each)));
  const first = Math.max(...found.map((row) => row.first));
  return found.every(({ booked }) => booked) ? { waitFor: waits } : { askAgainIn: Math.max(0.005, first - ahead) };
}

/** Many calls may be refused at one moment: that is one reason to go slower, and the longest wait counts. */
async function slowDown(db: Db, row: Row | undefined, factor: number, pause: number | null): Promise<void> {
  await db.execute(sql`
    update budget set
      paused_until = greatest(budget.paused_until, clock_timestamp() + ${pause}::float8 * interval '1 second'),
      pace = case when w.anew then greatest(${slowest}, ${factor} * ${effectivePace}) else budget.pace end,
      pace_at = case when w.anew then clock_timestamp() else budget.pace_at end
    from (
      select key, ${row?.recovery ?? 0}::float8 as recovery,
        clock_timestamp() > greatest(paused_until, pace_at + interval '1 second') or pace = 1 as anew
      from budget where key = ${row?.key ?? ''} for update) w
    where budget.key = w.key`);
}
