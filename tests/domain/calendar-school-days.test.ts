import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBankHoliday } from '#src/domain/calendar/bank-holidays.ts';
import { chaseTimeFrom, isChaseTime, nextChaseDay } from '#src/domain/calendar/chase-hours.ts';
import { addDays, lastDay, mondayOf, weekdayOf } from '#src/domain/calendar/plain-days.ts';
import { isSchoolDay, nextSchoolDay } from '#src/domain/calendar/school-days.ts';
import { hourOf, momentOf } from '#src/domain/calendar/school-time.ts';
import { dayOf } from '#src/domain/day.ts';
import { usualSchool } from '#src/domain/school.ts';
import { anyDay, anySchool } from './calendar-support.ts';

test.each([
  ['2026-09-01', true, 'a Tuesday of term'],
  ['2026-09-05', false, 'Saturday'],
  ['2026-09-06', false, 'Sunday'],
  ['2026-08-31', false, 'a bank holiday of England'],
  ['2026-10-26', false, 'the first day of the closure'],
  ['2026-10-30', false, 'its last day'],
  ['2026-11-02', true, 'the Monday after it'],
])('%s: school %s, %s', (day, wanted) => {
  const school = {
    ...usualSchool,
    closures: [{ name: 'Autumn half-term', from: '2026-10-26', until: '2026-10-30' }],
  };
  expect(isSchoolDay(day, school)).toBe(wanted);
});

test('each nation has its own days', () => {
  const on = (nation: 'england' | 'wales' | 'scotland' | 'northern-ireland') => (day: string) =>
    isSchoolDay(day, { nation, closures: [] });
  expect(['england', 'wales', 'scotland', 'northern-ireland'].map((one) => on(one as 'wales')('2026-08-31'))).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect([on('scotland')('2026-11-30'), on('northern-ireland')('2026-07-13'), on('wales')('2026-07-13')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('the next school day is no weekend, bank holiday or closure, and none was passed over', () => {
  fc.assert(
    fc.property(anyDay, anySchool, (day, school) => {
      const next = nextSchoolDay(day, school);
      expect(next >= day).toBe(true);
      expect(weekdayOf(next)).toBeLessThan(5);
      expect(isBankHoliday(next, school.nation)).toBe(false);
      expect(school.closures.some(({ from, until }) => from <= next && next <= until)).toBe(false);
      for (let one = day; one < next; one = addDays(one, 1)) expect(isSchoolDay(one, school)).toBe(false);
    }),
  );
});

test('a school that never opens again ends the search', () => {
  const closures = [{ name: 'Closed', from: '2026-01-01', until: '9999-12-30' }];
  expect(nextSchoolDay('2026-09-01', { nation: 'england', closures })).toBe(lastDay);
});

test.each([
  ['2026-09-01', 8, '2026-09-01T07:00:00.000Z', 'summer time'],
  ['2026-12-01', 8, '2026-12-01T08:00:00.000Z', 'winter time'],
  ['2026-03-29', 0, '2026-03-29T00:00:00.000Z', 'before the clocks go forward'],
  ['2026-03-29', 1, '2026-03-29T01:00:00.000Z', 'an hour that is left out'],
  ['2026-03-29', 2, '2026-03-29T01:00:00.000Z', 'the hour after it'],
  ['2026-10-25', 0, '2026-10-24T23:00:00.000Z', 'before the clocks go back'],
  ['2026-10-25', 1, '2026-10-25T00:00:00.000Z', 'an hour that comes twice, the first time'],
  ['2026-10-25', 2, '2026-10-25T02:00:00.000Z', 'the hour after it'],
  ['2026-10-25', 24, '2026-10-26T00:00:00.000Z', 'the end of a day of 25 hours'],
  ['2026-03-29', 24, '2026-03-29T23:00:00.000Z', 'the end of a day of 23 hours'],
])('%s at %i is %s: %s', (day, hour, moment) => {
  expect(momentOf(day, hour).toISOString()).toBe(moment);
});

test('a moment and its day and hour belong together, through every clock change', () => {
  const hours = fc.integer({ min: 0, max: 23 });
  fc.assert(
    fc.property(anyDay, hours, (day, hour) => {
      const moment = momentOf(day, hour);
      const before = new Date(moment.getTime() - 1);
      expect(dayOf(moment)).toBe(day);
      expect(hourOf(moment)).toBeGreaterThanOrEqual(hour);
      expect(dayOf(before) < day || hourOf(before) < hour).toBe(true);
    }),
  );
});

test('hours to chase lie on school days, between the first hour and the last', () => {
  const moments = fc.date({
    min: new Date('2025-01-01T00:00:00Z'),
    max: new Date('2028-11-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, anySchool, (moment, school) => {
      const day = nextChaseDay(moment, school);
      const from = chaseTimeFrom(moment, school);
      expect(dayOf(from)).toBe(day);
      expect(isChaseTime(from, school)).toBe(true);
      expect(isChaseTime(momentOf(day, school.chaseUntil), school)).toBe(false);
      expect(isChaseTime(new Date(from.getTime() - 1), school)).toBe(false);
      expect(isChaseTime(moment, school)).toBe(from <= moment);
    }),
  );
});

test('a week begins on its Monday', () => {
  expect([mondayOf('2026-09-06'), mondayOf('2026-09-07'), weekdayOf('2026-09-06')]).toEqual([
    '2026-08-31',
    '2026-09-07',
    6,
  ]);
});
