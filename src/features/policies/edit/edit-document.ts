import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';

/** A draft after an edit, and the spot of it where the reviewer stands then. Null stands for an edit that cannot be made. */
export type Edited = { readonly document: PolicyDocument; readonly spot: SpotKey };

/** Names one heading or one block among all that can be chosen on the page. */
export type SpotKey = `heading ${string}` | `block ${string}`;

export function headingSpot(sectionId: string): SpotKey {
  return `heading ${sectionId}`;
}

export function blockSpot(blockId: string): SpotKey {
  return `block ${blockId}`;
}

export function idOfSpot(spot: SpotKey): string {
  return spot.slice(spot.indexOf(' ') + 1);
}

export function changeSection(document: PolicyDocument, id: string, change: Partial<Section>): PolicyDocument {
  return {
    ...document,
    sections: document.sections.map((section) => (section.id === id ? { ...section, ...change } : section)),
  };
}

/** Changes blocks, nested ones included. What does not change stays the same object, so that a page draws only what did. */
export function mapBlocks(document: PolicyDocument, change: (block: Block) => Block): PolicyDocument {
  const deep = (block: Block): Block => {
    const changed = change(block);
    const children = changed.children && same(changed.children, changed.children.map(deep));
    return children === changed.children || !children ? changed : { ...changed, children };
  };
  const sections = document.sections.map((section) => {
    const blocks = same(section.blocks, section.blocks.map(deep));
    return blocks === section.blocks ? section : { ...section, blocks };
  });
  return { ...document, sections };
}

/** Changes every text that a signer reads: headings, blocks and declarations. */
export function mapTexts(document: PolicyDocument, change: (text: string) => string): PolicyDocument {
  const changed = mapBlocks(document, (block) => {
    const text = change(block.text);
    return text === block.text ? block : { ...block, text };
  });
  return {
    ...changed,
    sections: changed.sections.map((section) => {
      const heading = section.heading === null ? null : change(section.heading);
      return heading === section.heading ? section : { ...section, heading };
    }),
    declarations: changed.declarations.map((one) => {
      const text = change(one.text);
      return text === one.text ? one : { ...one, text };
    }),
  };
}

/** Every block, nested ones behind the one they stand in. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(block.children ?? [])]);
}

export function findBlock(document: PolicyDocument, blockId: string): Block | null {
  return document.sections.flatMap(({ blocks }) => allBlocks(blocks)).find(({ id }) => id === blockId) ?? null;
}

/** A name that nothing in the draft has. */
export function freshId(document: PolicyDocument): string {
  const taken = document.sections.flatMap(({ id, blocks }) => [id, ...allBlocks(blocks).map((block) => block.id)]);
  const highest = taken.map((id) => Number(/^e(\d{1,9})$/.exec(id)?.[1] ?? 0)).reduce((a, b) => Math.max(a, b), 0);
  return `e${highest + 1}`;
}

export function replaceAt<T>(list: readonly T[], place: number, value: T): readonly T[] {
  return list.map((item, index) => (index === place ? value : item));
}

export function withoutAt<T>(list: readonly T[], place: number): readonly T[] {
  return list.filter((_, index) => index !== place);
}

/** The list with one item a place further up or down; the same list where there is no such place. */
export function movedAt<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = withoutAt(list, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

function same<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && before.every((item, index) => item === after[index]) ? before : after;
}
