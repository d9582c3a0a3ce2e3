import { oneSpace } from './clean-text.ts';

type Columns = { readonly cells: readonly string[]; readonly starts: readonly number[] };

/**
 * Tables that are typed with spaces: two lines or more, one below the other, whose second column begins at the same
 * place. A line of a form with blanks to fill in is none.
 */
export function alignedRows(lines: readonly string[]): Map<number, readonly string[]> {
  const rows = new Map<number, readonly string[]>();
  const printed = [...lines.entries()].filter(([, text]) => text.trim() !== '');
  const columns = printed.map(([, text]) => columnsOf(text));
  for (const [place, own] of columns.entries()) {
    const at = printed[place]?.[0];
    if (!own || at === undefined) continue;
    const beside = [columns[place - 1], columns[place + 1]];
    if (beside.some((other) => other && other.starts[1] === own.starts[1] && other.cells.length === own.cells.length))
      rows.set(at, own.cells);
  }
  return rows;
}

function columnsOf(line: string): Columns | null {
  if (line.includes('\t') || /[_…]{3,}|\.{4,}|^\s*\|/u.test(line) || !/\S {3,}\S/u.test(line)) return null;
  if (/^\s*(?:[^\p{L}\p{N}\s]|\(?[\dA-Za-z]{1,3}[.)]?)\s/u.test(line)) return null;
  const parts = [...line.matchAll(/\S(?:.*?\S)??(?= {3,}|\s*$)/gu)];
  if (parts.length < 2 || parts.length > 6) return null;
  return { cells: parts.map(([part]) => oneSpace(part)), starts: parts.map(({ index }) => index) };
}
