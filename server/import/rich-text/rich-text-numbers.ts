import { inRoman } from '../number-words.ts';
import { declarationsOf } from './rich-text-style.ts';
import { attribute, type HtmlElement } from './rich-text-tree.ts';

const kinds: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** The number of a list's item as a browser prints it. */
export function numberOfItem(list: HtmlElement, item: HtmlElement, count: number): string {
  const style = declarationsOf(item).get('list-style-type') ?? declarationsOf(list).get('list-style-type');
  const kind = style ?? kinds[attribute(list, 'type') ?? ''] ?? 'decimal';
  if (/^lower-(?:alpha|latin)/u.test(kind)) return `${letterOf(count)}.`;
  if (/^upper-(?:alpha|latin)/u.test(kind)) return `${letterOf(count).toUpperCase()}.`;
  if (kind.startsWith('lower-roman')) return `${inRoman(count)}.`;
  if (kind.startsWith('upper-roman')) return `${inRoman(count).toUpperCase()}.`;
  return `${count}.`;
}

function letterOf(count: number): string {
  return count >= 1 && count <= 26 ? String.fromCharCode(96 + count) : String(count);
}
