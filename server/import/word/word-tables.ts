import { oneSpace } from '../clean-text.ts';
import { line } from '../line.ts';
import type { Printed } from './word-lines.ts';

/** The cells of a row, each with the lines that stand in it. */
export type TableRow = readonly (readonly Printed[])[];

/** A table as one line with rows; a table that only places text on the page as the lines that stand in it. */
export function tableLines(rows: readonly TableRow[]): Printed[] {
  const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
  if (filled.length === 0) return [];
  if (isLayout(filled)) return filled.flatMap((row) => row.flat());
  const texts = filled.map((row) =>
    row.map((cell) => cellText(cell, ({ line: { text, rows: inner } }) => inner?.flat().join(' ') ?? text)),
  );
  const plain = filled.map((row) =>
    row.map((cell) => cellText(cell, (one) => (one.line.mark ? withoutMark(one) : one.plain))).join('\t'),
  );
  return [{ line: line('', { rows: texts, gap: true }), plain: plain.join('\n'), look: null }];
}

function isLayout(rows: readonly TableRow[]): boolean {
  if (rows.every((row) => row.length === 1)) return true;
  return (
    rows.length === 1 &&
    rows.flat().some((cell) => cell.length > 6 || cell.filter(({ line: { mark } }) => mark).length >= 3)
  );
}

/** Items in a cell keep their marks, so that a reader can tell one from the next. */
function cellText(cell: readonly Printed[], words: (one: Printed) => string): string {
  const texts = cell.map((one) => {
    const { mark } = one.line;
    return mark && (mark.kind === 'number' || cell.length > 1) ? `${mark.printed} ${words(one)}` : words(one);
  });
  return oneSpace(texts.join(' '));
}

function withoutMark({ line: { mark }, plain }: Printed): string {
  return mark && plain.startsWith(mark.printed) ? plain.slice(mark.printed.length) : plain;
}
