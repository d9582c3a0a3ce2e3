import { ListIndents } from './word-indents.ts';
import {
  type InlineReading,
  isPrompt,
  type Piece,
  printedBranch,
  promptReason,
  readInline,
  storedText,
} from './word-inline.ts';
import { type Printed, printParagraph } from './word-lines.ts';
import type { Numbers } from './word-numbers.ts';
import { leftOf, numberedOf, outlineOf } from './word-styles.ts';
import { type TableRow, tableLines } from './word-tables.ts';
import { child, elementsOf, switchOf, wordValue, type XmlElement } from './word-xml.ts';

export type Reading = InlineReading & { readonly numbers: Numbers };

const contents = 'table of contents';

/** Reads what stands in a body, a cell, a box or a note, paragraph by paragraph and table by table. */
export function readBlocks(container: XmlElement, reading: Reading): Printed[] {
  const reader = new BlockReader(reading);
  reader.children(container);
  reader.end();
  return reader.lines;
}

class BlockReader {
  readonly lines: Printed[] = [];
  private readonly reading: Reading;
  private readonly indents = new ListIndents();
  /** Words of a paragraph that has no end of its own: a large first letter, or one whose end a change deleted. */
  private carried: Piece[] = [];

  constructor(reading: Reading) {
    this.reading = reading;
  }

  children(container: XmlElement): void {
    for (const node of container.children) if (typeof node !== 'string') this.block(node);
  }

  end(): void {
    if (this.carried.length > 0) this.lines.push(...printParagraph(this.carried, {}));
    this.carried = [];
  }

  private block(element: XmlElement): void {
    const { name } = element;
    if (name === 'w:p') this.paragraph(element);
    else if (name === 'w:tbl') this.table(element);
    else if (name === 'w:sdt') this.control(element);
    else if (name === 'mc:AlternateContent') this.children(printedBranch(element));
    else if (name === 'w:del') this.leave(element, 'deleted by a tracked change');
    else if (name === 'w:moveFrom') this.reading.seen.changes = true;
    else if (name === 'm:oMathPara' || name === 'w:r')
      this.paragraph({ name: 'w:p', attributes: {}, children: [element] });
    else if (!/Pr$|^w:(?:tblGrid|altChunk|bookmark|comment)/u.test(name)) this.children(element);
  }

  private control(element: XmlElement): void {
    const properties = child(element, 'w:sdtPr');
    const gallery = wordValue(child(properties, 'w:docPartObj'), 'w:docPartGallery') ?? '';
    const content = child(element, 'w:sdtContent');
    if (/^tables? of contents$/iu.test(gallery)) this.leave(element, contents);
    else if (content && isPrompt(element)) this.leave(content, promptReason);
    else if (content) this.children(content);
  }

  private leave(element: XmlElement, reason: string): void {
    for (const text of storedText(element).split('\n')) {
      this.reading.left.endParagraph();
      this.reading.left.add(text, reason);
    }
    this.reading.left.endParagraph();
    if (reason === contents) this.leaveContentsHeading();
  }

  /** The word over a list of contents heads nothing once the list is out. */
  private leaveContentsHeading(): void {
    const last = this.lines.at(-1);
    if (!last || !/^(?:table of )?contents(?: page)?:?$|^cynnwys$/iu.test(last.plain.trim())) return;
    this.lines.pop();
    this.reading.left.add(last.plain, contents);
    this.reading.left.endParagraph();
  }

  private paragraph(element: XmlElement): void {
    const { reading } = this;
    const properties = child(element, 'w:pPr');
    const styleId = wordValue(properties, 'w:pStyle');
    const style = reading.styles.paragraph(styleId);
    const listed = reading.left.count(contents);
    const { pieces, boxes } = readInline(element, style.look, reading);
    if (style.inContents) for (const { text } of pieces.splice(0)) reading.left.add(text, contents);
    reading.fields.endParagraph();
    reading.left.endParagraph();
    if (reading.left.count(contents) > listed && pieces.every(({ text }) => text.trim() === ''))
      this.leaveContentsHeading();
    this.carried.push(...pieces);
    if (hasChangedEnd(properties)) reading.seen.changes = true;
    if (!isCarried(properties)) {
      const numbered = { ...style.numbered, ...numberedOf(properties) };
      const number =
        numbered.id === undefined || numbered.id === '0' ? null : reading.numbers(numbered.id, numbered.level, styleId);
      const left = leftOf(properties) ?? (style.numbered.id ? style.left : null) ?? number?.left ?? style.left ?? 0;
      const outline = outlineOf(properties) ?? style.outline;
      const indent = number
        ? this.indents.ofListed(numbered.id ?? '', number.level, left)
        : (lead: number) => this.indents.ofTyped(left, lead);
      const printed = printParagraph(this.carried, { number, outline, indent });
      if (!number && printed.some(({ line }) => line.mark === null)) this.indents.endList();
      this.lines.push(...printed);
      this.carried = [];
    }
    for (const box of boxes) this.lines.push(...readBlocks(box, reading));
  }

  private table(element: XmlElement): void {
    this.indents.endList();
    this.lines.push(...tableLines(this.rows(element)));
  }

  private rows(table: XmlElement): TableRow[] {
    return within(table, 'w:tr').flatMap((row) => {
      const properties = child(row, 'w:trPr');
      if (child(properties, 'w:del')) {
        this.leave(row, 'deleted by a tracked change');
        this.reading.seen.changes = true;
        return [];
      }
      if (switchOf(properties, 'w:hidden')) {
        this.leave(row, 'hidden text');
        return [];
      }
      return [within(row, 'w:tc').map((cell) => readBlocks(cell, this.reading))];
    });
  }
}

/** The rows or cells of a table, through the controls and changes that may wrap them. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((one) => {
    if (one.name === name) return [one];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/u.test(one.name) ? within(one, name) : [];
  });
}

function isCarried(properties: XmlElement | undefined): boolean {
  const drop = child(properties, 'w:framePr')?.attributes['w:dropCap'];
  return (drop !== undefined && drop !== 'none') || hasChangedEnd(properties);
}

/** A tracked change took away the end of the paragraph, which joins it to the next. */
function hasChangedEnd(properties: XmlElement | undefined): boolean {
  const mark = child(properties, 'w:rPr');
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
}
