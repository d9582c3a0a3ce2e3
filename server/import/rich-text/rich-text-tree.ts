import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: { readonly nodeName: string }): node is HtmlElement {
  return 'tagName' in node;
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** All words under some nodes; those of different elements do not run together. */
export function wordsIn(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (isElement(node) ? ` ${wordsIn(node.childNodes)} ` : 'value' in node ? node.value : ''))
    .join('');
}
