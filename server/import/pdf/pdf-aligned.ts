import { oneSpace } from '../clean-text.ts';
import { readFieldLine } from '../signature-fields.ts';
import type { Region } from './pdf-columns.ts';
import { type Row, type Segment, textOf } from './pdf-rows.ts';

/** Reads a region from top to bottom: words side by side are rows of a table, blanks of a form, or one line of print. */
export function inReadingOrder({ rows: printed, right }: Region): Segment[] {
  const stretched = printed.filter(({ segments }) => Math.abs((segments.at(-1)?.right ?? 0) - right) < 1.5);
  const mostAre = stretched.length > printed.length * 0.5;
  const rows = printed.map((row) =>
    isJustified(row, right, mostAre) ? { ...row, segments: [merge(row.segments)] } : row,
  );
  const order: Segment[] = [];
  for (let at = 0; at < rows.length; ) {
    const taken = tableFrom(rows, at);
    if (taken) order.push(taken.table);
    else order.push(...lineOf(rows[at]?.segments ?? []));
    at = taken?.next ?? at + 1;
  }
  return order;
}

/** A line that is stretched to the margin has the same wide gap between all of its words. */
function isJustified({ segments }: Row, margin: number, mostAre: boolean): boolean {
  const runs = segments.flatMap((segment) => segment.runs);
  const [last] = segments.slice(-1);
  if (segments.length < 2 || !last || Math.abs(last.right - margin) > (mostAre ? 1.5 : 3)) return false;
  if (runs.length < 3 && !mostAre) return false;
  const gaps = runs.slice(1).map(({ x }, at) => x - (runs[at]?.right ?? x));
  const several = runs.filter(({ text }) => /\s/u.test(text.trim())).length;
  return Math.max(...gaps) <= Math.min(...gaps) * 1.8 && several <= runs.length * 0.2;
}

/** Words side by side with nothing above or below to make them cells. */
function lineOf(segments: readonly Segment[]): Segment[] {
  if (segments.length < 2) return [...segments];
  const blanks = merge(segments, '____');
  const wide = segments.some(({ x, size }, at) => x - (segments[at - 1]?.right ?? x) > 2.5 * size);
  if (wide && readFieldLine(oneSpace(textOf(blanks.runs)))) return [blanks];
  const parts: Segment[] = [];
  for (const segment of segments) {
    const last = parts.at(-1);
    if (last && segment.mark === null && segment.x - last.right < 3 * segment.size)
      parts[parts.length - 1] = merge([last, segment]);
    else parts.push(segment);
  }
  return parts;
}

/** Makes one segment of several, with a blank to write on between them where a form has one. */
function merge(segments: readonly Segment[], blank?: string): Segment {
  const [first, ...others] = segments;
  if (!first) throw new Error('A line of print has at least one segment.');
  const runs = [...first.runs];
  let { right } = first;
  for (const next of others) {
    const [run] = next.runs;
    if (run && blank !== undefined && !/[_.…]{3,}\s*$/u.test(textOf(runs)))
      runs.push({ ...run, text: ` ${blank} `, x: right, right: next.x });
    if (run && next.mark !== null) runs.push({ ...run, text: `${next.mark} `, x: next.x, right: next.textX });
    runs.push(...next.runs);
    right = next.right;
  }
  return { ...first, runs, right };
}

type Open = { cells: Segment[][][]; columns: number[]; last: Row; count: number };

/** The table that begins with a row, if at least two rows line up. */
function tableFrom(rows: readonly Row[], from: number): { table: Segment; next: number } | null {
  const first = rows[from];
  if (!first || !isCellRow(first)) return null;
  const open: Open = {
    cells: [first.segments.map((one) => [one])],
    columns: first.segments.map(({ x }) => x),
    last: first,
    count: 1,
  };
  let next = from + 1;
  for (let row = rows[next]; row && take(open, row); row = rows[next]) next += 1;
  const [segment] = first.segments;
  if (open.count < 2 || !segment || isForm(open.cells) || isContents(open.cells)) return null;
  const right = Math.max(...open.cells.flat(2).map((one) => one.right));
  return { next, table: { ...segment, mark: null, runs: [], right, table: filledRows(open) } };
}

function isCellRow({ segments }: Row): boolean {
  return segments.length > 1 && segments.every(({ table }) => table === null) && segments[0]?.mark === null;
}

function take(open: Open, row: Row): boolean {
  const step = row.y - open.last.y;
  const size = row.segments[0]?.size ?? 0;
  if (step > size * 4.5 || row.segments.some(({ table }) => table !== null)) return false;
  const places = row.segments.map(({ x }) => open.columns.findIndex((column) => Math.abs(column - x) < 4));
  const [first, ...others] = places;
  if (isCellRow(row) && first === 0 && goesWith(row, others, open)) {
    for (const { x } of row.segments)
      if (!open.columns.some((column) => Math.abs(column - x) < 4)) open.columns.push(x);
    open.cells.push(row.segments.map((one) => [one]));
    open.count += 1;
  } else if (first !== 0 && places.every((place) => place > 0) && step < size * 1.6) {
    const cells = open.cells.at(-1) ?? [];
    for (const segment of row.segments) {
      const cell = cells.find(([top]) => top && Math.abs(top.x - segment.x) < 4);
      if (!cell) return false;
      cell.push(segment);
    }
  } else return false;
  open.last = row;
  return true;
}

/** Cells line up with those above, or there are as many of them with as wide a gap. */
function goesWith(row: Row, places: readonly number[], open: Open): boolean {
  if (places.every((place) => place > 0)) return true;
  const gaps = row.segments.slice(1).map(({ x, size }, at) => (x - (row.segments[at]?.right ?? x)) / size);
  return row.segments.length === open.cells[0]?.length && gaps.every((gap) => gap > 1.5);
}

function isForm(cells: readonly (readonly (readonly Segment[])[])[]): boolean {
  return cells.every((row) => {
    const text = row.map((cell) => cell.map(({ runs }) => textOf(runs)).join(' ')).join(' ____ ');
    return (
      readFieldLine(oneSpace(text)) !== null &&
      /[_.…]{3,}/u.test(
        row
          .flat()
          .map(({ runs }) => textOf(runs))
          .join(' '),
      )
    );
  });
}

/** A list of contents has the numbers of pages at its right. */
function isContents(cells: readonly (readonly (readonly Segment[])[])[]): boolean {
  return cells.every((row) => row.length === 2 && /^\d{1,3}$/u.test(textOf(row[1]?.[0]?.runs ?? []).trim()));
}

/** Each row with a cell for each column, so that an empty cell keeps its place. */
function filledRows({ cells, columns }: Open): Segment[][][] {
  const widest = Math.max(...cells.map((row) => row.length));
  if (cells.every((row) => row.length === widest)) return cells;
  const places = [...columns].sort((a, b) => a - b);
  return cells.map((row) => places.map((place) => row.find(([top]) => top && Math.abs(top.x - place) < 4) ?? []));
}
