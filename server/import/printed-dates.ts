import type { PrintedDate } from '#src/domain/policy-document.ts';

const english = 'january february march april may june july august september october november december'.split(' ');
const welsh = 'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr'.split(' ');
const names = [...english, ...welsh, ...english.map((name) => name.slice(0, 3)), 'sept'];
const month = `(?:${[...names].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const year = '(?:19|20)\\d\\d';
const day = '\\d{1,2}(?:\\s?(?:st|nd|rd|th|af|il|fed|ydd|eg|ain))?';
const numeric = `\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:${year}|\\d\\d)`;
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?';
const worded = `${weekday}${day}\\s+(?:of\\s+)?${month},?\\s+(?:${year}|['’]?\\d\\d(?![\\d:.]))`;
const numericMonth = `(?:0?[1-9]|1[0-2])[/.]${year}`;
const single = `(?:${numeric}|${numericMonth}|${worded}|${month},?\\s+${year}|${month}\\s+['’]\\d\\d|${year}-\\d\\d-\\d\\d)`;
const between = '\\s*(?:[/–—-]|\\bto\\b|\\band\\b|\\bor\\b)\\s*';
const season = `(?:spring|summer|autumn|winter)(?:\\s+term)?(?:\\s+\\d)?,?\\s+${year}`;
const yearSpan = `${year}\\s*[-–/]\\s*(?:${year}|\\d\\d)(?!\\d)`;
const anyDate = `${single}${between}${single}|${month}${between}${month},?\\s+${year}|${single}|${season}|${yearSpan}|${year}`;

/** Every printed date has one; most lines have none, and looking for a date is dear. */
const digit = /\d/u;
const wholeDate = new RegExp(`^(?:${anyDate})$`, 'iu');
const someDate = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyDate})(?![\\p{L}\\p{N}])`, 'giu');

type Span = { readonly from: string; readonly to: string };

/** Reads a value that is a date and nothing else. A season keeps its words alone: schools' terms differ. */
export function readPrintedDate(value: string): PrintedDate | null {
  const printed = value.trim().replace(/[.;,]$/u, '');
  if (!digit.test(printed) || !wholeDate.test(printed)) return null;
  const span = spanOf(printed);
  return span ? { printed, ...span } : new RegExp(`^${season}$`, 'iu').test(printed) ? { printed } : null;
}

export type FoundDate = { readonly date: PrintedDate; readonly at: number; readonly end: number };

/** Every date that stands in a longer text, with its place; bare years are none. */
export function printedDatesIn(text: string): FoundDate[] {
  if (!digit.test(text)) return [];
  return [...text.matchAll(someDate)].flatMap((match) => {
    if (new RegExp(`^${year}$`, 'u').test(match[0])) return [];
    const date = readPrintedDate(match[0]);
    return date ? [{ date, at: match.index, end: match.index + match[0].length }] : [];
  });
}

/** The first date that stands in a longer text, a bare year only if `bareYear` says so. */
export function findPrintedDate(text: string, bareYear = false): PrintedDate | null {
  if (!digit.test(text)) return null;
  for (const [found] of text.matchAll(someDate)) {
    if (!bareYear && new RegExp(`^${year}$`, 'u').test(found)) continue;
    const date = readPrintedDate(found);
    if (date) return date;
  }
  return null;
}

function spanOf(printed: string): Span | null {
  const spanned = new RegExp(`^(${year})\\s*[-–/]\\s*(${year}|\\d\\d)$`, 'u').exec(printed);
  if (spanned?.[1] && spanned[2]) return yearsSpan(spanned[1], spanned[2]);
  const one = singleSpan(printed);
  if (one) return one;
  const shared = new RegExp(`^(${month})${between}(${month}),?\\s+(${year})$`, 'iu').exec(printed);
  if (shared?.[1] && shared[2])
    return ordered(singleSpan(`${shared[1]} ${shared[3]}`), singleSpan(`${shared[2]} ${shared[3]}`));
  const pair = new RegExp(`^(${single})${between}(${single})$`, 'iu').exec(printed);
  return pair?.[1] && pair[2] ? ordered(singleSpan(pair[1]), singleSpan(pair[2])) : null;
}

function ordered(first: Span | null, second: Span | null): Span | null {
  return first && second && first.from <= second.to ? { from: first.from, to: second.to } : null;
}

function yearsSpan(first: string, second: string): Span | null {
  const last = second.length === 2 ? `${first.slice(0, 2)}${second}` : second;
  return last >= first ? { from: `${first}-01-01`, to: `${last}-12-31` } : null;
}

function singleSpan(text: string): Span | null {
  if (new RegExp(`^${year}$`, 'u').test(text)) return yearsSpan(text, text);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  if (iso) return daySpan(iso[1], iso[2], iso[3]);
  const parts = new RegExp(`^(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(${year}|\\d\\d)$`, 'u').exec(text);
  if (parts) return daySpan(parts[3]?.length === 2 ? `20${parts[3]}` : parts[3], parts[2], parts[1]);
  const inMonth = new RegExp(`^(\\d{1,2})[/.](${year})$`, 'u').exec(text);
  if (inMonth?.[1] && inMonth[2]) return monthSpan(inMonth[2], Number(inMonth[1]));
  const words = new RegExp(
    `^${weekday}(?:(\\d{1,2})\\s?\\p{L}*\\s+(?:of\\s+)?)?(${month}),?\\s+(${year}|['’]?\\d\\d)$`,
    'iu',
  ).exec(text);
  const number = words?.[2] === undefined ? null : monthNumber(words[2]);
  if (!number || words?.[3] === undefined) return null;
  const inFull = /^\d{4}$/u.test(words[3]) ? words[3] : `20${words[3].slice(-2)}`;
  return words[1] === undefined ? monthSpan(inFull, number) : daySpan(inFull, String(number), words[1]);
}

function monthNumber(name: string): number | null {
  const small = name.toLowerCase().replace('.', '');
  const index = [english, welsh]
    .map((list) =>
      list.findIndex((full) => full === small || (small.length >= 3 && list === english && full.startsWith(small))),
    )
    .find((found) => found >= 0);
  return index === undefined ? null : index + 1;
}

function monthSpan(yearText: string, number: number): Span {
  const last = new Date(Date.UTC(Number(yearText), number, 0)).getUTCDate();
  const prefix = `${yearText}-${String(number).padStart(2, '0')}`;
  return { from: `${prefix}-01`, to: `${prefix}-${last}` };
}

/** Day first, as British schools print it; a day that does not exist is no date. */
function daySpan(yearText = '', monthText = '', dayText = ''): Span | null {
  const iso = `${yearText}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : { from: iso, to: iso };
}
