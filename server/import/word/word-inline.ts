import type { WordPart } from './open-word-file.ts';
import { type Fields, linkOf, reasonForField } from './word-fields.ts';
import type { LeftOut } from './word-left-out.ts';
import { type Look, readLook, type Styles, sameLook } from './word-styles.ts';
import { printedSymbol, withSymbols } from './word-symbols.ts';
import { child, elementsOf, everyElement, switchOf, textOfXml, wordValue, type XmlElement } from './word-xml.ts';

/** Some words of a paragraph that look alike. */
export type Piece = { readonly text: string; readonly look: Look; readonly href: string | null };

/** What stands in a paragraph: its words, and the boxes that hang on it, which are read after it. */
export type Inline = { readonly pieces: Piece[]; readonly boxes: XmlElement[] };

/** The notes of a file in the order in which its text refers to them. */
export type NoteOrder = Map<string, number>;

/** What the reading of one part shares. */
export type InlineReading = {
  readonly part: WordPart;
  readonly styles: Styles;
  readonly fields: Fields;
  readonly left: LeftOut;
  readonly notes: NoteOrder;
  readonly seen: { pictures: number; changes: boolean };
};

const properties = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:smartTagPr',
]);

/** Elements that print one sign. */
const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Reads the words of a paragraph as they are printed with every tracked change accepted. */
export function readInline(paragraph: XmlElement, look: Look, reading: InlineReading): Inline {
  const reader = new InlineReader(reading, look);
  reader.children(paragraph, null);
  return reader.inline;
}

class InlineReader {
  readonly inline: Inline = { pieces: [], boxes: [] };
  private readonly reading: InlineReading;
  private readonly base: Look;

  constructor(reading: InlineReading, base: Look) {
    this.reading = reading;
    this.base = base;
  }

  /** An element without a rule of its own is passed through: wrappers come and go, and no word may fall out of one. */
  children(element: XmlElement, href: string | null): void {
    for (const node of element.children) if (typeof node !== 'string') this.element(node, href);
  }

  private element(element: XmlElement, href: string | null): void {
    const { name } = element;
    if (name === 'w:r') this.run(element, href);
    else if (name === 'w:del') this.deleted(element);
    else if (name === 'w:moveFrom') this.reading.seen.changes = true;
    else if (name === 'w:hyperlink') this.children(element, this.address(element) ?? href);
    else if (name === 'w:fldSimple') this.simpleField(element, href);
    else if (name === 'w:sdt') this.control(element, href);
    else if (name === 'mc:AlternateContent') this.children(printedBranch(element), href);
    else if (name === 'm:oMath') this.add(formulaText(element), this.base, href);
    else if (!properties.has(name)) {
      if (name === 'w:ins' || name === 'w:moveTo') this.reading.seen.changes = true;
      this.children(element, href);
    }
  }

  private deleted(element: XmlElement): void {
    this.reading.seen.changes = true;
    this.reading.left.add(storedText(element), 'deleted by a tracked change');
  }

  /** Where a link leads; places inside the file and addresses that may not be opened leave only the words. */
  private address({ attributes }: XmlElement): string | null {
    const target = this.reading.part.relationships.get(attributes['r:id'] ?? '');
    if (!target?.external) return null;
    const place = attributes['w:anchor'];
    return place && !target.target.includes('#') ? `${target.target}#${place}` : target.target;
  }

  private simpleField(element: XmlElement, href: string | null): void {
    const code = element.attributes['w:instr'] ?? '';
    const reason = reasonForField(code);
    if (reason) this.reading.left.add(storedText(element), reason);
    else this.children(element, linkOf(code) ?? href);
  }

  private control(element: XmlElement, href: string | null): void {
    const content = child(element, 'w:sdtContent');
    if (!content) return;
    if (!isPrompt(element)) this.children(content, href);
    else {
      this.reading.left.add(storedText(content), promptReason);
      this.add(' ____ ', this.base, null);
    }
  }

  private run(run: XmlElement, href: string | null): void {
    const own = child(run, 'w:rPr');
    const style = wordValue(own, 'w:rStyle');
    const look = own
      ? { ...this.base, ...(style === undefined ? {} : this.reading.styles.character(style)), ...readLook(own) }
      : this.base;
    for (const one of run.children) if (typeof one !== 'string') this.inRun(one, look, href);
  }

  private inRun(one: XmlElement, look: Look, href: string | null): void {
    const { fields, left } = this.reading;
    const { name } = one;
    const sign = signs[name];
    if (sign !== undefined) this.add(sign, look, href);
    else if (name === 'w:t') this.add(withSymbols(textOfXml(one), look.font ?? ''), look, href);
    else if (name === 'w:delText') left.add(textOfXml(one), 'deleted by a tracked change');
    else if (name === 'w:sym') this.add(symbolOf(one), look, href);
    else if (name === 'w:fldChar') this.add(fields.take(one), look, href);
    else if (name === 'w:instrText') fields.code(textOfXml(one));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.note(one);
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.drawing(one);
    else if (name === 'w:rt') left.add(storedText(one), 'reading aid above a word');
    else if (name === 'w:ruby') for (const inner of elementsOf(one)) this.inRun(inner, look, href);
    else if (name === 'mc:AlternateContent')
      for (const inner of elementsOf(printedBranch(one))) this.inRun(inner, look, href);
    else if (!properties.has(name)) this.element(one, href);
  }

  private note({ name, attributes }: XmlElement): void {
    const key = `${name === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${attributes['w:id']}`;
    if (!this.reading.notes.has(key)) this.reading.notes.set(key, this.reading.notes.size + 1);
  }

  /** Boxes with words, words drawn along a line, and pictures. A drawing's own text is no part of the text flow. */
  private drawing(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === 'w:txbxContent') this.inline.boxes.push(element);
    else if (name === 'a:t') this.reading.left.add(textOfXml(element), 'words inside a drawing');
    else if (name === 'mc:AlternateContent') this.drawing(printedBranch(element));
    else {
      if (name === 'a:blip' || name === 'v:imagedata') this.reading.seen.pictures += 1;
      if (name === 'v:textpath') this.add(attributes['string'] ?? '', this.base, null);
      for (const one of elementsOf(element)) this.drawing(one);
    }
  }

  private add(text: string, look: Look, href: string | null): void {
    if (text === '') return;
    const state = this.reading.fields.state(text);
    if (look.hidden) this.reading.left.add(text, 'hidden text');
    else if (state.kind === 'left out') this.reading.left.add(text, state.reason);
    else this.push({ text, look, href: state.href ?? href });
  }

  /** Word parts a sentence into runs wherever it was once edited; those that look alike are one piece again. */
  private push(piece: Piece): void {
    const { pieces } = this.inline;
    const last = pieces.at(-1);
    if (last && !piece.look.underline && last.href === piece.href && sameLook(last.look, piece.look))
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else pieces.push(piece);
  }
}

export const promptReason = 'prompt of an empty form field';

/** A content control that still shows what to fill in, and not what a person filled in. */
export function isPrompt(control: XmlElement): boolean {
  return switchOf(child(control, 'w:sdtPr'), 'w:showingPlcHdr') === true;
}

/** A newer Word's content stands beside one for older readers: the same words twice, of which one is read. */
export function printedBranch(element: XmlElement): XmlElement {
  const branches = elementsOf(element).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return branches.find(hasWords) ?? branches[0] ?? { name: 'mc:Choice', attributes: {}, children: [] };
}

function hasWords(element: XmlElement): boolean {
  return element.children.some((node) =>
    typeof node === 'string'
      ? element.name === 'w:t' && node.trim() !== ''
      : node.name === 'v:textpath' || hasWords(node),
  );
}

/** All words that an element stores, deleted and hidden ones too. */
export function storedText(element: XmlElement | undefined): string {
  if (!element) return '';
  if (element.name === 'w:t' || element.name === 'w:delText' || element.name === 'm:t' || element.name === 'a:t')
    return textOfXml(element);
  if (element.name === 'w:tab' || element.name === 'w:br' || element.name === 'w:cr') return ' ';
  if (properties.has(element.name)) return '';
  if (element.name === 'mc:AlternateContent') return storedText(printedBranch(element));
  const inner = elementsOf(element).map(storedText).join('');
  return element.name === 'w:p' || element.name === 'a:p' ? `${inner}\n` : inner;
}

/** A formula is kept as the signs that stand in it, parted where one stands over or beside another. */
function formulaText(formula: XmlElement): string {
  return everyElement(formula, 'm:t').map(textOfXml).join(' ');
}

function symbolOf({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) || code > 0xffff ? '' : printedSymbol(attributes['w:font'] ?? '', code);
}
