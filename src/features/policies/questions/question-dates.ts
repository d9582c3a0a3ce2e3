import type { PrintedDate } from '#src/domain/policy-document.ts';
import { dateWords } from '#strings/dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The days that a short answer covers, day first as schools write: "2026", "July 2026", "1 July 2026", "01/07/2026". Nothing is guessed. */
export function daysOf(printed: string): Pick<PrintedDate, 'from' | 'to'> {
  const text = printed.trim();
  const year = /^(\d{4})$/u.exec(text);
  if (year?.[1]) return { from: `${year[1]}-01-01`, to: `${year[1]}-12-31` };
  const month = /^(\p{L}{3,9})\s+(\d{4})$/u.exec(text);
  if (month) return spanOf(Number(month[2]), monthOf(month[1] ?? ''), null);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\s+(\d{4})$/u.exec(text);
  if (named) return spanOf(Number(named[3]), monthOf(named[2] ?? ''), Number(named[1]));
  const short = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(text);
  return short ? spanOf(Number(short[3]), Number(short[2]), Number(short[1])) : {};
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function spanOf(year: number, month: number, day: number | null): Pick<PrintedDate, 'from' | 'to'> {
  if (month < 1 || month > 12) return {};
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day !== null && (day < 1 || day > last)) return {};
  const iso = (one: number) => `${year}-${String(month).padStart(2, '0')}-${String(one).padStart(2, '0')}`;
  return { from: iso(day ?? 1), to: iso(day ?? last) };
}

/** A date with other days. What the school printed stays; where it printed nothing, the days are written out. */
export function withDays(date: PrintedDate | null, from: string, to: string): PrintedDate | null {
  const printed = date?.printed.trim() ?? '';
  if (from === '' && to === '') return printed === '' ? null : { printed };
  const [first, last] = [from === '' ? to : from, to === '' ? from : to];
  const words = first === last ? dateWords(first) : `${dateWords(first)} to ${dateWords(last)}`;
  return { printed: printed === '' ? words : printed, from: first, to: last };
}
