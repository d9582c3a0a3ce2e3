import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { isSchoolDay } from '#src/domain/calendar/school-days.ts';
import { usualReminders } from '#src/domain/campaign.ts';
import type { ChasedRequest, ChaseRules } from '#src/domain/reminders.ts';
import { escalationDay, escalationDue, reminderDays, stepDue } from '#src/domain/reminders.ts';
import { usualSchool } from '#src/domain/school.ts';
import { anyDay, anySchool } from './calendar-support.ts';

const rules: ChaseRules = { plan: usualReminders, school: usualSchool, startsOn: null };
const request: ChasedRequest = { state: 'outstanding', askedOn: '2026-09-01', dueOn: '2026-09-30' };
const halfTerm = { name: 'Half-term', from: '2026-09-28', until: '2026-10-02' };

describe('the days of a ladder', () => {
  test('count from the due date, and move off the weekend', () => {
    // 3 October is a Saturday.
    expect(reminderDays(request, rules)).toEqual([
      '2026-09-23',
      '2026-09-28',
      '2026-09-30',
      '2026-10-05',
      '2026-10-07',
    ]);
  });
  test('that fall into a holiday meet on the first day after it, once', () => {
    const closed = { ...rules, school: { ...usualSchool, closures: [halfTerm] } };
    expect(reminderDays(request, closed)).toEqual(['2026-09-23', '2026-10-05', '2026-10-07']);
  });
  test('begin after the day of asking', () => {
    expect(reminderDays({ ...request, askedOn: '2026-09-28' }, rules)).toEqual([
      '2026-09-30',
      '2026-10-05',
      '2026-10-07',
    ]);
    expect(reminderDays({ ...request, askedOn: '2026-10-07' }, rules)).toEqual([]);
  });
});

describe('a step', () => {
  test.each<[string, string | null, string | null, string]>([
    ['2026-09-22', null, null, 'before the first'],
    ['2026-09-23', null, '2026-09-23', 'on its day'],
    ['2026-09-24', null, '2026-09-23', 'missed yesterday, is made good'],
    ['2026-09-24', '2026-09-23', null, 'served on its day, is over'],
    ['2026-10-20', null, '2026-10-07', 'missed with all the others, is one'],
    ['2026-10-21', '2026-10-20', null, 'made good, is over'],
    ['2026-09-30', '2026-09-28', '2026-09-30', 'after one that was served'],
    ['2026-09-23', '2026-09-22', '2026-09-23', 'is not served by a digest before it'],
  ])('on %s, last reminded %s: %s (%s)', (today, last, wanted) => {
    expect(stepDue(request, rules, today, last)).toBe(wanted);
  });
  test('calls for nobody who accepted, is exempt, was closed, or has not begun to work', () => {
    for (const state of ['accepted', 'exempt', 'closed'] as const) {
      expect(stepDue({ ...request, state }, rules, '2026-09-23', null)).toBeNull();
    }
    const starter = { ...rules, startsOn: '2026-09-24' };
    expect(stepDue(request, starter, '2026-09-23', null)).toBeNull();
    expect(stepDue(request, starter, '2026-09-24', null)).toBe('2026-09-23');
  });
});

describe('the line manager', () => {
  test('is told some days after the due date, on a school day', () => {
    // 10 October is a Saturday.
    expect(escalationDay(request, rules)).toBe('2026-10-12');
    expect(escalationDue(request, rules, '2026-10-11')).toBe(false);
    expect(escalationDue(request, rules, '2026-10-12')).toBe(true);
    expect(escalationDue(request, rules, '2026-11-20')).toBe(true);
  });
  test('is told of nobody where the campaign says never, nor of who is on leave', () => {
    expect(escalationDay(request, { ...rules, plan: { days: [], escalateAfter: null } })).toBeNull();
    expect(escalationDue({ ...request, state: 'exempt' }, rules, '2026-11-20')).toBe(false);
  });
});

test('walked through day by day, a person is reminded on school days alone, at most once for each step', () => {
  const days = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { maxLength: 8 });
  const off = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 60 }),
      days,
      anySchool,
      off,
      (askedOn, span, plan, school, broken) => {
        const one = { ...request, askedOn, dueOn: addDays(askedOn, span) };
        const these = { plan: { days: plan, escalateAfter: null }, school, startsOn: null };
        const steps = reminderDays(one, these);
        const reminded: string[] = [];
        for (let passed = 0; passed < 200; passed += 1) {
          const today = addDays(askedOn, passed);
          if (broken.includes(passed) || !isSchoolDay(today, school)) continue;
          if (stepDue(one, these, today, reminded.at(-1) ?? null) !== null) reminded.push(today);
        }
        expect(reminded.length).toBeLessThanOrEqual(steps.length);
        expect(steps.every((day) => isSchoolDay(day, school) && day > askedOn)).toBe(true);
        // With the product always on, exactly the steps.
        if (broken.length === 0) expect(reminded).toEqual(steps.filter((day) => day < addDays(askedOn, 200)));
        // Whatever was missed, the last step has been served in the end.
        const last = steps.at(-1);
        if (last !== undefined && last < addDays(askedOn, 100)) expect((reminded.at(-1) ?? '') >= last).toBe(true);
      },
    ),
  );
});
