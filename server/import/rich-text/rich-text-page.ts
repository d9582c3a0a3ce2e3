import { parse } from 'parse5';
import { Failure } from '#src/domain/failure.ts';
import { oneSpace } from '../clean-text.ts';
import type { Discard } from '../line.ts';
import { declarationsOf } from './rich-text-style.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, wordsIn } from './rich-text-tree.ts';

/** What a person sees of a web page, and what was taken out of it. */
export type Page = {
  readonly body: readonly HtmlNode[];
  readonly title: string;
  readonly discarded: readonly Discard[];
  readonly scripts: number;
};

const deepest = 400;
/** Elements that close themselves or that a page need not close say nothing about its depth. */
const unclosed = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option optgroup colgroup html head body'.split(
    ' ',
  ),
);
const code = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'head']);
const drawings = new Set(['svg', 'math', 'object', 'applet']);

/** @throws Failure `file-unreadable` where tags are nested so deep that no program wrote them for people */
export function openPage(source: string): Page {
  if (depthOf(source) > deepest)
    throw new Failure(
      'file-unreadable',
      'The web page is built in a way that cannot be read. Copy its text into a new Word document and import that.',
    );
  const document = parse(fragmentOf(source));
  const html = document.childNodes.find((node) => isElement(node) && node.tagName === 'html');
  const parts = html && isElement(html) ? html.childNodes.filter(isElement) : [];
  const head = parts.find(({ tagName }) => tagName === 'head');
  const body = parts.find(({ tagName }) => tagName === 'body');
  const sieve: Sieve = { discarded: [], scripts: head ? count(head, 'script') : 0 };
  const title = oneSpace(wordsIn(head?.childNodes.filter((node) => isElement(node) && node.tagName === 'title') ?? []));
  const kept = prune(body?.childNodes ?? [], sieve);
  return { body: mainPart(kept, sieve), title, discarded: sieve.discarded, scripts: sieve.scripts };
}

/** What a program puts on the clipboard is framed by comments, and on Windows headed by a list of offsets. */
function fragmentOf(source: string): string {
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/iu.exec(source)?.[1];
  return fragment ?? (/^\s*Version:\d/u.test(source) ? source.slice(Math.max(0, source.indexOf('<'))) : source);
}

/** The parser's time grows with the square of the depth, so the depth is measured before. */
function depthOf(source: string): number {
  let [depth, most] = [0, 0];
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(source.slice(at, at + 24)) ?? [];
    if (name === '' || unclosed.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}

type Sieve = { readonly discarded: Discard[]; scripts: number };

/** The nodes without code and without what the page hides. */
function prune(nodes: readonly HtmlNode[], sieve: Sieve): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return node.nodeName === '#text' ? [node] : [];
    if (node.tagName === 'script') sieve.scripts += 1;
    if (code.has(node.tagName)) return [];
    const reason = reasonToLeave(node);
    if (reason === null) return [{ ...node, childNodes: prune(node.childNodes, sieve) }];
    discard(wordsIn(prune(node.childNodes, { discarded: [], scripts: 0 })), reason, sieve);
    return [];
  });
}

function reasonToLeave(element: HtmlElement): string | null {
  if (isHidden(element)) return 'hidden on the page';
  if (drawings.has(element.tagName)) return 'words inside a drawing';
  return element.tagName === 'button' ? 'button of the web page' : null;
}

function isHidden(element: HtmlElement): boolean {
  const style = declarationsOf(element);
  return (
    attribute(element, 'hidden') !== null ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all'
  );
}

/** A page that names its main part has menus, banners and notices round it, which are no policy. */
function mainPart(nodes: readonly HtmlNode[], sieve: Sieve): readonly HtmlNode[] {
  const mains = find(nodes, (one) => one.tagName === 'main' || attribute(one, 'role') === 'main');
  const articles = mains.length > 0 ? mains : find(nodes, (one) => one.tagName === 'article');
  const [main] = articles;
  const isRound = (one: HtmlElement) => one.tagName === 'nav' || attribute(one, 'role') === 'navigation';
  const reason = 'menu or notice round the text of the web page';
  if (articles.length !== 1 || !main) return without(nodes, isRound, (text) => discard(text, reason, sieve));
  without(
    nodes,
    (one) => one === main,
    () => undefined,
  ).forEach((node) => {
    discard(wordsIn([node]), reason, sieve);
  });
  return without([main], isRound, (text) => discard(text, reason, sieve));
}

function without(
  nodes: readonly HtmlNode[],
  test: (element: HtmlElement) => boolean,
  leave: (text: string) => void,
): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (!test(node)) return [{ ...node, childNodes: without(node.childNodes, test, leave) }];
    leave(wordsIn([node]));
    return [];
  });
}

function find(nodes: readonly HtmlNode[], test: (element: HtmlElement) => boolean): HtmlElement[] {
  return nodes.filter(isElement).flatMap((one) => (test(one) ? [one] : find(one.childNodes, test)));
}

function count(element: HtmlElement, name: string): number {
  return find(element.childNodes, ({ tagName }) => tagName === name).length;
}

function discard(text: string, reason: string, { discarded }: Sieve): void {
  const words = oneSpace(text);
  if (/[\p{L}\p{N}]/u.test(words)) discarded.push({ text: words, reason });
}
