import { SaxesParser } from 'saxes';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

/** @throws Error with the place, for a file that is no well-formed XML */
export function readXml(text: string): XmlElement {
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [top];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes: attributes as Record<string, string>, children: [], text: '' });
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element) element.text += part.trim();
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) open.at(-1)?.children.push(element);
  });
  parser.write(text).close();
  const root = top.children[0];
  if (!root) throw new Error('there is no element in it');
  return root;
}

/** The element and everything inside it, in the order of the file. */
export function within(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(within)];
}

export function named(element: XmlElement, name: string): readonly XmlElement[] {
  return within(element).filter((one) => one.name === name);
}
