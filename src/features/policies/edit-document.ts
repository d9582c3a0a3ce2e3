import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';

/** Changes a reviewer makes to a draft. Each gives a new document and leaves the old for undo. */

export function changeSection(document: PolicyDocument, id: string, change: Partial<Section>): PolicyDocument {
  return {
    ...document,
    sections: document.sections.map((section) => (section.id === id ? { ...section, ...change } : section)),
  };
}

export function changeBlockText(document: PolicyDocument, blockId: string, text: string): PolicyDocument {
  return mapBlocks(document, (blocks) => blocks.map((block) => (block.id === blockId ? { ...block, text } : block)));
}

export function removeBlock(document: PolicyDocument, blockId: string): PolicyDocument {
  return mapBlocks(document, (blocks) => blocks.filter((block) => block.id !== blockId));
}

export function moveBlock(document: PolicyDocument, blockId: string, by: -1 | 1): PolicyDocument {
  return mapBlocks(document, (blocks) => {
    const from = blocks.findIndex((block) => block.id === blockId);
    return from < 0 ? blocks : moved(blocks, from, by);
  });
}

export function moveSection(document: PolicyDocument, id: string, by: -1 | 1): PolicyDocument {
  const from = document.sections.findIndex((section) => section.id === id);
  return { ...document, sections: moved(document.sections, from, by) };
}

export function removeSection(document: PolicyDocument, id: string): PolicyDocument {
  return { ...document, sections: document.sections.filter((section) => section.id !== id) };
}

export function replaceAt<T>(list: readonly T[], place: number, value: T): readonly T[] {
  return list.map((item, index) => (index === place ? value : item));
}

export function withoutAt<T>(list: readonly T[], place: number): readonly T[] {
  return list.filter((_, index) => index !== place);
}

function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = withoutAt(list, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

function mapBlocks(document: PolicyDocument, change: (blocks: readonly Block[]) => readonly Block[]): PolicyDocument {
  const deep = (blocks: readonly Block[]): readonly Block[] =>
    change(blocks).map((block) => (block.children ? { ...block, children: deep(block.children) } : block));
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, blocks: deep(section.blocks) })),
  };
}
