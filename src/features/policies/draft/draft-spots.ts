import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';
import { blockSpot, headingSpot, type SpotKey } from '../edit/edit-document.ts';
import { linesOf } from '../edit/edit-lines.ts';

/** What can be chosen on the page of a draft: the head of a section, or a block of it. */
export type Spot = {
  readonly key: SpotKey;
  readonly section: Section;
  /** Null for the head of the section. */
  readonly block: Block | null;
  /** 0 for the head of a section and for what stands directly in it. */
  readonly depth: number;
  /** The place of its section among the sections. */
  readonly place: number;
};

/** Every spot of the draft from the top down. */
export function spotsOf(document: PolicyDocument): readonly Spot[] {
  return document.sections.flatMap((section, place): Spot[] => [
    { key: headingSpot(section.id), section, block: null, depth: 0, place },
    ...linesOf(section.blocks).map(({ block, depth }) => ({ key: blockSpot(block.id), section, block, depth, place })),
  ]);
}
