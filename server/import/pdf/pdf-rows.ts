import { readMark } from '../marks.ts';
import { type Box, type Run, shareOf } from './pdf-page.ts';

/** Words that stand together on one line of print; a wider gap, as between columns or cells, parts them from others. */
export type Segment = {
  /** The bullet or number in front, as printed, where it stands apart from the words. */
  readonly mark: string | null;
  readonly runs: readonly Run[];
  /** Where the mark or else the first word begins. */
  readonly x: number;
  /** Where the words begin, which is where wrapped lines of an item go on. */
  readonly textX: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The rows of a table that stands here, each cell with its lines; null for words. */
  readonly table: readonly (readonly (readonly Segment[])[])[] | null;
};

export type Row = { readonly y: number; readonly segments: readonly Segment[] };

/** In parts of the letter size: a gap that parts segments. */
const wideGap = 0.8;

export function rowsOf(runs: readonly Run[], dots: readonly Box[] = []): Row[] {
  const lines: Run[][] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && run.y - first.y <= reach(run, first)) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => rowOf(printedOnce(line), dots));
}

/** How far apart the feet of letters stand on one line; raised numbers are small and stand higher. */
function reach(a: Run, b: Run): number {
  const [small, large] = a.size < b.size ? [a.size, b.size] : [b.size, a.size];
  return (small < large * 0.85 ? 0.5 : 0.4) * large;
}

/** Bold is sometimes made by printing the same words twice, a hair apart. */
function printedOnce(line: readonly Run[]): Run[] {
  return line.filter(
    (run, at) =>
      !line.some(
        (other, place) =>
          place < at &&
          other.text === run.text &&
          Math.abs(other.x - run.x) < 0.1 * run.size &&
          Math.abs(other.y - run.y) < 0.1 * run.size,
      ),
  );
}

function rowOf(line: readonly Run[], dots: readonly Box[]): Row {
  const parts: Run[][] = [];
  for (const run of [...line].sort((a, b) => a.x - b.x)) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    const gap = last ? run.x - last.right : 0;
    const apart =
      last && (gap > wideGap * Math.min(run.size, last.size) || (isMarkAlone(part ?? []) && gap > 0.15 * run.size));
    if (part && last && !apart) part.push(run);
    else parts.push([run]);
  }
  const segments: Segment[] = [];
  let mark: Segment | null = null;
  for (const part of parts) {
    const plain = segmentOf(part);
    if (mark && plain.x - mark.right < (segments.length === 1 ? 6 : 2.5) * plain.size)
      segments[segments.length - 1] = withMark(mark, plain);
    else segments.push(plain);
    mark = !mark && isMarkAlone(part) ? plain : null;
  }
  return { y: Math.max(...line.map(({ y }) => y)), segments: segments.map((one) => withDot(one, dots)) };
}

function isMarkAlone(part: readonly Run[]): boolean {
  const text = textOf(part).trim();
  const [first] = part;
  if (first?.symbol && part.length === 1 && text.length <= 2) return true;
  if (/^[o*\-–—·]$/u.test(text)) return true;
  if (!/^.{1,12}$/u.test(text) || !/[.)]$|^[^\p{L}\p{N}]+$/u.test(text)) return false;
  const { mark, rest } = readMark(`${text}  x`);
  return mark !== null && rest === 'x';
}

function segmentOf(runs: readonly Run[]): Segment {
  const [first] = runs;
  const largest = runs.reduce((most, run) => (run.text.length > most.text.length ? run : most), first ?? noRun);
  const x = first?.x ?? 0;
  return {
    mark: null,
    runs: inOrder(runs),
    x,
    textX: x,
    right: Math.max(...runs.map(({ right }) => right)),
    y: largest.y,
    size: largest.size,
    table: null,
  };
}

const noRun: Run = { text: '', x: 0, right: 0, y: 0, size: 0, bold: false, italic: false, symbol: false, href: null };

function withMark(mark: Segment, words: Segment): Segment {
  const sign = mark.runs[0]?.symbol === true ? '•' : textOf(mark.runs).trim();
  return { ...words, mark: sign, x: mark.x };
}

/** Some programs draw the bullets of a list as small discs, which are no letters. */
function withDot(segment: Segment, dots: readonly Box[]): Segment {
  const dot = dots.find(
    ({ left, right, top, bottom }) =>
      right <= segment.x &&
      segment.x - left < 2.5 * segment.size &&
      bottom <= segment.y + 1 &&
      top >= segment.y - segment.size,
  );
  return dot && segment.mark === null ? { ...segment, mark: '•', x: dot.left } : segment;
}

/** Arabic, Hebrew and other scripts that run from right to left stand on the page with their first word at the right. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  const letters = textOf(runs);
  const leftward =
    letters.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return leftward > letters.length / 3 ? [...runs].reverse() : runs;
}

/** The words of a line with one space where the print leaves one. */
export function textOf(runs: readonly Run[]): string {
  return piecesOf(runs)
    .map(({ text }) => text)
    .join('');
}

export type Piece = { readonly text: string; readonly href: string | null };

export function piecesOf(runs: readonly Run[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1];
    const gap = before ? Math.max(run.x - before.right, before.x - run.right) : 0;
    const space =
      before && gap > 0.13 * Math.min(run.size, before.size) && !/\s$/u.test(before.text) && !/^\s/u.test(run.text);
    const last = pieces.at(-1);
    const words = isRaised(run, before ?? runs[at + 1]) ? `[${run.text.trim()}]` : run.text;
    const text = space ? ` ${words}` : words;
    if (last && last.href === run.href) pieces[pieces.length - 1] = { href: last.href, text: last.text + text };
    else if (last && space) {
      pieces[pieces.length - 1] = { href: last.href, text: `${last.text} ` };
      pieces.push({ text: words, href: run.href });
    } else pieces.push({ text, href: run.href });
  }
  return pieces;
}

/** The small raised number that points to a note. */
function isRaised(run: Run, beside: Run | undefined): boolean {
  if (!beside || !/^\s*\d{1,2}\s*$/u.test(run.text)) return false;
  return run.size < beside.size * 0.85 && run.y < beside.y - beside.size * 0.12;
}

export function isBold({ runs }: Segment): boolean {
  return worded(runs).every(({ bold }) => bold);
}

export function isItalic({ runs }: Segment): boolean {
  return worded(runs).every(({ italic }) => italic);
}

/** Stops and brackets are often in another style than the words they follow. */
function worded(runs: readonly Run[]): readonly Run[] {
  const words = runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return words.length > 0 ? words : runs;
}

/** How wide the first word is: a line that had room for it was not broken by its margin. */
export function firstWordWidth({ runs }: Segment): number {
  const [first] = runs;
  if (!first) return 0;
  const word = /^\s*\S+/u.exec(first.text)?.[0] ?? '';
  return (first.right - first.x) * shareOf(first.text, word.length);
}
