import { cleanText, oneSpace } from '../clean-text.ts';
import { type Line, line, type Mark } from '../line.ts';
import { writeLink } from '../links.ts';
import { readMark } from '../marks.ts';
import { Hyphens } from './pdf-hyphens.ts';
import { usualSize } from './pdf-notes.ts';
import type { Paragraph, Placed } from './pdf-paragraphs.ts';
import { isBold, isItalic, type Piece, piecesOf, type Segment } from './pdf-rows.ts';

/** How much larger than the text a heading is at least. */
const headingRatio = 1.1;
const mostHeadingWords = 30;

/** Writes paragraphs of print as lines: words whole again, links in place, headings by the size of their letters. */
export class PdfWriter {
  private readonly hyphens: Hyphens;
  private readonly headingSizes: readonly number[];
  private readonly bodySize: number;
  private cleaned = false;

  constructor(placed: readonly Placed[]) {
    this.hyphens = new Hyphens(placed.flatMap(({ segment, text }) => [text, ...textsOfTable(segment)]));
    const sizes = new Set(placed.map(({ segment }) => Math.round(segment.size * 2) / 2));
    this.bodySize = usualSize(placed);
    this.headingSizes = [...sizes].filter((size) => size > this.bodySize * headingRatio).sort((a, b) => b - a);
  }

  write(paragraphs: readonly Paragraph[]): { lines: Line[]; text: string; cleaned: boolean } {
    const lines = paragraphs.map((one) => this.lineOf(one)).filter(({ text, rows }) => text !== '' || rows !== null);
    const text = lines
      .map(({ mark, text: words, rows }) =>
        rows ? rows.map((row) => row.join('\t')).join('\n') : [mark && signOf(mark), words].filter(Boolean).join(' '),
      )
      .join('\n');
    return { lines, text, cleaned: this.cleaned };
  }

  private lineOf({ lines, gap }: Paragraph): Line {
    const [first] = lines;
    if (!first) return line('');
    const { segment, region } = first;
    if (segment.table) {
      const rows = segment.table.map((row) => row.map((cell) => this.textOf(cell.map(withNumber))));
      return line('', { rows, gap: true });
    }
    const text = this.textOf(lines.map((one) => one.segment));
    const heading = this.headingOf(lines, text);
    const style = lines.every((one) => isBold(one.segment))
      ? 'bold'
      : lines.every((one) => isItalic(one.segment))
        ? 'italic'
        : null;
    if (heading !== null) return line(oneSpace([segment.mark ?? '', text].join(' ')), { heading, style, gap: true });
    const { mark, rest } = markOf(segment.mark, text);
    const indent = Math.round((segment.x - region.left) / (this.bodySize * 0.45));
    return line(rest, { mark, indent, style, gap });
  }

  private headingOf(lines: readonly Placed[], text: string): number | null {
    const size = Math.round((lines[0]?.segment.size ?? 0) * 2) / 2;
    const level = this.headingSizes.indexOf(size);
    const bullet = markOf(lines[0]?.segment.mark ?? null, text).mark?.kind === 'bullet';
    if (level === -1 || bullet || lines.length > 4 || text.split(' ').length > mostHeadingWords) return null;
    return /[.;,]$/u.test(text) && text.split(' ').length > 12 ? null : Math.min(6, level + 1);
  }

  private textOf(segments: readonly Segment[]): string {
    const pieces: Piece[] = [];
    for (const segment of segments) this.append(pieces, piecesOf(segment.runs));
    const written = pieces.map(({ text, href }) => (href === null ? text : writeLink(text, href))).join('');
    const { text, cleaned } = cleanText(written);
    this.cleaned ||= cleaned;
    return oneSpace(text);
  }

  /** Adds one line of print to those before it, within the same link where a link goes on. */
  private append(pieces: Piece[], next: readonly Piece[]): void {
    const [first, ...others] = next;
    const last = pieces.at(-1);
    if (!first) return;
    if (!last) pieces.push(first);
    else if (last.href === first.href) pieces[pieces.length - 1] = { href: last.href, text: this.join(last, first) };
    else pieces.push({ href: null, text: ' ' }, first);
    pieces.push(...others);
  }

  /** An address that the margin broke has no space in it. */
  private join(last: Piece, first: Piece): string {
    const address = /(?:https?:\/\/|www\.)\S*$/iu.exec(last.text.trimEnd())?.[0];
    const tail = /^\S+/u.exec(first.text.trimStart())?.[0] ?? '';
    const whole =
      address && last.href?.toLowerCase().includes(`${address}${tail}`.replace(/[.,;)]+$/u, '').toLowerCase());
    if (whole || (address && /[/\-_=?&.]$/u.test(address) && /^[\p{L}\d%#?=&/-]+/u.test(tail)))
      return last.text.trimEnd() + first.text.trimStart();
    return this.hyphens.join(last.text, first.text);
  }
}

/** A bullet may be a letter in a font of its own, and is no word. */
function signOf({ kind, printed }: Mark): string {
  return kind === 'bullet' ? '•' : printed;
}

/** The number of an item in a cell is part of the cell's words. */
function withNumber(segment: Segment): Segment {
  const [first] = segment.runs;
  if (!first || segment.mark === null || markOf(segment.mark, '').mark?.kind !== 'number') return segment;
  return {
    ...segment,
    runs: [{ ...first, text: `${segment.mark} `, x: segment.x, right: segment.textX }, ...segment.runs],
  };
}

function textsOfTable({ table }: Segment): string[] {
  return (table ?? []).flatMap((row) =>
    row.flatMap((cell) =>
      cell.map(({ runs }) =>
        piecesOf(runs)
          .map(({ text }) => text)
          .join(''),
      ),
    ),
  );
}

function markOf(printed: string | null, text: string): { mark: Mark | null; rest: string } {
  if (printed === null) return readMark(text);
  const read = readMark(`${printed}  x`);
  return { mark: read.rest === 'x' && read.mark ? read.mark : { kind: 'bullet', printed }, rest: text };
}
