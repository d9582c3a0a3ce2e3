import type { Buffer } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { Failure } from '#src/domain/failure.ts';
import { damagedWordFile, tooLargeWordFile } from './word-zip.ts';

/** An element of a Word part. Names carry the usual prefix of their namespace, whatever prefix the file itself chose. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};
export type XmlNode = XmlElement | string;

/** A policy of 60 pages has some 50,000 tags that are read; the tree of far more would not fit the worker. */
const most = { tags: 200_000, depth: 200, characters: 3_000_000 } as const;

/**
 * The namespaces of ECMA-376 (transitional) and of ISO/IEC 29500 Strict, which Word writes as "Strict Open XML Document",
 * and those of Microsoft's extensions that hold words.
 */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

/** Marks that no reading needs; with the ids of edits they make up half of what Word writes. */
const unread: ReadonlySet<string> = new Set(
  ['proofErr', 'lastRenderedPageBreak', 'lang', 'color', 'szCs', 'bCs', 'iCs', 'noProof', 'kern', 'shd'].map(
    (name) => `w:${name}`,
  ),
);

type Open = { readonly name: string; readonly attributes: Record<string, string>; readonly children: XmlNode[] };

/** The namespaces that hold at a place; `usual` where every prefix is the one that this reader uses itself. */
type Scope = { readonly names: ReadonlyMap<string, string>; readonly usual: boolean };
const noScope: Scope = { names: new Map(), usual: false };

/** Reads a part as a tree. Counts as it goes, so that a part made to be deep or endless is left where it passes the limit. */
export function parseXml(bytes: Buffer): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const scopes: Scope[] = [noScope];
  const document: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [document];
  let tags = 0;
  parser.on('error', () => {
    throw damagedWordFile();
  });
  parser.on('doctype', () => {
    throw new Failure(
      'file-unreadable',
      'The file declares entities of its own, which Word never writes. Open it in Word, save it again and import that.',
    );
  });
  parser.on('opentag', (tag) => {
    tags += 1;
    if (tags > most.tags || open.length > most.depth) throw tooLargeWordFile();
    const scope = scopeOf(tag.attributes, scopes.at(-1) ?? noScope);
    scopes.push(scope);
    const element: Open = {
      name: nameIn(scope, tag.name, true),
      attributes: scope.usual ? tag.attributes : attributesIn(scope, tag.attributes),
      children: [],
    };
    if (!unread.has(element.name)) open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
    scopes.pop();
  });
  let characters = 0;
  const words = (text: string) => {
    characters += text.length;
    if (characters > most.characters) throw tooLargeWordFile();
    open.at(-1)?.children.push(text);
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.write(decode(bytes)).close();
  const root = document.children.find((node) => typeof node !== 'string');
  if (!root) throw damagedWordFile();
  return root;
}

/** XML is UTF-8 or, by its mark, UTF-16; anything else in a part is damage. */
function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damagedWordFile();
  }
}

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  let names: Map<string, string> | null = null;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    names ??= new Map(outer.names);
    names.set(name.slice(6), prefixes[attributes[name] ?? ''] ?? 'other');
  }
  if (!names) return outer;
  const own = new Set(Object.values(prefixes));
  return {
    names,
    usual: [...names].every(
      ([prefix, name]) => prefix === name || (name === 'other' && prefix !== '' && !own.has(prefix)),
    ),
  };
}

function attributesIn(scope: Scope, attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [nameIn(scope, name, false), value]));
}

/** A name without a prefix is in the default namespace if it is an element's, and in none if it is an attribute's. */
function nameIn({ names, usual }: Scope, name: string, isElement: boolean): string {
  if (usual) return name;
  const colon = name.indexOf(':');
  const namespace = names.get(name.slice(0, Math.max(0, colon)));
  if (colon < 0 && !isElement) return name;
  return namespace === undefined ? name : `${namespace}:${name.slice(colon + 1)}`;
}

export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of element?.children ?? []) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** The `w:val` of a child, which is how WordprocessingML writes nearly every property. */
export function wordValue(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** An on-off property (ECMA-376 part 1, 17.17.4): there without a value means on; not there means nothing is said. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && isOn(found.attributes['w:val']);
}

export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

export function textOfXml(element: XmlElement): string {
  const [only, ...others] = element.children;
  if (typeof only === 'string' && others.length === 0) return only;
  return element.children.map((node) => (typeof node === 'string' ? node : textOfXml(node))).join('');
}

/** All elements of a name, in order, however deep. */
export function everyElement(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((one) => [...(one.name === name ? [one] : []), ...everyElement(one, name)]);
}
