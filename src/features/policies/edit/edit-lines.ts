import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';

/**
 * The blocks of a section as a reader meets them, one under the other, each with how far it is nested. Edits are made on
 * this form: whatever is done to the lines, none goes missing when they become a tree again.
 */
export type Line = { readonly block: Block; readonly depth: number };

/** Where a block stands: its section's place among the sections, and its line in it. */
type LinePlace = { readonly section: number; readonly line: number };

export function linesOf(blocks: readonly Block[], depth = 0): readonly Line[] {
  return blocks.flatMap((block) => [{ block, depth }, ...linesOf(block.children ?? [], depth + 1)]);
}

type Growing = { readonly line: Line; readonly children: Growing[] };

/** Nests lines again. Only a clause holds others: what is nested under anything else comes up to where it can stand. */
export function blocksOf(lines: readonly Line[]): readonly Block[] {
  const top: Growing[] = [];
  const open: Growing[] = [];
  for (const line of lines) {
    while (open.length > 0 && (open.at(-1)?.line.depth ?? 0) >= line.depth) open.pop();
    const grown: Growing = { line, children: [] };
    (open.at(-1)?.children ?? top).push(grown);
    if (line.block.type === 'clause') open.push(grown);
  }
  return top.map(finished);
}

function finished({ line: { block }, children }: Growing): Block {
  const blocks = children.map(finished);
  const before = block.children ?? [];
  if (before.length === blocks.length && before.every((child, index) => child === blocks[index])) return block;
  const { children: _, ...alone } = block;
  return blocks.length === 0 ? alone : { ...alone, children: blocks };
}

export function findLine(document: PolicyDocument, blockId: string): LinePlace | null {
  for (const [section, { blocks }] of document.sections.entries()) {
    const line = linesOf(blocks).findIndex(({ block }) => block.id === blockId);
    if (line >= 0) return { section, line };
  }
  return null;
}

/** The first line behind the block at `from` and all that is nested in it. */
export function endOf(lines: readonly Line[], from: number): number {
  const depth = lines[from]?.depth ?? 0;
  const after = lines.findIndex((line, index) => index > from && line.depth <= depth);
  return after < 0 ? lines.length : after;
}

export function shifted(lines: readonly Line[], by: number): readonly Line[] {
  return by === 0 ? lines : lines.map(({ block, depth }) => ({ block, depth: Math.max(0, depth + by) }));
}

/** The section with these lines in place of its own. */
export function withLines(section: Section, lines: readonly Line[]): Section {
  return { ...section, blocks: blocksOf(lines) };
}

/** The document with other lines in one section. */
export function changeLines(document: PolicyDocument, section: number, lines: readonly Line[]): PolicyDocument {
  return {
    ...document,
    sections: document.sections.map((one, index) => (index === section ? withLines(one, lines) : one)),
  };
}
