import type { Block, PolicyDocument } from '#src/domain/policy-document.ts';
import { blockSpot, type Edited, freshId, idOfSpot, type SpotKey, withoutAt } from './edit-document.ts';
import { changeLines, endOf, findLine, type Line, linesOf } from './edit-lines.ts';
import { readNumber } from './edit-numbers.ts';

/** Puts a text that was left out back into the policy: behind the block or heading that is chosen, or at the end. */
export function restoreText(document: PolicyDocument, place: number, after: SpotKey | null): Edited | null {
  const text = document.discarded[place]?.text;
  if (text === undefined) return null;
  const id = freshId(document);
  const discarded = withoutAt(document.discarded, place);
  return { document: insertBlock({ ...document, discarded }, restored(id, text), after), spot: blockSpot(id) };
}

function restored(id: string, text: string): Block {
  if (text.includes('\t')) return { type: 'table', id, number: null, text };
  const marked = readNumber(text);
  return { type: marked.number === null ? 'paragraph' : 'clause', id, ...marked };
}

function insertBlock(document: PolicyDocument, block: Block, after: SpotKey | null): PolicyDocument {
  const id = after === null ? '' : idOfSpot(after);
  if (document.sections.length === 0) {
    const section = { id: `${block.id}s`, heading: null, kind: 'preamble', blocks: [block] } as const;
    return { ...document, sections: [section] };
  }
  const headed = document.sections.findIndex((section) => section.id === id);
  if (after?.startsWith('heading') && headed >= 0) return insertLine(document, headed, 0, { block, depth: 0 });
  const place = findLine(document, id);
  if (place) {
    const lines = linesOf(document.sections[place.section]?.blocks ?? []);
    const depth = lines[place.line]?.depth ?? 0;
    return insertLine(document, place.section, endOf(lines, place.line), { block, depth });
  }
  const last = document.sections.length - 1;
  return insertLine(document, last, linesOf(document.sections[last]?.blocks ?? []).length, { block, depth: 0 });
}

function insertLine(document: PolicyDocument, section: number, at: number, line: Line): PolicyDocument {
  const lines = linesOf(document.sections[section]?.blocks ?? []);
  return changeLines(document, section, [...lines.slice(0, at), line, ...lines.slice(at)]);
}
