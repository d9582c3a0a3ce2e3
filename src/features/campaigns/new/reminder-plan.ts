import { type ReminderPlan, usualReminders } from '#src/domain/campaign.ts';

/** As many as the server takes. */
export const mostDays = 12;
/** How far from the due date a reminder may lie. */
export const farthest = { before: 60, after: 120 } as const;
export type Side = keyof typeof farthest;

/** The day from the due date that "so many days before" or "after" is. */
export function dayFrom(number: number, side: Side): number {
  return side === 'before' ? 0 - number : number;
}

/** With another day, each once and in order. */
export function withDay(plan: ReminderPlan, day: number): ReminderPlan {
  return { ...plan, days: [...new Set([...plan.days, day])].sort((a, b) => a - b) };
}

export function withoutDay(plan: ReminderPlan, day: number): ReminderPlan {
  return { ...plan, days: plan.days.filter((one) => one !== day) };
}

export function isUsual({ days, escalateAfter }: ReminderPlan): boolean {
  return escalateAfter === usualReminders.escalateAfter && days.join() === usualReminders.days.join();
}
