import type { PlainDay } from '../day.ts';
import type { Nation } from '../school.ts';

export type BankHoliday = { readonly day: PlainDay; readonly name: string };

/** Wales keeps the bank holidays of England: https://www.gov.uk/bank-holidays lists both together. */
type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

const divisions: Readonly<Record<Nation, Division>> = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  scotland: 'scotland',
  'northern-ireland': 'northern-ireland',
};

/** The last day for which the lists below are complete. After it only weekends and closures are known. */
export const bankHolidaysUntil: PlainDay = '2028-12-31';

const names = {
  newYear: 'New Year’s Day',
  secondJanuary: '2nd January',
  patrick: 'St Patrick’s Day',
  goodFriday: 'Good Friday',
  easterMonday: 'Easter Monday',
  may: 'Early May bank holiday',
  spring: 'Spring bank holiday',
  boyne: 'Battle of the Boyne (Orangemen’s Day)',
  summer: 'Summer bank holiday',
  andrew: 'St Andrew’s Day',
  christmas: 'Christmas Day',
  boxing: 'Boxing Day',
  /** Proclaimed for Scotland alone on 4 February 2026, for the men's team at the football World Cup. */
  worldCup: 'World Cup bank holiday',
} as const;

type Row = readonly [day: PlainDay, name: keyof typeof names];

/**
 * The days as they are kept: one that falls on a weekend stands on its substitute day. Banking and Financial Dealings
 * Act 1971, schedule 1, and royal proclamations under its section 1; https://www.gov.uk/bank-holidays lists the years
 * that are fixed, and 2028 follows from the same rules.
 */
const rows: Readonly<Record<Division, readonly Row[]>> = {
  'england-and-wales': [
    ['2025-01-01', 'newYear'],
    ['2025-04-18', 'goodFriday'],
    ['2025-04-21', 'easterMonday'],
    ['2025-05-05', 'may'],
    ['2025-05-26', 'spring'],
    ['2025-08-25', 'summer'],
    ['2025-12-25', 'christmas'],
    ['2025-12-26', 'boxing'],
    ['2026-01-01', 'newYear'],
    ['2026-04-03', 'goodFriday'],
    ['2026-04-06', 'easterMonday'],
    ['2026-05-04', 'may'],
    ['2026-05-25', 'spring'],
    ['2026-08-31', 'summer'],
    ['2026-12-25', 'christmas'],
    ['2026-12-28', 'boxing'],
    ['2027-01-01', 'newYear'],
    ['2027-03-26', 'goodFriday'],
    ['2027-03-29', 'easterMonday'],
    ['2027-05-03', 'may'],
    ['2027-05-31', 'spring'],
    ['2027-08-30', 'summer'],
    ['2027-12-27', 'christmas'],
    ['2027-12-28', 'boxing'],
    ['2028-01-03', 'newYear'],
    ['2028-04-14', 'goodFriday'],
    ['2028-04-17', 'easterMonday'],
    ['2028-05-01', 'may'],
    ['2028-05-29', 'spring'],
    ['2028-08-28', 'summer'],
    ['2028-12-25', 'christmas'],
    ['2028-12-26', 'boxing'],
  ],
  scotland: [
    ['2025-01-01', 'newYear'],
    ['2025-01-02', 'secondJanuary'],
    ['2025-04-18', 'goodFriday'],
    ['2025-05-05', 'may'],
    ['2025-05-26', 'spring'],
    ['2025-08-04', 'summer'],
    ['2025-12-01', 'andrew'],
    ['2025-12-25', 'christmas'],
    ['2025-12-26', 'boxing'],
    ['2026-01-01', 'newYear'],
    ['2026-01-02', 'secondJanuary'],
    ['2026-04-03', 'goodFriday'],
    ['2026-05-04', 'may'],
    ['2026-05-25', 'spring'],
    ['2026-06-15', 'worldCup'],
    ['2026-08-03', 'summer'],
    ['2026-11-30', 'andrew'],
    ['2026-12-25', 'christmas'],
    ['2026-12-28', 'boxing'],
    ['2027-01-01', 'newYear'],
    ['2027-01-04', 'secondJanuary'],
    ['2027-03-26', 'goodFriday'],
    ['2027-05-03', 'may'],
    ['2027-05-31', 'spring'],
    ['2027-08-02', 'summer'],
    ['2027-11-30', 'andrew'],
    ['2027-12-27', 'christmas'],
    ['2027-12-28', 'boxing'],
    ['2028-01-03', 'newYear'],
    ['2028-01-04', 'secondJanuary'],
    ['2028-04-14', 'goodFriday'],
    ['2028-05-01', 'may'],
    ['2028-05-29', 'spring'],
    ['2028-08-07', 'summer'],
    ['2028-11-30', 'andrew'],
    ['2028-12-25', 'christmas'],
    ['2028-12-26', 'boxing'],
  ],
  'northern-ireland': [
    ['2025-01-01', 'newYear'],
    ['2025-03-17', 'patrick'],
    ['2025-04-18', 'goodFriday'],
    ['2025-04-21', 'easterMonday'],
    ['2025-05-05', 'may'],
    ['2025-05-26', 'spring'],
    ['2025-07-14', 'boyne'],
    ['2025-08-25', 'summer'],
    ['2025-12-25', 'christmas'],
    ['2025-12-26', 'boxing'],
    ['2026-01-01', 'newYear'],
    ['2026-03-17', 'patrick'],
    ['2026-04-03', 'goodFriday'],
    ['2026-04-06', 'easterMonday'],
    ['2026-05-04', 'may'],
    ['2026-05-25', 'spring'],
    ['2026-07-13', 'boyne'],
    ['2026-08-31', 'summer'],
    ['2026-12-25', 'christmas'],
    ['2026-12-28', 'boxing'],
    ['2027-01-01', 'newYear'],
    ['2027-03-17', 'patrick'],
    ['2027-03-26', 'goodFriday'],
    ['2027-03-29', 'easterMonday'],
    ['2027-05-03', 'may'],
    ['2027-05-31', 'spring'],
    ['2027-07-12', 'boyne'],
    ['2027-08-30', 'summer'],
    ['2027-12-27', 'christmas'],
    ['2027-12-28', 'boxing'],
    ['2028-01-03', 'newYear'],
    ['2028-03-17', 'patrick'],
    ['2028-04-14', 'goodFriday'],
    ['2028-04-17', 'easterMonday'],
    ['2028-05-01', 'may'],
    ['2028-05-29', 'spring'],
    ['2028-07-12', 'boyne'],
    ['2028-08-28', 'summer'],
    ['2028-12-25', 'christmas'],
    ['2028-12-26', 'boxing'],
  ],
};

const lists = new Map(
  Object.entries(rows).map(([division, days]) => [
    division,
    new Map(days.map(([day, name]): [PlainDay, BankHoliday] => [day, { day, name: names[name] }])),
  ]),
);

/** A nation's bank holidays as far as they are known, in order. */
export function bankHolidaysOf(nation: Nation): readonly BankHoliday[] {
  return [...listOf(nation).values()];
}

export function isBankHoliday(day: PlainDay, nation: Nation): boolean {
  return listOf(nation).has(day);
}

function listOf(nation: Nation): ReadonlyMap<PlainDay, BankHoliday> {
  return lists.get(divisions[nation]) ?? new Map();
}
