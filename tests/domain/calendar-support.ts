import fc from 'fast-check';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { nations, type School, usualSchool } from '#src/domain/school.ts';

/** Days for which the bank holidays are known, with some room at the end. */
export const anyDay = fc.integer({ min: 0, max: 1_400 }).map((days) => addDays('2025-01-01', days));

const anyClosure = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 45 }))
  .map(([from, days]) => ({ name: 'Closed', from, until: addDays(from, days) }));

/** Hours start at three, since only then a day holds each of them once on the days of the clock changes. */
const anyHours = fc
  .tuple(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 1, max: 3 }))
  .map(([chaseFrom, length]) => ({ chaseFrom, chaseUntil: chaseFrom + length }));

export const anySchool: fc.Arbitrary<School> = fc
  .tuple(fc.constantFrom(...nations), fc.array(anyClosure, { maxLength: 8 }), anyHours)
  .map(([nation, closures, hours]) => ({ ...usualSchool, ...hours, nation, closures }));
