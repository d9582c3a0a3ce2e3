import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createBudgets, type SharedBudgets } from '#server/store/budgets.ts';
import { openStore, type Store } from '#server/store/open-store.ts';
import { until } from '#tests/support/world.ts';

const table = {
  bot: [{ units: 50, seconds: 1 }],
  slow: [
    { units: 600, seconds: 60 },
    { units: 40, seconds: 86_400 },
  ],
};
type Key = keyof typeof table;

let stores: Store[] = [];
let processes: SharedBudgets<Key>[] = [];
let drop: () => Promise<unknown>;

/** Two processes on one database, as far as budgets can tell. */
beforeEach(async () => {
  const server = inject('postgres');
  const name = `b${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template world`);
  const open = () => openStore({ ...server, database: name }, () => undefined);
  stores = [await open(), await open()];
  processes = stores.map(({ db }) => createBudgets<Key>(db, table, { scale: 1 }));
  drop = async () => {
    for (const one of processes) one.stop();
    await Promise.all(stores.map((store) => store.close()));
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
});
afterEach(() => drop());

const [here, there] = [() => processes[0] as SharedBudgets<Key>, () => processes[1] as SharedBudgets<Key>];
const everyone = () => [here(), there()];
const since = (from: number) => (performance.now() - from) / 1_000;

/** The most in any stretch of so many milliseconds. */
function mostWithin(times: readonly number[], milliseconds: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(...sorted.map((from, index) => sorted.slice(index).filter((at) => at < from + milliseconds).length));
}

test('two processes together spend what is allowed in a second, hardly less and not more', async () => {
  const times: number[] = [];
  const began = performance.now();
  const spender = async (budgets: SharedBudgets<Key>) => {
    while (since(began) < 3) {
      await budgets.spend('bot', 1, 'bulk');
      times.push(performance.now());
    }
  };
  await Promise.all(everyone().flatMap((one) => Array.from({ length: 15 }, () => spender(one))));
  // Here both run in one program: held up, it lets the calls of both leave together. Each for itself would spend 94.
  expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(54);
  expect(times.filter((at) => at < began + 3_000).length).toBeGreaterThan(0.9 * 3 * 47);
});

test('what a person does overtakes bulk that waits, in its own process and in another', async () => {
  const order: string[] = [];
  const bulk = Array.from({ length: 100 }, async () => {
    await here().spend('bot', 1, 'bulk');
    order.push('bulk');
  });
  await until(async () => order.length > 0);
  await Promise.all(
    everyone().map(async (one) => {
      await one.spend('bot', 1, 'person');
      order.push('person');
    }),
  );
  expect(order.length).toBeLessThan(45);
  await Promise.all(bulk);
});

test('a refusal pauses everybody for as long as was asked, and everybody goes slower, for a while', async () => {
  const pace = async () =>
    Number((await stores[0]?.pool.query(`select pace from budget where key = 'bot'`))?.rows[0]?.pace);
  await here().spend('bot', 1, 'bulk');
  const before = Array.from({ length: 30 }, () => here().spend('bot', 1, 'bulk'));
  await before[0];
  const began = performance.now();
  await Promise.all([here().throttled('bot', 1), here().throttled('bot', 1)]);
  expect(await pace()).toBeCloseTo(0.9);
  await Promise.race(everyone().map((one) => one.spend('bot', 1, 'person')));
  expect(since(began)).toBeGreaterThan(0.95);
  await stores[0]?.pool.query(`update budget set pace_at = pace_at - interval '1 hour', paused_until = null`);
  await Promise.all(before);
  const again = performance.now();
  await Promise.all(Array.from({ length: 48 }, () => there().spend('bot', 1, 'bulk')));
  expect(since(again)).toBeLessThan(1.25);
});

test('a process that books and dies takes nothing with it', async () => {
  const lost = Array.from({ length: 50 }, () =>
    here()
      .spend('bot', 1, 'bulk')
      .catch(() => 'refused'),
  );
  await lost[0];
  here().stop();
  expect(await Promise.all(lost)).toContain('refused');
  const began = performance.now();
  await there().spend('bot', 1, 'bulk');
  expect(since(began)).toBeLessThan(0.5);
});

test('a day’s limit holds beside the minute’s', async () => {
  let spent = 0;
  for (let each = 0; each < 40; each += 1) {
    void here()
      .spend('slow', 1, 'bulk')
      .then(
        () => (spent += 1),
        () => undefined,
      );
  }
  // However long a busy machine takes for them, the day gives these and then no more.
  await until(async () => spent >= 21);
  const all = performance.now();
  await until(async () => since(all) > 1.5);
  expect(spent).toBe(21);
});

test('one call in many that is refused waits alone, several slow everybody down a little, and more pause them', async () => {
  const budget = async () => {
    const { rows } = await (stores[0] as Store).pool.query(
      `select pace, paused_until is not null as paused from budget where key = 'bot'`,
    );
    return rows[0];
  };
  await Promise.all(Array.from({ length: 30 }, () => here().spend('bot', 1, 'bulk')));
  await here().throttled('bot', 30);
  expect(await budget()).toEqual({ pace: 1, paused: false });
  for (let refused = 1; refused < 6; refused += 1) await here().throttled('bot', 30);
  expect(await budget()).toEqual({ pace: 0.97, paused: false });
  const began = performance.now();
  await Promise.all(everyone().map((one) => one.spend('bot', 1, 'bulk')));
  expect(since(began)).toBeLessThan(1);
  for (let refused = 6; refused < 10; refused += 1) await here().throttled('bot', 30);
  expect(await budget()).toMatchObject({ paused: true });
});
