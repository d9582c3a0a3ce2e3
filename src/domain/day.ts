/** A calendar day without a time, `2026-09-01`: it does not move with a time zone. */
export type PlainDay = string;

export const schoolTimeZone = 'Europe/London';

/** To make one takes far longer than to use it, and every row of every list asks for a day. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in the school at a moment. */
export function dayOf(moment: Date, timeZone: string = schoolTimeZone): PlainDay {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(moment);
}

/** Whole days from one calendar day to another; negative where `day` has passed. */
export function daysUntil(day: PlainDay, today: PlainDay): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
