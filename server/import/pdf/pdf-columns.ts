import { isBold, type Row, type Segment } from './pdf-rows.ts';

/** A part of a page that is read from top to bottom, with the margins that its lines were broken at. */
export type Region = {
  readonly rows: readonly Row[];
  readonly left: number;
  readonly right: number;
  readonly column: boolean;
};

/** In points: text is not set in columns narrower than this, but wide gaps in a line may look like one. */
const narrowest = 100;

/** Puts the rows of a page in the order of reading: what crosses the page first, then one column after the other. */
export function regionsOf(rows: readonly Row[], column = false): Region[] {
  if (rows.length === 0) return [];
  const split = bestSplit(rows);
  if (!split) return [{ rows, column, ...edgesOf(rows) }];
  const { from, to, gutter } = split;
  const inside = rows.slice(from, to);
  const side = (keep: (segment: Segment) => boolean): Row[] =>
    inside.flatMap((row) => {
      const segments = row.segments.filter(keep);
      return segments.length > 0 ? [{ y: Math.max(...segments.map(({ y }) => y)), segments }] : [];
    });
  return [
    ...regionsOf(rows.slice(0, from), column),
    ...regionsOf(
      side(({ x }) => x < gutter),
      true,
    ),
    ...regionsOf(
      side(({ x }) => x >= gutter),
      true,
    ),
    ...regionsOf(rows.slice(to), column),
  ];
}

function edgesOf(rows: readonly Row[]): { left: number; right: number } {
  const segments = rows.flatMap((row) => row.segments);
  const words = segments.filter(({ table }) => table === null);
  const [lefts, rights] = [segments.map(({ x }) => x), (words.length > 0 ? words : segments).map(({ right }) => right)];
  return { left: Math.min(...lefts), right: Math.max(...rights) };
}

type Split = { readonly from: number; readonly to: number; readonly gutter: number };

function bestSplit(rows: readonly Row[]): Split | null {
  const { left, right } = edgesOf(rows);
  const width = right - left;
  let best: Split | null = null;
  const tried = new Set<number>();
  for (const { x } of rows.flatMap(({ segments }) => segments)) {
    const gutter = Math.round(x - 2);
    if (gutter < left + width * 0.2 || gutter > right - width * 0.2 || tried.has(gutter)) continue;
    tried.add(gutter);
    for (const stretch of stretches(rows, gutter)) {
      const split = withoutTitle(rows, stretch);
      if (split.to - split.from <= (best ? best.to - best.from : 0)) continue;
      if (isColumns(rows.slice(split.from, split.to), gutter)) best = split;
    }
  }
  return best;
}

/** Rows in succession that no words cross at the gutter. */
function stretches(rows: readonly Row[], gutter: number): Split[] {
  const found: Split[] = [];
  let from = 0;
  for (let at = 0; at <= rows.length; at += 1) {
    if (rows[at]?.segments.every(({ x, right }) => x >= gutter - 1 || right <= gutter + 1)) continue;
    if (at - from >= 4) found.push({ from, to: at, gutter });
    from = at + 1;
  }
  return found;
}

/** What crosses the page above the columns may end in a short line, which stands over one of them. */
function withoutTitle(rows: readonly Row[], { from, to, gutter }: Split): Split {
  const inside = rows.slice(from, to).flatMap(({ segments }) => segments.filter(({ x }) => x < gutter));
  const left = Math.min(...inside.map(({ x }) => x));
  const isCentred = (row: Row | undefined) =>
    row?.segments.every(({ x }) => x < gutter && x > left + (gutter - left) * 0.4);
  let start = from;
  while (start < to && isCentred(rows[start])) start += 1;
  return { from: start === from && endsParagraph(rows[from - 1], rows[from]) ? from + 1 : start, to, gutter };
}

function endsParagraph(above: Row | undefined, row: Row | undefined): boolean {
  const [first, second, ...others] = [...(above?.segments ?? []), ...(row?.segments ?? [])];
  if (!first || !second || others.length > 0 || first.table || second.table || second.mark !== null) return false;
  const alike = Math.abs(first.size - second.size) < 0.5 && isBold(first) === isBold(second);
  return alike && Math.abs(first.textX - second.x) < 2 && second.y - first.y < 1.45 * second.size;
}

/** Columns of prose fill their width and go on without a break; the cells of a table do neither. */
function isColumns(rows: readonly Row[], gutter: number): boolean {
  const sides = [
    rows.map(({ segments }) => segments.filter(({ x }) => x < gutter)),
    rows.map(({ segments }) => segments.filter(({ x }) => x >= gutter)),
  ].map((side) => side.flatMap(extentOf));
  return sides.every((side) => {
    if (side.length < 3) return false;
    const lefts = side.map(({ x }) => x);
    const rights = side.map(({ right }) => right);
    const width = Math.max(...rights) - Math.min(...lefts);
    if (width < narrowest) return false;
    const full = side.filter(({ x, right }) => right - x >= width * 0.6).length;
    const marked = side.filter(({ mark }) => mark !== null).length;
    const steps = side.slice(1).map(({ y, size }, at) => (y - (side[at]?.y ?? y)) / size);
    const apart = steps.filter((step) => step > 2.2).length;
    return (full >= side.length * 0.45 || marked >= side.length * 0.6) && apart <= steps.length * 0.25;
  });
}

/** What one side has on a row; the words of a justified line may stand far apart. */
function extentOf(segments: readonly Segment[]): Pick<Segment, 'x' | 'right' | 'y' | 'size' | 'mark'>[] {
  const [first] = segments;
  return first ? [{ ...first, right: Math.max(...segments.map(({ right }) => right)) }] : [];
}
