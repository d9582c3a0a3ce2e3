import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { oneSpace } from './clean-text.ts';
import { type Line, line, type Mark } from './line.ts';
import { writeLink } from './links.ts';
import { readMark } from './marks.ts';
import { readFieldLine } from './signature-fields.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The name of a bookmark that carries the number Word prints in front of a paragraph. */
export const numberBookmark = 'printed-number-';
const deepest = 20;

type Reading = { readonly lines: Line[]; pictures: number };

export function linesOfHtml(html: string): { lines: Line[]; pictures: number } {
  const reading: Reading = { lines: [], pictures: 0 };
  readChildren(parseFragment(html).childNodes, 0, reading);
  return { lines: reading.lines, pictures: reading.pictures };
}

function readChildren(nodes: readonly Node[], depth: number, reading: Reading): void {
  for (const node of nodes) if (isElement(node)) readElement(node, depth, reading);
}

function readElement(element: Element, depth: number, reading: Reading): void {
  const heading = /^h([1-6])$/u.exec(element.tagName)?.[1];
  if (heading) add(element, { heading: Number(heading), gap: true }, reading, null);
  else if (element.tagName === 'p') add(element, { gap: true }, reading, null);
  else if (element.tagName === 'ul' || element.tagName === 'ol') readList(element, Math.min(depth, deepest), reading);
  else if (element.tagName === 'table') readTable(element, depth, reading);
  else readChildren(element.childNodes, depth, reading);
}

function readList(list: Element, depth: number, reading: Reading): void {
  let count = 0;
  for (const item of list.childNodes.filter(isElement)) {
    count += 1;
    const nested = item.childNodes.filter(
      (node) => isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol'),
    );
    const own = { ...item, childNodes: item.childNodes.filter((node) => !nested.includes(node)) };
    const counted: Mark =
      list.tagName === 'ol' ? { kind: 'number', printed: `${count}.` } : { kind: 'bullet', printed: '•' };
    if (isNote(item))
      reading.lines.push(line(oneSpace(`[${count}] ${textOf(own.childNodes, reading)}`), { gap: true }));
    else add(own, { indent: depth * 4 }, reading, counted);
    for (const inner of nested) if (isElement(inner)) readList(inner, depth + 1, reading);
  }
}

/** One paragraph may hold several lines parted by line breaks, as forms and typed lists do. */
function add(element: Element, hints: Partial<Line>, reading: Reading, counted: Mark | null): void {
  const printed = printedNumber(element);
  const style = wholeStyle(element);
  const parts = textOf(element.childNodes, reading)
    .split('\n')
    .filter((part) => part.trim() !== '');
  for (const [at, part] of parts.entries()) {
    const auto = at === 0 ? (printed ?? counted) : null;
    const typed = hints.heading === undefined ? readMark(part.trim()) : { mark: null, rest: part.trim() };
    const mark = auto?.kind === 'number' || !typed.mark ? auto : typed.mark;
    const text = mark === typed.mark ? typed.rest : part.trim();
    const gap = at === 0 ? (hints.gap ?? false) : false;
    reading.lines.push(line(withoutTabs(text), { ...hints, mark, style, gap }));
  }
}

/** In a form a tab draws the blank to write on; elsewhere it is only space. */
function withoutTabs(text: string): string {
  const form = oneSpace(text.replace(/\t+/gu, ' ____ '));
  return text.includes('\t') && readFieldLine(form) ? form : oneSpace(text);
}

/** Footnotes arrive as a list at the end; they explain and are no rules. */
function isNote(item: Element): boolean {
  return item.attrs.some(({ name, value }) => name === 'id' && /^(?:footnote|endnote)-/u.test(value));
}

function readTable(table: Element, depth: number, reading: Reading): void {
  const rows = descendants(table, 'tr').map((row) =>
    row.childNodes.filter(isElement).map((cell) => cellText(cell, reading)),
  );
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const isLayout = filled.every((row) => row.length === 1);
  if (isLayout) {
    for (const cell of descendants(table, 'td')) readChildren(cell.childNodes, depth, reading);
  } else if (filled.length > 0) {
    reading.lines.push(line('', { rows: filled, gap: true }));
  }
}

function cellText(cell: Element, reading: Reading): string {
  const blocks = cell.childNodes.filter(isElement);
  const texts =
    blocks.length > 0 ? blocks.map((block) => textOf([block], reading)) : [textOf(cell.childNodes, reading)];
  return oneSpace(texts.join(' '));
}

function textOf(nodes: readonly Node[], reading: Reading): string {
  return nodes.map((node) => nodeText(node, reading)).join('');
}

function nodeText(node: Node, reading: Reading): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  if (node.tagName === 'img') {
    reading.pictures += 1;
    return '';
  }
  const inner = textOf(node.childNodes, reading);
  const href = node.attrs.find(({ name }) => name === 'href')?.value;
  if (href && /^#(?:footnote|endnote)-ref-/u.test(href)) return '';
  if (node.tagName === 'a' && href) return writeLink(inner, href);
  return node.tagName === 'li' || node.tagName === 'p' ? ` ${inner} ` : inner;
}

/** Bold, underlined or italic throughout: Word's usual stand-in for a heading. */
function wholeStyle(element: Element): Line['style'] {
  const [only, ...others] = element.childNodes.filter(
    (node) => !(node.nodeName === '#text' && 'value' in node && node.value.trim() === '') && !isBookmark(node),
  );
  if (!only || others.length > 0 || !isElement(only)) return null;
  if (only.tagName === 'strong' || only.tagName === 'u') return 'bold';
  return only.tagName === 'em' ? (wholeStyle(only) ?? 'italic') : null;
}

function isBookmark(node: Node): boolean {
  return isElement(node) && node.tagName === 'a' && node.childNodes.length === 0;
}

function printedNumber(element: Element): Mark | null {
  for (const anchor of descendants(element, 'a')) {
    const id = anchor.attrs.find(({ name }) => name === 'id')?.value ?? '';
    const number = id.startsWith(numberBookmark) ? id.slice(numberBookmark.length) : null;
    if (number !== null) return readMark(`${number} x`).mark ?? { kind: 'number', printed: number };
  }
  return null;
}

function descendants(element: Element, name: string): Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) => [
      ...(child.tagName === name ? [child] : []),
      ...(child.tagName === 'table' ? [] : descendants(child, name)),
    ]);
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
