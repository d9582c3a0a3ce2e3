/** A calendar day without a time, `2026-09-01`: it does not move with a time zone. */
export type PlainDay = string;

export const schoolTimeZone = 'Europe/London';

/** The day it is in the school at a moment. */
export function dayOf(moment: Date, timeZone: string = schoolTimeZone): PlainDay {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

export function isPlainDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
