import { isAccepted, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import type { ReviewReason } from '#src/domain/review-reason.ts';
import { withLeftOut } from './edit-blocks.ts';
import { blockSpot, changeSection, type Edited, freshId, headingSpot, movedAt } from './edit-document.ts';
import { blocksOf, findLine, type Line, linesOf, withLines } from './edit-lines.ts';
import { writeNumber } from './edit-numbers.ts';

/** A heading is a line; what is longer is a paragraph. */
const longestHeading = 300;

/** A block becomes the heading of a section of its own, and takes with it what stands behind it in the section. */
export function turnHeading(document: PolicyDocument, blockId: string): Edited | null {
  const cut = cutAt(document, blockId);
  if (!cut) return null;
  const [line, ...after] = cut.after;
  const heading = line ? writeNumber(line.block) : '';
  if (!line || line.block.type === 'table' || heading === '' || heading.length > longestHeading) return null;
  if (cut.home.heading === null && cut.before.length === 0) {
    const sections = replaced(document, cut.at, [withLines({ ...cut.home, heading }, after)]);
    return { document: { ...document, sections }, spot: headingSpot(cut.home.id) };
  }
  return begin(document, cut, heading, after);
}

/** The block and all behind it become a section without a heading. */
export function startSection(document: PolicyDocument, blockId: string): Edited | null {
  const cut = cutAt(document, blockId);
  return cut && cut.before.length > 0 ? begin(document, cut, null, cut.after) : null;
}

type Cut = {
  readonly at: number;
  readonly home: Section;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
};

/** The lines of a section before a block, and from it on: what stood beside the block, at any depth, stands beside it still. */
function cutAt(document: PolicyDocument, blockId: string): Cut | null {
  const place = findLine(document, blockId);
  const home = place && document.sections[place.section];
  if (!place || !home) return null;
  const lines = linesOf(home.blocks);
  let outermost = Number.POSITIVE_INFINITY;
  const after = lines.slice(place.line).map(({ block, depth }) => {
    outermost = Math.min(outermost, depth);
    return { block, depth: depth - outermost };
  });
  return { at: place.section, home, before: lines.slice(0, place.line), after };
}

function begin(document: PolicyDocument, cut: Cut, heading: string | null, lines: readonly Line[]): Edited {
  const id = freshId(document);
  const started: Section = { id, heading, kind: cut.home.kind, blocks: blocksOf(lines) };
  const sections = replaced(document, cut.at, [withLines(cut.home, cut.before), started]);
  return { document: { ...document, sections }, spot: headingSpot(id) };
}

function replaced(document: PolicyDocument, at: number, by: readonly Section[]): readonly Section[] {
  return document.sections.flatMap((section, index) => (index === at ? by : [section]));
}

/** Adds a section to the one above. Its heading becomes a paragraph there; the first section keeps its place and loses only the heading. */
export function joinSection(document: PolicyDocument, sectionId: string): Edited | null {
  const at = document.sections.findIndex(({ id }) => id === sectionId);
  const section = document.sections[at];
  if (!section) return null;
  const above = document.sections[at - 1];
  const hasHeading = section.heading !== null && section.heading.trim() !== '';
  if (!above && !hasHeading) return null;
  const id = freshId(document);
  const heading = hasHeading ? [{ type: 'paragraph', id, number: null, text: section.heading ?? '' } as const] : [];
  const blocks = [...heading, ...section.blocks];
  const sections = document.sections.flatMap((one, index) => {
    if (above && index === at) return [];
    if (above && index === at - 1) return [{ ...one, blocks: [...one.blocks, ...blocks] }];
    return index === at ? [{ ...one, heading: null, blocks }] : [one];
  });
  const first = blocks[0];
  return {
    document: { ...document, sections },
    spot: first ? blockSpot(first.id) : headingSpot((above ?? section).id),
  };
}

export function moveSection(document: PolicyDocument, sectionId: string, by: -1 | 1): Edited | null {
  const at = document.sections.findIndex(({ id }) => id === sectionId);
  const sections = movedAt(document.sections, at, by);
  return sections === document.sections ? null : { document: { ...document, sections }, spot: headingSpot(sectionId) };
}

/** What is accepted becomes an annex, and what stands apart becomes rules. */
export function turnAccepted(document: PolicyDocument, sectionId: string): Edited | null {
  const section = document.sections.find(({ id }) => id === sectionId);
  if (!section) return null;
  const kind = isAccepted(section) ? 'annex' : 'clauses';
  return { document: changeSection(document, sectionId, { kind }), spot: headingSpot(sectionId) };
}

/** Takes a section out of the policy. Its words stand among what is left out. */
export function deleteSection(document: PolicyDocument, sectionId: string): Edited | null {
  const at = document.sections.findIndex(({ id }) => id === sectionId);
  const section = document.sections[at];
  if (!section) return null;
  const next = document.sections[at + 1] ?? document.sections[at - 1];
  return {
    document: leaveOut(document, [sectionId], 'reviewer-deleted'),
    spot: headingSpot(next?.id ?? sectionId),
  };
}

/** The document without some of its sections, whose words stand among what is left out. */
export function leaveOut(
  document: PolicyDocument,
  sectionIds: readonly string[],
  reason: ReviewReason,
): PolicyDocument {
  const gone = document.sections.filter(({ id }) => sectionIds.includes(id));
  const texts = gone.flatMap(({ heading, blocks }) => [
    heading ?? '',
    ...linesOf(blocks).map(({ block }) => writeNumber(block)),
  ]);
  const sections = document.sections.filter(({ id }) => !sectionIds.includes(id));
  return withLeftOut(
    { ...document, sections },
    texts.map((text) => ({ text, reason })),
  );
}
