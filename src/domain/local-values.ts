import type { Block, LocalValue, PolicyDocument } from './policy-document.ts';

const place = /\{\{\s*([^{}]+?)\s*\}\}/gu;

/** Names that stand in the text in double braces, each once, in the order they are first printed. */
export function placesIn(document: PolicyDocument): readonly string[] {
  const names = new Set<string>();
  withTexts(document, (text) => {
    for (const [, name] of text.matchAll(place)) if (name) names.add(name);
    return text;
  });
  return [...names];
}

/** Places that have no value yet. */
export function emptyPlaces(document: PolicyDocument): readonly string[] {
  const filled = new Set(valuesOf(document).keys());
  return placesIn(document).filter((name) => !filled.has(nameKey(name)));
}

/** The words as people read them: every local value in its place. A place without a value stays as it is. */
export function withLocalValues(document: PolicyDocument): PolicyDocument {
  const values = valuesOf(document);
  if (values.size === 0) return document;
  return withTexts(document, (text) =>
    text.replace(place, (whole, name: string) => values.get(nameKey(name)) ?? whole),
  );
}

function valuesOf({ localValues }: PolicyDocument): ReadonlyMap<string, string> {
  const given = (localValues ?? []).filter(({ value }: LocalValue) => value.trim() !== '');
  return new Map(given.map(({ name, value }) => [nameKey(name), value.trim()]));
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

function withTexts(document: PolicyDocument, change: (text: string) => string): PolicyDocument {
  const blocks = (list: readonly Block[]): readonly Block[] =>
    list.map((block) => ({
      ...block,
      text: change(block.text),
      ...(block.children ? { children: blocks(block.children) } : {}),
    }));
  return {
    ...document,
    title: change(document.title),
    sections: document.sections.map((section) => ({
      ...section,
      heading: section.heading === null ? null : change(section.heading),
      blocks: blocks(section.blocks),
    })),
    declarations: document.declarations.map((one) => ({ ...one, text: change(one.text) })),
    contacts: document.contacts.map(({ role, name }) => ({
      role: change(role),
      name: name === null ? null : change(name),
    })),
  };
}
