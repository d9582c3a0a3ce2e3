import { cleanedWarning, cleanText, oneSpace, withoutEmphasis } from './clean-text.ts';
import { type Line, line, type Mark, type ReadFile } from './line.ts';
import { readMark } from './marks.ts';

type Printed = {
  readonly text: string;
  readonly mark: Mark | null;
  readonly indent: number;
  /** The column where the words begin: a wrapped item goes on under its own words. */
  readonly column: number;
  readonly width: number;
  readonly gap: boolean;
  readonly heading: number | null;
  readonly cells: readonly string[] | null;
};

/** Plain text, as it is typed, pasted from a page, or written by a converter with some Markdown in it. */
export function readText(source: string): ReadFile {
  const { text, cleaned } = cleanText(source);
  return { lines: linesOfText(text), text, discarded: [], warnings: cleaned ? [cleanedWarning] : [] };
}

export function linesOfText(text: string): Line[] {
  return joinRows(joinWrapped(printedLines(text)));
}

function printedLines(text: string): Printed[] {
  const lines: Printed[] = [];
  let gap = false;
  for (const raw of text.split('\n')) {
    const wide = raw.replace(/^[\t ]+/u, (space) => space.replaceAll('\t', '    '));
    const trimmed = wide.trim();
    if (trimmed === '') {
      gap = true;
      continue;
    }
    if (isPipeRule(trimmed)) continue;
    lines.push({ ...printed(trimmed, wide.length - wide.trimStart().length), gap });
    gap = false;
  }
  return lines;
}

function printed(trimmed: string, indent: number): Omit<Printed, 'gap'> {
  const width = indent + trimmed.length;
  const hash = /^(#{1,6})\s+(.*?)\s*#*$/u.exec(trimmed);
  if (hash) {
    const heading = hash[1]?.length ?? 1;
    return { text: hash[2] ?? '', mark: null, indent, column: indent, width, heading, cells: null };
  }
  const { mark, rest } = readMark(trimmed);
  const cells = mark ? null : cellsOf(trimmed);
  const column = indent + trimmed.length - rest.length;
  return { text: rest, mark, indent, column, width, heading: null, cells };
}

function isPipeRule(text: string): boolean {
  return text.includes('|') && /^\|?[\s:|-]+\|?$/u.test(text) && text.includes('-');
}

function cellsOf(text: string): string[] | null {
  if (/^\|.*\|$/u.test(text)) {
    return text
      .slice(1, -1)
      .split(/(?<!\\)\|/u)
      .map((cell) => oneSpace(cell.replaceAll('\\|', '|')));
  }
  return text.includes('\t') ? text.split(/\t+/u).map(oneSpace) : null;
}

/**
 * Joins lines that an editor broke at the right margin. A line is a continuation if it stands under the words of an
 * item, or if the file is broken at a margin and its first word would not have fitted on the line before.
 */
function joinWrapped(lines: readonly Printed[]): Printed[] {
  const margin = marginOf(lines);
  const joined: Printed[] = [];
  let last: Printed | undefined;
  for (const next of lines) {
    const before = joined.at(-1);
    if (before && last && continues(last, next, before, margin)) {
      const glue = /\p{L}-$/u.test(before.text) && /^\p{Ll}/u.test(next.text) ? '' : ' ';
      joined[joined.length - 1] = { ...before, text: `${before.text}${glue}${next.text}` };
    } else {
      joined.push(next);
    }
    last = next;
  }
  return joined;
}

function continues(last: Printed, next: Printed, whole: Printed, margin: number | null): boolean {
  if (next.gap || next.mark || next.heading !== null || next.cells || whole.heading !== null || whole.cells)
    return false;
  if (isToFill(last.text) || isToFill(next.text)) return false;
  if (whole.mark && next.indent >= 2 && next.indent >= whole.indent + 2) return true;
  if (margin === null) return false;
  const firstWord = next.text.split(/\s/u)[0]?.length ?? 0;
  if (/^\p{Ll}/u.test(next.text) && !/[.;:!?]$/u.test(last.text) && last.width >= margin * 0.5) return true;
  return last.width + 1 + firstWord > margin;
}

function isToFill(text: string): boolean {
  return /[_.…]{4,}|:$/u.test(text);
}

/** The right margin of a file whose lines were broken by an editor, or null where each line is a paragraph. */
function marginOf(lines: readonly Printed[]): number | null {
  let small = 0;
  let followers = 0;
  for (const [index, next] of lines.entries()) {
    const last = lines[index - 1];
    if (!last || next.gap || next.mark || next.heading !== null || next.cells || last.cells) continue;
    if (/[.;:!?]$/u.test(last.text) || last.width < 40) continue;
    followers += 1;
    if (/^\p{Ll}/u.test(next.text)) small += 1;
  }
  const widest = lines.reduce((most, { width, cells }) => (cells ? most : Math.max(most, width)), 0);
  return small > 0 && small >= followers / 2 && widest <= 140 ? widest : null;
}

function joinRows(lines: readonly Printed[]): Line[] {
  const result: Line[] = [];
  let rows: (readonly string[])[] = [];
  let gap = false;
  const flush = () => {
    const cells = rows.flat().filter((cell) => cell !== '');
    if (rows.length > 0 && cells.length > 0) result.push(line('', { rows: rows.map(plainCells), gap }));
    rows = [];
  };
  for (const next of lines) {
    if (next.cells) {
      if (rows.length === 0) gap = next.gap;
      rows.push(next.cells);
      continue;
    }
    flush();
    const { text, style } = withoutEmphasis(oneSpace(next.text));
    result.push(line(text, { mark: next.mark, indent: next.indent, heading: next.heading, style, gap: next.gap }));
  }
  flush();
  return result;
}

function plainCells(cells: readonly string[]): string[] {
  return cells.map((cell) => withoutEmphasis(cell).text);
}
