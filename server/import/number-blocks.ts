import type { Block, Section, SectionKind } from '#src/domain/policy-document.ts';
import type { Draft } from './build-sections.ts';
import type { Item } from './nest-clauses.ts';

/** Gives sections and blocks their names: `s1`, `s1b2`, `s1b2b1`, by place, so the same file gets the same names. */
export function numberBlocks(drafts: readonly Draft[], kinds: readonly SectionKind[]): Section[] {
  return drafts.map(({ heading, items }, at) => {
    const id = `s${at + 1}`;
    return { id, heading, kind: kinds[at] ?? 'clauses', blocks: numbered(items, id) };
  });
}

function numbered(items: readonly Item[], parent: string): Block[] {
  return items.map(({ kind, text, number, children }, at) => {
    const id = `${parent}b${at + 1}`;
    const block = { type: kind, id, number, text };
    return children.length === 0 ? block : { ...block, children: numbered(children, id) };
  });
}
