import type { Block, PolicyDocument } from '#src/domain/policy-document.ts';
import type { ReviewReason } from '#src/domain/review-reason.ts';
import { blockSpot, type Edited, findBlock, freshId, headingSpot, mapBlocks } from './edit-document.ts';
import { changeLines, endOf, findLine, type Line, linesOf, shifted, withLines } from './edit-lines.ts';
import { readNumber, writeNumber } from './edit-numbers.ts';
import { seenWords } from './edit-words.ts';

/** Deeper than schools nest, and shallow enough for a phone. */
const deepest = 5;

type Standing = {
  readonly section: number;
  readonly lines: readonly Line[];
  readonly at: number;
  readonly line: Line;
};

function stand(document: PolicyDocument, blockId: string): Standing | null {
  const place = findLine(document, blockId);
  if (!place) return null;
  const lines = linesOf(document.sections[place.section]?.blocks ?? []);
  const line = lines[place.line];
  return line ? { section: place.section, lines, at: place.line, line } : null;
}

/** Types in a block. A declaration that says the same words says the new ones too: people read what they say. */
export function typeInBlock(document: PolicyDocument, blockId: string, text: string): PolicyDocument {
  const before = findBlock(document, blockId);
  if (!before) return document;
  const said = seenWords(before.text);
  const changed = mapBlocks(document, (block) => (block.id === blockId ? { ...block, text } : block));
  const isSaid = document.declarations.some((one) => one.text === said);
  if (!isSaid || text.trim() === '') return changed;
  const declarations = document.declarations.map((one) =>
    one.text === said ? { ...one, text: seenWords(text) } : one,
  );
  return { ...changed, declarations };
}

/** Puts a block behind the words of the one before it. Its number, which says nothing any more, is kept among what is left out. */
export function joinBefore(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  const before = here?.lines[here.at - 1];
  if (!here || !before) return null;
  const { block, depth } = here.line;
  const areTables = [before.block, block].filter(({ type }) => type === 'table').length;
  if (areTables === 1) return null;
  const text = [before.block.text, block.text].filter((one) => one.trim() !== '').join(areTables === 2 ? '\n' : ' ');
  const end = endOf(here.lines, here.at);
  const lines = [
    ...here.lines.slice(0, here.at - 1),
    { ...before, block: { ...before.block, text } },
    ...shifted(here.lines.slice(here.at + 1, end), before.depth - depth),
    ...here.lines.slice(end),
  ];
  const joined = changeLines(document, here.section, lines);
  const isNumbered = block.number !== null && block.number !== '';
  return {
    document: isNumbered ? withLeftOut(joined, [{ text: block.number, reason: 'reviewer-joined-number' }]) : joined,
    spot: blockSpot(before.block.id),
  };
}

export function joinAfter(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  const after = here?.lines[here.at + 1];
  return after ? joinBefore(document, after.block.id) : null;
}

const unbroken = /\[[^\]]+\]\([^()\s]+(?:\([^()\s]*\)[^()\s]*)*\)|\{\{[^{}]*\}\}|[\p{L}\p{N}]+/gu;

/** Cuts a block in two. A cut inside a word, a link or a local value comes before it. */
export function splitAt(document: PolicyDocument, blockId: string, caret: number): Edited | null {
  const here = stand(document, blockId);
  if (!here || here.line.block.type === 'table') return null;
  const { block, depth } = here.line;
  const inside = [...block.text.matchAll(unbroken)].find(
    ({ index, 0: whole }) => caret > index && caret < index + whole.length,
  );
  const at = inside?.index ?? caret;
  const [first, second] = [block.text.slice(0, at).trim(), block.text.slice(at).trim()];
  if (first === '' || second === '') return null;
  const id = freshId(document);
  const rest: Block =
    block.type === 'clause'
      ? { type: 'clause', id, ...readNumber(second) }
      : { type: block.type, id, number: null, text: second };
  const lines = [
    ...here.lines.slice(0, here.at),
    { depth, block: { ...block, text: first } },
    { depth, block: rest },
    ...here.lines.slice(here.at + 1),
  ];
  return { document: changeLines(document, here.section, lines), spot: blockSpot(id) };
}

/** One place further up or down with all that is nested in it: out of a clause at its edge, into the next section at the end. */
export function moveBlock(document: PolicyDocument, blockId: string, by: -1 | 1): Edited | null {
  const here = stand(document, blockId);
  if (!here) return null;
  const { lines, at, line, section } = here;
  const end = endOf(lines, at);
  const rest = [...lines.slice(0, at), ...lines.slice(end)];
  const step = by < 0 ? stepUp(here) : stepDown(here, end);
  if (!step) return toSection(document, here, lines.slice(at, end), rest, by);
  const moved = shifted(lines.slice(at, end), step.depth - line.depth);
  const next = [...rest.slice(0, step.to), ...moved, ...rest.slice(step.to)];
  return { document: changeLines(document, section, next), spot: blockSpot(blockId) };
}

/** Where a block comes to stand among the other lines; null at the edge of its section. */
type Step = { readonly to: number; readonly depth: number };

function stepUp({ lines, at, line }: Standing): Step | null {
  const to = lines.slice(0, at).findLastIndex(({ depth }) => depth <= line.depth);
  const neighbour = lines[to];
  return neighbour ? { to, depth: neighbour.depth } : null;
}

function stepDown({ lines, at, line }: Standing, end: number): Step | null {
  const neighbour = lines[end];
  if (neighbour?.depth === line.depth) return { to: at + endOf(lines, end) - end, depth: line.depth };
  return line.depth > 0 ? { to: at, depth: line.depth - 1 } : null;
}

function toSection(
  document: PolicyDocument,
  { section, line }: Standing,
  moved: readonly Line[],
  rest: readonly Line[],
  by: -1 | 1,
): Edited | null {
  const neighbour = document.sections[section + by];
  if (!neighbour) return null;
  const others = linesOf(neighbour.blocks);
  const sections = document.sections.map((one, index) => {
    if (index === section) return withLines(one, rest);
    return index === section + by ? withLines(one, by < 0 ? [...others, ...moved] : [...moved, ...others]) : one;
  });
  return { document: { ...document, sections }, spot: blockSpot(line.block.id) };
}

/** Makes the block part of the clause before it. */
export function nest(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  if (!here) return null;
  const { lines, at, line } = here;
  const sibling = lines.slice(0, at).findLast(({ depth }) => depth <= line.depth);
  const end = endOf(lines, at);
  const reach = Math.max(...lines.slice(at, end).map(({ depth }) => depth));
  if (!sibling || sibling.depth < line.depth || sibling.block.type !== 'clause' || reach >= deepest) return null;
  const next = [...lines.slice(0, at), ...shifted(lines.slice(at, end), 1), ...lines.slice(end)];
  return { document: changeLines(document, here.section, next), spot: blockSpot(blockId) };
}

/** Brings the block out of the clause it is nested in. What stood behind it there is nested in it from then on. */
export function unNest(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  if (!here || here.line.depth === 0) return null;
  const { lines, at } = here;
  const end = endOf(lines, at);
  const next = [...lines.slice(0, at), ...shifted(lines.slice(at, end), -1), ...lines.slice(end)];
  return { document: changeLines(document, here.section, next), spot: blockSpot(blockId) };
}

/** A clause becomes a paragraph with its number in front, a paragraph a clause with the number that stands in front of it. */
export function turnClause(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  if (!here || here.line.block.type === 'table') return null;
  const { block, depth } = here.line;
  const turned: Block =
    block.type === 'clause'
      ? { ...block, type: 'paragraph', number: null, text: writeNumber(block) }
      : { ...block, type: 'clause', ...asClause(block) };
  const lines = here.lines.map((line, index) => (index === here.at ? { depth, block: turned } : line));
  return { document: changeLines(document, here.section, lines), spot: blockSpot(blockId) };
}

function asClause(block: Block) {
  return block.number === null ? readNumber(block.text) : { number: block.number, text: block.text };
}

/** Takes a block and all that is nested in it out of the policy. Its words stand among what is left out. */
export function deleteBlock(document: PolicyDocument, blockId: string): Edited | null {
  const here = stand(document, blockId);
  if (!here) return null;
  const { lines, at, section } = here;
  const end = endOf(lines, at);
  const rest = [...lines.slice(0, at), ...lines.slice(end)];
  const next = rest[at] ?? rest[at - 1];
  const home = document.sections[section];
  return {
    document: withLeftOut(
      changeLines(document, section, rest),
      lines.slice(at, end).map(({ block }) => ({ text: writeNumber(block), reason: 'reviewer-deleted' })),
    ),
    spot: next ? blockSpot(next.block.id) : headingSpot(home?.id ?? ''),
  };
}

type LeftOut = { readonly text: string; readonly reason: ReviewReason };

/** What a reviewer takes out stands first: it is what may be missed. */
export function withLeftOut(document: PolicyDocument, texts: readonly LeftOut[]): PolicyDocument {
  const kept = texts.filter(({ text }) => text.trim() !== '');
  return kept.length === 0 ? document : { ...document, discarded: [...kept, ...document.discarded] };
}
