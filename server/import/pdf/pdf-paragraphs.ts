import { readMark } from '../marks.ts';
import { readFieldLine } from '../signature-fields.ts';
import type { Region } from './pdf-columns.ts';
import { firstWordWidth, isBold, type Segment, textOf } from './pdf-rows.ts';

/** A line of print in its place: the page and the region it stands in decide what a wide gap or an early end means. */
export type Placed = {
  readonly segment: Segment;
  readonly text: string;
  readonly page: number;
  readonly region: Region;
};

export type Paragraph = { readonly lines: readonly Placed[]; readonly gap: boolean };

/** Joins lines that were broken by the margin, also over the end of a page or a column. */
export function paragraphsOf(placed: readonly Placed[]): Paragraph[] {
  const leading = leadingOf(placed);
  const paragraphs: { lines: Placed[]; gap: boolean }[] = [];
  for (const next of placed) {
    const open = paragraphs.at(-1);
    const last = open?.lines.at(-1);
    if (open && last && goesOn(open.lines, last, next, leading)) open.lines.push(next);
    else paragraphs.push({ lines: [next], gap: !last || isApart(last, next, leading) });
  }
  return paragraphs;
}

function isApart(last: Placed, next: Placed, leading: number): boolean {
  if (last.page !== next.page || last.region !== next.region) return next.segment.mark === null;
  return next.segment.y - last.segment.y > leading * Math.max(next.segment.size, last.segment.size) * 1.3;
}

/** The distance of lines within a paragraph as a part of the letter size: that from each full line to the next. */
function leadingOf(placed: readonly Placed[]): number {
  const steps: number[] = [];
  for (const [at, next] of placed.entries()) {
    const last = placed[at - 1];
    if (!last || last.region !== next.region || next.segment.mark !== null || !isFull(last, next)) continue;
    const step = (next.segment.y - last.segment.y) / next.segment.size;
    if (step > 0.8 && step < 2.4 && sameSize(last.segment, next.segment)) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 1.3;
}

function sameSize(a: Segment, b: Segment): boolean {
  return Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size);
}

/** Whether the first word of the next line had no room on this one; the end of a sentence leaves less to chance. */
function isFull({ segment, region, text }: Placed, next: Placed): boolean {
  const { size } = next.segment;
  const word = firstWordWidth(next.segment) + (/[.:;!?]$/u.test(text) ? 0.2 * size : 0.5 * size);
  return (
    segment.right + word > region.right ||
    (isCentred(segment, region) && segment.right - segment.x + word > region.right - region.left)
  );
}

function isCentred({ x, right }: Segment, region: Region): boolean {
  return x > region.left + 12 && Math.abs((x + right) / 2 - (region.left + region.right) / 2) < 6;
}

function middleOf({ x, right }: Segment): number {
  return (x + right) / 2;
}

function goesOn(lines: readonly Placed[], last: Placed, next: Placed, leading: number): boolean {
  const [first] = lines;
  if (!first || last.segment.table || next.segment.table || !sameSize(last.segment, next.segment)) return false;
  if (startsItem(first, last, next) || /[_…]{3,}|\.{5,}/u.test(`${last.text} ${next.text}`)) return false;
  if (/[.:;!?]$/u.test(last.text) && next.text.length < 40 && readFieldLine(next.text)) return false;
  const full = isFull(last, next) || /\p{L}[-‐\u00AD]$/u.test(last.text);
  const small = /^\p{Ll}/u.test(next.text) && !/[.:;!?]$/u.test(last.text);
  if (!isBelow(last, next, leading, full, small) || !standsUnder(lines, next, full && small)) return false;
  // A heading stands above its text; words in bold within a paragraph may also begin a line of it.
  if (lines.every(({ segment }) => isBold(segment)) && !isBold(next.segment)) return full && small;
  const long = last.segment.right - last.segment.x > (last.region.right - last.region.left) * 0.6;
  return full || (small && long && last.region === next.region);
}

/** A mark begins an item, unless it is a dash in the middle of a sentence that the margin put first on its line. */
function startsItem(first: Placed, last: Placed, next: Placed): boolean {
  if (next.segment.mark !== null) return true;
  const { mark } = readMark(next.text);
  if (!mark) return false;
  const dash = /^[-–—]$/u.test(mark.printed) && /^[-–—]\s+\p{Ll}/u.test(next.text);
  const sameMark = first.segment.mark === mark.printed || readMark(first.text).mark?.printed === mark.printed;
  return !(dash && isFull(last, next) && !sameMark && Math.abs(next.segment.x - last.segment.textX) < 3);
}

function isBelow(last: Placed, next: Placed, leading: number, full: boolean, small: boolean): boolean {
  if (last.region.column !== next.region.column) return full && small;
  if (last.page !== next.page || last.region !== next.region)
    return full && isBold(last.segment) === isBold(next.segment);
  const step = (next.segment.y - last.segment.y) / next.segment.size;
  if (step <= 0) return false;
  return step < leading * 1.09 + 0.03 || (step < leading * 1.4 && full && small);
}

/** Wrapped lines stand under the words of an item, or at the margin of their paragraph behind an indented first line. */
function standsUnder(lines: readonly Placed[], next: Placed, surely: boolean): boolean {
  const [first, second] = lines;
  if (!first) return false;
  const from = ({ segment, region }: Placed, x = segment.x) =>
    x - (next.region === region ? 0 : region.left - next.region.left);
  const { x } = next.segment;
  const item = first.segment.mark !== null || readMark(first.text).mark !== null;
  if (item && x < from(first) - 1.2 * first.segment.size) return false;
  if (item && !second) return x <= from(first, first.segment.textX) + first.segment.size * 3;
  if (isCentred(next.segment, next.region) && Math.abs(middleOf(first.segment) - middleOf(next.segment)) < 6)
    return true;
  if (second) return Math.abs(x - from(second)) < 4 || (surely && x < from(first));
  return x <= from(first) + 4 || surely;
}

/** A table that the end of a page cuts goes on at the top of the next, often with its headings printed again. */
export function withWholeTables(placed: readonly Placed[]): Placed[] {
  const whole: Placed[] = [];
  for (const next of placed) {
    const last = whole.at(-1);
    const [above, below] = [last?.segment.table, next.segment.table];
    const columns = new Set([...(above ?? []), ...(below ?? [])].map((row) => row.length));
    if (!last || !above || !below || last.page === next.page || columns.size !== 1) {
      whole.push(next);
      continue;
    }
    const repeated = rowText(above[0]) === rowText(below[0]);
    const table = [...above, ...(repeated ? below.slice(1) : below)];
    whole[whole.length - 1] = { ...last, page: next.page, segment: { ...last.segment, table } };
  }
  return whole;
}

function rowText(row: readonly (readonly Segment[])[] | undefined): string {
  return (row ?? []).map((cell) => cell.map(textOfPlaced).join(' ')).join('\t');
}

export function textOfPlaced(segment: Segment): string {
  return textOf(segment.runs).trim();
}
