import { oneSpace } from '../clean-text.ts';
import type { Discard } from '../line.ts';
import { type Row, type Segment, textOf } from './pdf-rows.ts';

/** The rows of one page with the page's height. */
export type PrintedPage = { readonly number: number; readonly height: number; readonly rows: readonly Row[] };

type Sorted = {
  readonly pages: readonly PrintedPage[];
  /** Each different line once, cells parted by tabs. */
  readonly furniture: readonly string[];
  readonly discarded: readonly Discard[];
};

/** As a part of the page's height: where its header and its footer stand. */
const band = 0.14;
/** Browsers print the address and the day where no text of a page stands. */
const rim = 0.032;
const pageNumber = new RegExp(
  [
    '^(?:-\\s*)?(?:(?:page|tudalen|p\\.?)\\s*\\|?\\s*)?\\d{1,3}(?:\\s*(?:of|/|o)\\s*\\d{1,3})?(?:\\s*-)?$',
    '^\\d{1,3}\\s*\\|\\s*p\\s?a\\s?g\\s?e$',
    '\\b(?:page|tudalen)\\s+\\d{1,3}\\s+(?:of|o)\\s+\\d{1,3}\\s*$',
  ].join('|'),
  'iu',
);

type Edge = {
  readonly row: Row;
  readonly text: string;
  readonly key: string;
  readonly page: number;
  /** It stands in the rim, or is no more than the number of the page. */
  readonly apart: boolean;
};

/** Takes away what is printed at the top and the foot of pages again and again, and the numbers of the pages. */
export function withoutPageFurniture(pages: readonly PrintedPage[]): Sorted {
  const edges = [true, false].map((top) => ({ top, rows: pages.map((page) => edgeOf(page, top)) }));
  const taken = new Set<Row>();
  const furniture = new Map<string, Discard>();
  for (const { top, rows } of edges) {
    const filled = rows.filter((page) => page.length > 0).length;
    const alike = new Map<string, Edge[]>();
    for (const one of rows.flat()) alike.set(one.key, [...(alike.get(one.key) ?? []), one]);
    for (const page of rows) {
      for (const one of apartFromText(page, (edge) => isRepeated(edge, alike.get(edge.key) ?? [], filled))) {
        taken.add(one.row);
        const reason = top ? 'header of the page' : 'footer of the page';
        if (!furniture.has(one.key)) furniture.set(one.key, { text: one.text, reason });
      }
    }
  }
  const discarded = [...furniture.values()];
  return {
    pages: pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !taken.has(row)) })),
    furniture: discarded.map(({ text }) => text).filter((text) => !pageNumber.test(text) || /\t|[|]/u.test(text)),
    discarded: discarded.map(({ text, reason }) => ({ text: oneSpace(text), reason })),
  };
}

/** The outermost rows as far as they repeat; one that stands close to the text is a line of it that happens to recur. */
function apartFromText(page: readonly Edge[], repeats: (edge: Edge) => boolean): Edge[] {
  const end = page.findIndex((one) => !one.apart && !repeats(one));
  const found = end === -1 ? [...page] : page.slice(0, end);
  let inner = page[end];
  for (let last = found.at(-1); inner && last && !last.apart; last = found.at(-1)) {
    const size = last.row.segments[0]?.size ?? 0;
    if (Math.abs(last.row.y - inner.row.y) > 1.6 * size) break;
    inner = found.pop();
  }
  return found;
}

/** The rows of the page's header or footer, the outermost first. */
function edgeOf({ number, height, rows }: PrintedPage, top: boolean): Edge[] {
  const near = rows.filter(({ y }) => (top ? y < height * band : y > height * (1 - band)));
  return (top ? near : near.reverse()).map((row) => {
    const text = row.segments.map(wordsOfSegment).filter(Boolean).join('\t');
    const apart = pageNumber.test(text) || row.y < height * rim || row.y > height * (1 - rim);
    return { row, text, key: oneSpace(text.toLowerCase().replace(/\d+/gu, '#')), page: number, apart };
  });
}

function wordsOfSegment({ mark, runs, table }: Segment): string {
  if (table) return table.map((row) => row.map((cell) => cell.map(wordsOfSegment).join(' ')).join('\t')).join('\t');
  return oneSpace([mark ?? '', textOf(runs)].join(' '));
}

/** How many pages print these words at this height; numbers may count with the pages, and must otherwise be equal. */
function isRepeated(one: Edge, alike: readonly Edge[], pages: number): boolean {
  const others = alike.filter(
    (other) => other.page !== one.page && Math.abs(other.row.y - one.row.y) < 4 && countsAlike(one, other),
  );
  const found = new Set(others.map(({ page }) => page)).size;
  return found >= 1 && found + 1 >= 0.3 * pages;
}

function countsAlike(one: Edge, other: Edge): boolean {
  const [numbers, counted] = [numbersIn(one.text), numbersIn(other.text)];
  return numbers.every((number, at) => {
    const apart = (counted[at] ?? 0) - number;
    return apart === 0 || apart === other.page - one.page;
  });
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/gu) ?? []).map(Number);
}
