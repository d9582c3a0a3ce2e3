import { alignedRows } from './aligned-rows.ts';
import { cleanedWarning, cleanText, oneSpace, withoutEmphasis } from './clean-text.ts';
import { type Line, line, type Mark, type ReadFile } from './line.ts';
import { readMark } from './marks.ts';
import { readFieldLine } from './signature-fields.ts';

type Printed = {
  readonly text: string;
  /** The line with its mark, for where what looks like a number goes on with the sentence before it. */
  readonly raw: string;
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
  const source = text.split('\n');
  const aligned = alignedRows(source);
  for (const [at, raw] of source.entries()) {
    const wide = raw.replace(/^[\t ]+/u, (space) => space.replaceAll('\t', '    '));
    const trimmed = wide.trim();
    if (trimmed === '') {
      gap = true;
      continue;
    }
    const last = lines.at(-1);
    const underlined = !gap && last ? underlinedHeading(last, trimmed) : null;
    if (underlined) lines[lines.length - 1] = underlined;
    if (underlined || isPipeRule(trimmed)) continue;
    const cells = aligned.get(at) ?? rowAfterRow(trimmed, gap ? undefined : last);
    const indent = wide.length - wide.trimStart().length;
    lines.push({ ...(cells ? rowOf(trimmed, indent, cells) : printed(trimmed, indent)), gap });
    gap = false;
  }
  return lines;
}

/** A short line with a row of dashes or equals signs beneath it is a heading, as in a typed letter and in Markdown. */
function underlinedHeading(last: Printed, rule: string): Printed | null {
  if (!/^(?:-{3,}|={3,}|~{3,})$/u.test(rule) || last.heading !== null || last.cells) return null;
  if (last.text.length > 100 || /[.;,_…]$/u.test(last.text) || last.mark?.kind === 'bullet') return null;
  if (readFieldLine(last.text)?.fields.length) return null;
  return { ...last, heading: rule.startsWith('=') ? 1 : 2 };
}

/** The first cell of a row may look like a list number, as in a history of versions. */
function rowAfterRow(trimmed: string, last: Printed | undefined): string[] | null {
  if (!last?.cells || !trimmed.includes('\t')) return null;
  const cells = trimmed.split(/\t+/u).map(oneSpace);
  return cells.length === last.cells.length ? cells : null;
}

function rowOf(trimmed: string, indent: number, cells: readonly string[]): Omit<Printed, 'gap'> {
  return { text: trimmed, raw: trimmed, mark: null, indent, column: indent, width: 0, heading: null, cells };
}

function printed(trimmed: string, indent: number): Omit<Printed, 'gap'> {
  const width = indent + trimmed.length;
  const hash = /^(#{1,6})\s+(.*?)\s*#*$/u.exec(trimmed);
  if (hash) {
    const heading = hash[1]?.length ?? 1;
    return { text: hash[2] ?? '', raw: trimmed, mark: null, indent, column: indent, width, heading, cells: null };
  }
  const { mark, rest } = readMark(indent >= 2 ? trimmed.replace(/^o(?=\s+\p{Ll})/u, '○') : trimmed);
  const form = mark ? null : formLine(trimmed);
  const cells = mark || form ? null : cellsOf(trimmed);
  const column = indent + trimmed.length - rest.length;
  return { text: form ?? rest, raw: trimmed, mark, indent, column, width, heading: null, cells };
}

function isPipeRule(text: string): boolean {
  if (/^\+(?:[-=:]+\+)+$/u.test(text)) return true;
  return text.includes('|') && /^\|?[\s:|-]+\|?$/u.test(text) && text.includes('-');
}

/** "Signed:⇥⇥Date:" has tabs for blanks: it is a line of a form and no row of a table. */
function formLine(text: string): string | null {
  if (!text.includes('\t')) return null;
  const cells = text.split(/\t+/u).map(oneSpace);
  const isBlank = (cell: string) => cell !== '' && /^[_.…\s-]+$/u.test(cell);
  const labels = cells.filter((cell) => !isBlank(cell));
  if (labels.length === 0 || !(labels.length < cells.length || labels.every((cell) => cell.endsWith(':')))) return null;
  const form = cells
    .map((cell) => (isBlank(cell) ? '____' : cell))
    .join(labels.length === cells.length ? ' ____ ' : ' ');
  return labels.length < cells.length || readFieldLine(form) ? form : null;
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
      const glue = /\p{L}-$/u.test(before.text) && /^\p{L}/u.test(next.raw) ? '' : ' ';
      joined[joined.length - 1] = { ...before, text: `${before.text}${glue}${next.raw}` };
    } else {
      joined.push(next);
    }
    last = next;
  }
  return joined;
}

function continues(last: Printed, next: Printed, whole: Printed, margin: number | null): boolean {
  if (next.gap || next.heading !== null || next.cells || whole.heading !== null || whole.cells) return false;
  if (next.mark) return isNumberInSentence(last, next, whole, margin);
  if (isToFill(last.text) || (isCapitals(next.text) && !isCapitals(last.text))) return false;
  if (whole.mark && next.indent >= 2 && next.indent >= whole.indent + 2) return !/[_.…]{4,}/u.test(next.text);
  if (isToFill(next.text)) return false;
  if (margin === null) return false;
  const firstWord = next.text.split(/\s/u)[0]?.length ?? 0;
  if (/^\p{Ll}/u.test(next.text) && !/[.;:!?]$/u.test(last.text) && last.width >= margin * 0.5) return true;
  if (last.width >= margin * 0.85 && /[\p{Ll},]$/u.test(last.text)) return true;
  return last.width + 1 + firstWord > margin;
}

/** "… from | 8.40 until 3.30": a line that the margin broke before a number, which then looks like that of an item. */
function isNumberInSentence(last: Printed, next: Printed, whole: Printed, margin: number | null): boolean {
  if (next.mark?.kind !== 'number' || /[.;:!?]$/u.test(last.text) || !/^[\p{Ll}\d]/u.test(next.text)) return false;
  const hangs = whole.mark !== null && next.indent === whole.column && whole.column > whole.indent;
  const full = margin !== null && last.width + 1 + (next.raw.split(/\s/u)[0]?.length ?? 0) > margin;
  return hangs ? full || /\d\.\d/u.test(next.mark.printed) : full && next.indent === last.indent;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
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
    if (/[.;:!?]$|\.{4,}|…/u.test(last.text) || last.width < 40) continue;
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
