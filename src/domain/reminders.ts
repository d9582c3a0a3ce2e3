import { addDays } from './calendar/plain-days.ts';
import { nextSchoolDay, type SchoolCalendar } from './calendar/school-days.ts';
import type { ReminderPlan } from './campaign.ts';
import type { PlainDay } from './day.ts';
import type { RequestState } from './standing.ts';

export type ChasedRequest = {
  readonly state: RequestState;
  readonly askedOn: PlainDay;
  readonly dueOn: PlainDay;
};

export type ChaseRules = {
  readonly plan: ReminderPlan;
  readonly school: SchoolCalendar;
  /** The person's first working day, where it is known: they are not chased before it. */
  readonly startsOn: PlainDay | null;
};

/**
 * The days on which the ladder calls for a request, in order. A step on a day without school moves to the next one, and
 * a step that does not come after the day of asking is dropped: the request itself has just been read.
 */
export function reminderDays({ askedOn, dueOn }: ChasedRequest, { plan, school }: ChaseRules): readonly PlainDay[] {
  const days = plan.days.map((offset) => nextSchoolDay(addDays(dueOn, offset), school));
  return [...new Set(days)].filter((day) => day > askedOn).sort();
}

/**
 * The step that calls for a digest today, or null. A step that was missed is made good, and several missed ones by one
 * digest. `lastRemindedOn` is the day of the last digest that told of the request.
 */
export function stepDue(
  request: ChasedRequest,
  rules: ChaseRules,
  today: PlainDay,
  lastRemindedOn: PlainDay | null,
): PlainDay | null {
  if (!mayBeChased(request, rules, today)) return null;
  const latest = reminderDays(request, rules).findLast((day) => day <= today);
  return latest !== undefined && (lastRemindedOn === null || lastRemindedOn < latest) ? latest : null;
}

/** The day from which the line manager is to know, or null for never. */
export function escalationDay({ askedOn, dueOn }: ChasedRequest, { plan, school }: ChaseRules): PlainDay | null {
  if (plan.escalateAfter === null) return null;
  const day = nextSchoolDay(addDays(dueOn, plan.escalateAfter), school);
  return day > askedOn ? day : null;
}

/** Whether the line manager is to be told by now. Once told, nobody tells them again. */
export function escalationDue(request: ChasedRequest, rules: ChaseRules, today: PlainDay): boolean {
  const day = escalationDay(request, rules);
  return mayBeChased(request, rules, today) && day !== null && day <= today;
}

function mayBeChased({ state }: ChasedRequest, { startsOn }: ChaseRules, today: PlainDay): boolean {
  return state === 'outstanding' && (startsOn === null || startsOn <= today);
}

/** Why somebody gets no reminder that an admin wanted now. */
export const notReminded = [
  'accepted',
  'declined',
  'on-leave',
  'exempt',
  'closed',
  'account-closed',
  'not-started',
  /** By a reminder, whichever campaign brought it about: it tells of everything. */
  'reminded-today',
  /** By a request, or by anything else we sent. */
  'heard-today',
  /** Neither the app nor a mail address. */
  'no-way',
  /** Today's reminder failed for another reason. */
  'refused',
  'not-asked',
] as const;
export type NotReminded = (typeof notReminded)[number];
