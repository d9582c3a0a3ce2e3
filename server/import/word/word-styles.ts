import { child, elementsOf, isOn, wordValue, type XmlElement } from './word-xml.ts';

/** How words look, as far as it tells what they are. A key that is not there is inherited. */
export type Look = {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly capitals?: boolean;
  readonly hidden?: boolean;
  /** In half points. */
  readonly size?: number;
  readonly font?: string;
};

export type Numbered = { readonly id?: string; readonly level?: number };

export type ParagraphStyle = {
  readonly name: string;
  /** Zero-based outline level, or null for body text. */
  readonly outline: number | null;
  readonly numbered: Numbered;
  readonly left: number | null;
  readonly look: Look;
  /** A line of a list of contents, or the heading of one. */
  readonly inContents: boolean;
};

export type Styles = {
  paragraph(id: string | undefined): ParagraphStyle;
  /** The look of a character style. */
  character(id: string | undefined): Look;
  /** The numbering that a list style names, for numbering that is only a link to it. */
  listNumber(id: string): string | undefined;
};

type Style = { readonly element: XmlElement; readonly basedOn: string | undefined; readonly name: string };

const plain: ParagraphStyle = { name: 'normal', outline: null, numbered: {}, left: null, look: {}, inContents: false };

/** Resolves styles through what they are based on (ECMA-376 part 1, 17.7); a circle of styles ends where it closes. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>();
  let usual: string | undefined;
  for (const element of root ? elementsOf(root) : []) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    styles.set(id, {
      element,
      basedOn: wordValue(element, 'w:basedOn'),
      name: (wordValue(element, 'w:name') ?? id).toLowerCase(),
    });
    const isDefault = element.attributes['w:default'];
    if (element.attributes['w:type'] === 'paragraph' && isDefault !== undefined && isOn(isDefault)) usual ??= id;
  }
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const base: ParagraphStyle = { ...plain, look: defaults ? readLook(defaults) : {} };
  const paragraphs = new Map<string, ParagraphStyle>();
  const paragraph = (id: string | undefined): ParagraphStyle => {
    const asked = id !== undefined && styles.has(id) ? id : usual;
    if (asked === undefined) return id === undefined ? base : { ...base, outline: outlineByName(id) };
    const known = paragraphs.get(asked);
    if (known) return known;
    const resolved = chain(styles, asked).reduceRight(withStyle, base);
    paragraphs.set(asked, resolved);
    return resolved;
  };
  return {
    paragraph,
    character: (id) =>
      Object.assign(
        {},
        ...chain(styles, id)
          .reverse()
          .map(({ element }) => lookOf(element)),
      ),
    listNumber: (id) => wordValue(child(child(styles.get(id)?.element, 'w:pPr'), 'w:numPr'), 'w:numId'),
  };
}

/** A style and those it is based on, the nearest first. */
function chain(styles: ReadonlyMap<string, Style>, id: string | undefined): Style[] {
  const found: Style[] = [];
  for (let next = id; next !== undefined; ) {
    const style = styles.get(next);
    if (!style || found.includes(style)) break;
    found.push(style);
    next = style.basedOn;
  }
  return found;
}

function withStyle(below: ParagraphStyle, { element, name }: Style): ParagraphStyle {
  const properties = child(element, 'w:pPr');
  return {
    name,
    outline: outlineOf(properties) ?? outlineByName(name) ?? below.outline,
    numbered: { ...below.numbered, ...numberedOf(properties) },
    left: leftOf(properties) ?? below.left,
    look: { ...below.look, ...lookOf(element) },
    inContents: /^(?:toc (?:\d|heading)|table of figures$)/u.test(name),
  };
}

function lookOf(style: XmlElement): Look {
  const properties = child(style, 'w:rPr');
  return properties ? readLook(properties) : {};
}

/**
 * Word stores the names of its own styles in English, whatever language it speaks; some writers leave the level to the
 * name. A document's title stands over its headings.
 */
function outlineByName(name: string): number | null {
  if (/^title$/iu.test(name)) return 0;
  const level = /^heading ?([1-9])$/iu.exec(name)?.[1];
  return level ? Number(level) - 1 : null;
}

/** The outline level that properties set: 0 to 8 for headings, -1 where they say body text, or null for neither. */
export function outlineOf(properties: XmlElement | undefined): number | null {
  const level = wordValue(properties, 'w:outlineLvl');
  if (level === undefined || !/^\d$/u.test(level)) return null;
  return level === '9' ? -1 : Number(level);
}

export function numberedOf(properties: XmlElement | undefined): Numbered {
  const numbered = child(properties, 'w:numPr');
  const [id, level] = [wordValue(numbered, 'w:numId'), wordValue(numbered, 'w:ilvl')];
  return { ...(id === undefined ? {} : { id }), ...(level === undefined ? {} : { level: Number(level) || 0 }) };
}

/** The left indent in twentieths of a point. */
export function leftOf(properties: XmlElement | undefined): number | null {
  const indent = child(properties, 'w:ind')?.attributes;
  const left = Number(indent?.['w:left'] ?? indent?.['w:start'] ?? Number.NaN);
  return Number.isFinite(left) ? left : null;
}

export function sameLook(one: Look, other: Look): boolean {
  return (
    one === other ||
    (one.bold === other.bold &&
      one.italic === other.italic &&
      one.underline === other.underline &&
      one.capitals === other.capitals &&
      one.size === other.size)
  );
}

export function readLook(properties: XmlElement): Look {
  const look: { -readonly [Key in keyof Look]: Look[Key] } = {};
  for (const one of properties.children) {
    if (typeof one === 'string') continue;
    const value = one.attributes['w:val'];
    if (one.name === 'w:b') look.bold = isOn(value);
    else if (one.name === 'w:i') look.italic = isOn(value);
    else if (one.name === 'w:vanish') look.hidden = isOn(value);
    else if (one.name === 'w:caps' || one.name === 'w:smallCaps') look.capitals = isOn(value);
    else if (one.name === 'w:u') look.underline = value !== undefined && value !== 'none';
    else if (one.name === 'w:sz' && Number.isFinite(Number(value))) look.size = Number(value);
    else if (one.name === 'w:rFonts') look.font = one.attributes['w:ascii'] ?? one.attributes['w:hAnsi'] ?? '';
  }
  return look;
}
