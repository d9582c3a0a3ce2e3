import { readMark } from '../marks.ts';
import { inReadingOrder } from './pdf-aligned.ts';
import type { Region } from './pdf-columns.ts';
import { type Placed, textOfPlaced } from './pdf-paragraphs.ts';

type Edges = { readonly left: number; readonly right: number };
type RegionsOfPage = { readonly number: number; readonly regions: readonly Region[] };

/** How far the edges of two regions may differ that stand in the same column of their pages. */
const sameColumn = 45;

/**
 * Puts the lines of all pages in one row, each with the margins of its column. A page may hold only short lines, or only
 * the items of a list, so that the margins are found from all pages together.
 */
export function placedIn(pages: readonly RegionsOfPage[]): Placed[] {
  const regions = pages.flatMap((page) => page.regions);
  const columns = regions.filter(({ column }) => column);
  const wide = new Set(
    regions.filter((region) => !region.column && !columns.some((column) => isSame(region, column, 12))),
  );
  const pageEdges = edgesOf({ left: 0, right: 0 }, [...wide]);
  const widest = Math.max(0, ...columns.map(({ left, right }) => right - left));
  const margins = (region: Region): Region => {
    if (wide.has(region)) return { ...region, ...pageEdges };
    const edges = edgesOf(region, [region, ...columns.filter((other) => isSame(other, region, sameColumn))]);
    return { ...region, ...asWideAs(widest, edges, region), column: true };
  };
  return pages.flatMap(({ number, regions: own }) =>
    own
      .map(margins)
      .flatMap((region) =>
        inReadingOrder(region).map((segment) => ({ segment, text: textOfPlaced(segment), page: number, region })),
      ),
  );
}

/** Columns of a page are equally wide, also where one holds only short lines, or nothing but the items of a list. */
function asWideAs(widest: number, { left, right }: Edges, { rows }: Region): Edges {
  const missing = widest - (right - left);
  if (missing <= 0 || missing >= sameColumn) return { left, right };
  const segments = rows.flatMap((row) => row.segments);
  const items = segments
    .filter(({ x }) => Math.abs(x - left) < 3)
    .every((one) => one.mark !== null || readMark(textOfPlaced(one)).mark);
  const stretched = segments.filter((one) => Math.abs(one.right - right) < 1).length >= 3;
  return items || stretched ? { left: left - missing, right } : { left, right: right + missing };
}

function isSame(a: Region, b: Region, most: number): boolean {
  return Math.abs(a.left - b.left) < most && Math.abs(a.right - b.right) < most;
}

function edgesOf(otherwise: Edges, alike: readonly Region[]): Edges {
  const words = alike.flatMap(({ rows }) => rows.flatMap(({ segments }) => segments.filter(({ table }) => !table)));
  if (words.length === 0) return otherwise;
  const rights = words.map(({ right }) => right).sort((a, b) => b - a);
  const [most = otherwise.right, , third = most] = rights;
  // One line that runs out of the page is no margin.
  return { left: Math.min(...words.map(({ x }) => x)), right: most - third > 30 ? third : most };
}
