import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';
import { oneSpace } from './clean-text.ts';
import { wordsAlone } from './links.ts';
import { wordsOf } from './words.ts';

/** What the printed text became, apart from facts that repeat words standing elsewhere. */
export type Placed = {
  readonly document: PolicyDocument;
  /** Words of the title page: the title as printed, and the labels and values round it. */
  readonly front: readonly string[];
};

/** Word's round bullets of an outer list become letters in plain text; a bullet is no word. */
const letterBullet = /^(?:[ \t]*[oØ](?=[ \t]+\p{Lu})|[ \t]*o(?=\t)|(?: {2,}|[ \t]*\t)[ \t]*o(?= +\p{Ll}))/gmu;

/** The words of the file that stand neither in the policy nor in what was discarded. */
export function missingWords({ document, front }: Placed, text: string): string[] {
  const left = countsOf(placedTexts(document, front).flatMap(normalWords));
  return normalWords(text.replace(letterBullet, '')).filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/**
 * Holds the promise that an import loses nothing: a line of the file with a word that no rule placed becomes a paragraph
 * behind the block that holds the line before it, and a warning says so.
 */
export function keepEveryWord(placed: Placed, text: string): PolicyDocument {
  const missing = countsOf(missingWords(placed, text));
  if (missing.size === 0) return placed.document;
  const stands = ` ${placedTexts(placed.document, placed.front)
    .map((one) => normalWords(one).join(' '))
    .join(' | ')} `;
  const lines = printedLines(text).filter(({ words }) => words.some((word) => missing.has(word)));
  const isWhole = ({ words }: PrintedLine) => stands.includes(` ${words.join(' ')} `);
  let document = placed.document;
  let kept = 0;
  for (const { raw, words, before } of [...lines.filter((one) => !isWhole(one)), ...lines.filter(isWhole)]) {
    if (!words.some((word) => (missing.get(word) ?? 0) > 0)) continue;
    for (const word of words) missing.set(word, (missing.get(word) ?? 0) - 1);
    kept += 1;
    document = withParagraph(document, oneSpace(raw), before, kept);
  }
  if (missingWords({ ...placed, document }, text).length > 0) throw new Error('An import lost words of its file.');
  const warning =
    kept === 1
      ? 'One line could not be placed by any rule and was kept as a paragraph where it stood. Please check.'
      : `${kept} lines could not be placed by any rule and were kept as paragraphs where they stood. Please check.`;
  return { ...document, warnings: [...document.warnings, warning] };
}

type PrintedLine = { readonly raw: string; readonly words: readonly string[]; readonly before: string };

function printedLines(text: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const raw of text.split('\n')) {
    const words = normalWords(raw.replace(letterBullet, ''));
    if (words.length > 0) lines.push({ raw, words, before: lines.at(-1)?.raw ?? '' });
  }
  return lines;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function placedTexts(document: PolicyDocument, front: readonly string[]): string[] {
  const texts = [...front, ...document.discarded.map(({ text }) => text)];
  for (const { heading, blocks } of document.sections) texts.push(heading ?? '', ...blocks.flatMap(blockTexts));
  return texts;
}

function blockTexts({ number, text, children }: Block): string[] {
  return [number ?? '', text, ...(children ?? []).flatMap(blockTexts)];
}

/** Letters and digits alone decide, so that quotes, case and forms of the same letter make no word a different one. */
function normalWords(text: string): string[] {
  return wordsOf(text.normalize('NFKC').toLowerCase());
}

function withParagraph(document: PolicyDocument, text: string, before: string, count: number): PolicyDocument {
  const target = placeAfter(document.sections, before);
  const sections = document.sections.map((section, at) => {
    if (at !== target.section) return section;
    const blocks = [...section.blocks];
    const id = `${section.id}x${count}`;
    blocks.splice(target.block, 0, { type: 'paragraph', id, number: null, text });
    return { ...section, blocks };
  });
  if (sections.length > 0) return { ...document, sections };
  return {
    ...document,
    sections: [
      { id: 's1', heading: null, kind: 'preamble', blocks: [{ type: 'paragraph', id: 's1b1', number: null, text }] },
    ],
  };
}

function placeAfter(sections: readonly Section[], before: string): { section: number; block: number } {
  const sought = wordsOf(before).join(' ');
  for (const [section, { blocks }] of sections.entries()) {
    const block = blocks.findIndex(
      (one) => sought !== '' && blockTexts(one).some((text) => wordsOf(wordsAlone(text)).join(' ').includes(sought)),
    );
    if (block >= 0) return { section, block: block + 1 };
  }
  const last = sections.length - 1;
  return { section: last, block: sections[last]?.blocks.length ?? 0 };
}
