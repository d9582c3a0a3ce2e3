import type { Block, PolicyDocument } from './policy-document.ts';

/** A careful reader's pace for rules, in words a minute. */
const wordsAMinute = 200;

/** Whole minutes, at least one. */
export function readingMinutes(document: PolicyDocument): number {
  const texts = [
    ...document.sections.flatMap((section) => [section.heading ?? '', ...textsOf(section.blocks)]),
    ...document.declarations.map((declaration) => declaration.text),
  ];
  const words = texts.join(' ').split(/\s+/).length;
  return Math.max(1, Math.round(words / wordsAMinute));
}

function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => [block.text, ...textsOf(block.children ?? [])]);
}
