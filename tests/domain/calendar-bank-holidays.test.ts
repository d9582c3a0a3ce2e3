import { expect, test } from 'vitest';
import { bankHolidaysOf, bankHolidaysUntil } from '#src/domain/calendar/bank-holidays.ts';
import type { Nation } from '#src/domain/school.ts';

/** The same days worked out from their rules, with nothing of the product but the list to compare with. */

const pad = (number: number) => String(number).padStart(2, '0');
const iso = (date: Date) => date.toISOString().slice(0, 10);
const at = (year: number, month: number, day: number) => new Date(`${year}-${pad(month)}-${pad(day)}T12:00:00Z`);
const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

/** Anonymous Gregorian computus, as published in Nature, 20 April 1876. */
function easterSunday(year: number): Date {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return at(year, Math.floor(n / 31), (n % 31) + 1);
}

function mondayFrom(date: Date): Date {
  return date.getUTCDay() === 1 ? date : mondayFrom(plus(date, 1));
}

const firstMonday = (year: number, month: number) => iso(mondayFrom(at(year, month, 1)));
const lastMonday = (year: number, month: number) => iso(mondayFrom(at(year, month, 25)));

/** Fixed days; one on a weekend goes to the next weekday that no other holiday of the list holds. */
function substituted(days: readonly Date[]): string[] {
  const isFree = (date: Date, taken: readonly string[]) =>
    date.getUTCDay() !== 0 && date.getUTCDay() !== 6 && !taken.includes(iso(date));
  const kept = days.filter((date) => isFree(date, [])).map(iso);
  for (const date of days.filter((one) => !kept.includes(iso(one)))) {
    let substitute = date;
    while (!isFree(substitute, kept)) substitute = plus(substitute, 1);
    kept.push(iso(substitute));
  }
  return kept;
}

function byRule(nation: Nation, year: number): string[] {
  const easter = easterSunday(year);
  const scotland = nation === 'scotland';
  const ireland = nation === 'northern-ireland';
  const movable = [
    iso(plus(easter, -2)),
    ...(scotland ? [] : [iso(plus(easter, 1))]),
    firstMonday(year, 5),
    lastMonday(year, 5),
    scotland ? firstMonday(year, 8) : lastMonday(year, 8),
  ];
  const newYear = [at(year, 1, 1), ...(scotland ? [at(year, 1, 2)] : [])];
  const single = [...(ireland ? [at(year, 3, 17), at(year, 7, 12)] : []), ...(scotland ? [at(year, 11, 30)] : [])];
  const fixed = [newYear, ...single.map((day) => [day]), [at(year, 12, 25), at(year, 12, 26)]].flatMap(substituted);
  return [...movable, ...fixed].sort();
}

test.each<Nation>(['england', 'wales', 'scotland', 'northern-ireland'])(
  '%s keeps the days its rules give',
  (nation) => {
    const proclaimed = nation === 'scotland' ? ['2026-06-15'] : [];
    const wanted = [2025, 2026, 2027, 2028].flatMap((year) => byRule(nation, year));
    const listed = bankHolidaysOf(nation).map(({ day }) => day);
    expect(listed).toEqual([...wanted, ...proclaimed].sort());
    expect(bankHolidaysUntil).toBe('2028-12-31');
  },
);

test('a holiday carries the name of the day it stands for', () => {
  const named = new Map(bankHolidaysOf('scotland').map(({ day, name }) => [day, name]));
  expect(named.get('2025-12-01')).toBe('St Andrew’s Day');
  expect(named.get('2027-01-04')).toBe('2nd January');
  expect(named.get('2026-06-15')).toBe('World Cup bank holiday');
});
