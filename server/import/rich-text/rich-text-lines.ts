import { oneSpace } from '../clean-text.ts';
import { type Line, line, type Mark } from '../line.ts';
import { writeLink } from '../links.ts';
import { readMark } from '../marks.ts';
import { readFieldLine } from '../signature-fields.ts';
import { numberOfItem } from './rich-text-numbers.ts';
import { declarationsOf, type Look, lookWithin, plainLook } from './rich-text-style.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, wordsIn } from './rich-text-tree.ts';

export type PrintedLine = {
  readonly line: Line;
  /** The line's words with its number and without the addresses of links. */
  readonly plain: string;
  readonly look: Look & { readonly letters: number };
};

type Piece = { readonly text: string; readonly look: Look; readonly href: string | null };
type Place = { readonly look: Look; readonly href: string | null; readonly lists: number; readonly kept: boolean };
type Hints = {
  readonly heading: number | null;
  readonly mark: Mark | null;
  readonly indent: number;
  readonly gap: boolean;
};

const noHints: Hints = { heading: null, mark: null, indent: 0, gap: true };
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup hr legend main p pre section summary caption'.split(
    ' ',
  ),
);

/** Reads what a page shows from top to bottom, each paragraph, item, heading and table as a line. */
export function linesOfPage(nodes: readonly HtmlNode[]): { lines: PrintedLine[]; pictures: string[] } {
  const reader = new PageReader();
  reader.read(nodes, { look: plainLook, href: null, lists: 0, kept: false });
  reader.endLine();
  return { lines: reader.lines, pictures: reader.pictures };
}

class PageReader {
  readonly lines: PrintedLine[] = [];
  /** What pictures are said to show, an empty text where the page does not say. */
  readonly pictures: string[] = [];
  private pieces: Piece[] = [];
  private hints: Hints = noHints;

  read(nodes: readonly HtmlNode[], place: Place): void {
    for (const node of nodes) {
      if (isElement(node)) this.readElement(node, { ...place, look: lookWithin(place.look, node) });
      else if ('value' in node) this.add(place.kept ? node.value : node.value.replace(/\s+/gu, ' '), place);
    }
  }

  private readElement(element: HtmlElement, place: Place): void {
    const { tagName } = element;
    const level = headingLevel(element);
    if (level !== null)
      this.block(element, { ...place, look: { ...place.look, bold: false } }, { ...noHints, heading: level });
    else if (tagName === 'ul' || tagName === 'ol') this.readList(element, place);
    else if (tagName === 'li') this.readItem(element, null, 1, place);
    else if (tagName === 'table') this.readTable(element, place);
    else if (blocks.has(tagName)) this.readBlock(element, place);
    else this.readInline(element, place);
  }

  private readInline(element: HtmlElement, place: Place): void {
    const { tagName } = element;
    const style = declarationsOf(element);
    if (tagName === 'br') this.add('\n', place);
    else if (tagName === 'img') this.pictures.push(oneSpace(attribute(element, 'alt') ?? ''));
    else if (tagName === 'input' && /^(?:text|date|email|tel)?$/u.test(attribute(element, 'type') ?? ''))
      this.add(' ____ ', place);
    else if (style.get('mso-list') === 'ignore') this.takeMark(element);
    else if (style.has('mso-tab-count')) this.add('\t', place);
    else
      this.read(
        element.childNodes,
        tagName === 'a' ? { ...place, href: attribute(element, 'href') ?? place.href } : place,
      );
  }

  /** Word writes the number or bullet of an item as words in front of it, for programs that know no lists. */
  private takeMark(element: HtmlElement): void {
    const printed = oneSpace(wordsIn(element.childNodes));
    if (printed === '') return;
    const { mark, rest } = readMark(`${printed}  x`);
    this.hints = { ...this.hints, mark: mark && rest === 'x' ? mark : { kind: 'bullet', printed: '•' }, gap: false };
  }

  private readBlock(element: HtmlElement, place: Place): void {
    const level = /\blevel(\d)/u.exec(declarationsOf(element).get('mso-list') ?? '')?.[1];
    const kept = place.kept || element.tagName === 'pre';
    const inItem = this.pieces.length === 0 && this.hints.mark !== null;
    const hints = inItem ? this.hints : { ...noHints, indent: level ? (Number(level) - 1) * 4 : 0 };
    this.block(element, { ...place, kept }, hints);
  }

  private block(element: HtmlElement, place: Place, hints: Hints): void {
    if (hints !== this.hints) this.endLine();
    this.hints = hints;
    this.read(element.childNodes, place);
    this.endLine();
  }

  private readList(list: HtmlElement, place: Place): void {
    this.endLine();
    let count = Number(attribute(list, 'start') ?? '1') || 1;
    for (const child of list.childNodes.filter(isElement)) {
      if (child.tagName === 'li') {
        count = Number(attribute(child, 'value') ?? count) || count;
        this.readItem(child, list, count, { ...place, look: lookWithin(place.look, child) });
        count += 1;
      } else {
        const nested = child.tagName === 'ul' || child.tagName === 'ol';
        this.readElement(child, nested ? { ...place, lists: place.lists + 1 } : place);
      }
    }
    this.endLine();
  }

  private readItem(item: HtmlElement, list: HtmlElement | null, count: number, place: Place): void {
    this.endLine();
    const told = Number(attribute(item, 'aria-level'));
    const depth = told >= 1 && told <= 9 ? told - 1 : Math.min(place.lists, 9);
    const mark: Mark =
      list?.tagName === 'ol'
        ? { kind: 'number', printed: numberOfItem(list, item, count) }
        : { kind: 'bullet', printed: '•' };
    this.hints = { heading: null, mark, indent: depth * 4, gap: false };
    this.read(item.childNodes, { ...place, lists: place.lists + 1 });
    this.endLine();
    this.hints = noHints;
  }

  private readTable(table: HtmlElement, place: Place): void {
    this.endLine();
    const rows = rowsOf(table.childNodes);
    const filled = rows.map((row) => row.map((cell) => this.cellOf(cell, place)));
    if (isLayout(table, rows, filled)) {
      for (const cell of rows.flat()) this.block(cell, { ...place, look: lookWithin(place.look, cell) }, noHints);
      return;
    }
    for (const caption of table.childNodes.filter((node) => isElement(node) && node.tagName === 'caption'))
      this.read([caption], place);
    this.endLine();
    const texts = filled.map((row) =>
      row.map((lines) => oneSpace(lines.map(({ line: one }) => withMark(one)).join(' '))),
    );
    const printed = texts.filter((row) => row.some((text) => text !== ''));
    if (printed.length === 0) return;
    const plain = filled
      .map((row) => row.map((lines) => lines.map((one) => one.plain).join(' ')).join('\t'))
      .join('\n');
    this.lines.push({ line: line('', { rows: printed, gap: true }), plain, look: { ...plainLook, letters: 0 } });
  }

  private cellOf(cell: HtmlElement, place: Place): PrintedLine[] {
    const inner = new PageReader();
    inner.read(cell.childNodes, { ...place, look: lookWithin(place.look, cell), lists: 0 });
    inner.endLine();
    this.pictures.push(...inner.pictures);
    return inner.lines;
  }

  private add(text: string, { look, href }: Place): void {
    if (text !== '') this.pieces.push({ text, look, href });
  }

  /** Ends the paragraph; one paragraph may hold several lines parted by line breaks, as forms and typed lists do. */
  endLine(): void {
    const { pieces, hints } = this;
    this.pieces = [];
    let first = true;
    for (const part of partedByBreaks(pieces)) {
      if (part.every(({ text }) => text.trim() === '')) continue;
      this.lines.push(printedLine(part, first ? hints : { ...hints, mark: null, gap: false }));
      if (first) this.hints = { ...hints, mark: null, gap: true };
      first = false;
    }
  }
}

function withMark({ mark, text }: Line): string {
  return mark?.kind === 'number' ? `${mark.printed} ${text}` : text;
}

function printedLine(pieces: readonly Piece[], { heading, mark: auto, indent, gap }: Hints): PrintedLine {
  const text = textOf(pieces).trim();
  const typed = heading === null && auto?.kind !== 'number' ? readMark(text) : { mark: null, rest: text };
  const mark = typed.mark ?? auto;
  const plain = pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
  return {
    line: line(withoutTabs(typed.rest), { mark, indent, heading, gap }),
    plain: auto?.kind === 'number' ? `${auto.printed} ${plain}` : plain,
    look: lookOf(pieces),
  };
}

function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (let at = 0; at < pieces.length; ) {
    const href = pieces[at]?.href ?? null;
    let words = '';
    for (; at < pieces.length && (pieces[at]?.href ?? null) === href; at += 1) words += pieces[at]?.text ?? '';
    text += href === null ? words : writeLink(words.replace(/\s+/gu, ' '), href);
  }
  return text;
}

function lookOf(pieces: readonly Piece[]): PrintedLine['look'] {
  const lettered = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const all = (test: (piece: Piece) => boolean) => lettered.length > 0 && lettered.every(test);
  const sizes = lettered.map(({ look }) => look.size);
  return {
    bold: all(({ look, href }) => look.bold || (look.underlined && href === null)),
    italic: all(({ look }) => look.italic),
    underlined: false,
    size: sizes.reduce(
      (least, size) => (size === null || (least !== null && least < size) ? least : size),
      sizes[0] ?? null,
    ),
    letters: lettered.reduce((sum, { text }) => sum + text.length, 0),
  };
}

/** In a form a tab draws the blank to write on; elsewhere it is only space. */
function withoutTabs(text: string): string {
  if (!text.includes('\t')) return oneSpace(text);
  const form = oneSpace(text.replace(/\t+/gu, ' ____ '));
  return readFieldLine(form) ? form : oneSpace(text);
}

function partedByBreaks(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    for (const [at, text] of piece.text.split('\n').entries()) {
      if (at > 0) parts.push([]);
      if (text !== '') parts.at(-1)?.push({ ...piece, text });
    }
  }
  return parts;
}

function headingLevel(element: HtmlElement): number | null {
  const tag = /^h([1-6])$/u.exec(element.tagName)?.[1];
  const told = attribute(element, 'role') === 'heading' ? attribute(element, 'aria-level') : null;
  if (/\bMsoTitle\b/u.test(attribute(element, 'class') ?? '')) return 1;
  const level = Number(tag ?? told ?? 0);
  return level >= 1 && level <= 6 ? level : null;
}

function rowsOf(nodes: readonly HtmlNode[]): HtmlElement[][] {
  return nodes.filter(isElement).flatMap((part): HtmlElement[][] => {
    if (/^(?:thead|tbody|tfoot)$/u.test(part.tagName)) return rowsOf(part.childNodes);
    if (part.tagName !== 'tr') return [];
    return [part.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')];
  });
}

/** Mails and older pages use tables to place their parts: one column, or whole texts side by side. */
function isLayout(table: HtmlElement, rows: readonly HtmlElement[][], cells: readonly PrintedLine[][][]): boolean {
  const holdsTable = cells.flat(2).some(({ line: one }) => one.rows !== null);
  const holdsText = rows.length === 1 && cells.flat().some((lines) => lines.length > 3);
  const role = attribute(table, 'role');
  return role === 'presentation' || role === 'none' || holdsTable || holdsText || rows.every((row) => row.length <= 1);
}
