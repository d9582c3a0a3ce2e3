import { cleanedWarning, cleanText, oneSpace } from '../clean-text.ts';
import { type Line, line, type ReadFile } from '../line.ts';
import { openWordFile, type WordFile, type WordPart } from './open-word-file.ts';
import { type Reading, readBlocks } from './word-blocks.ts';
import { Fields } from './word-fields.ts';
import { type NoteOrder, storedText } from './word-inline.ts';
import { LeftOut } from './word-left-out.ts';
import type { Printed } from './word-lines.ts';
import { type Numbers, readNumbers } from './word-numbers.ts';
import { readStyles, type Styles } from './word-styles.ts';
import { elementsOf, everyElement } from './word-xml.ts';

type Shared = {
  readonly styles: Styles;
  readonly countFromStart: () => Numbers;
  readonly left: LeftOut;
  readonly notes: NoteOrder;
  readonly seen: { pictures: number; changes: boolean };
};

export function readWord(bytes: Uint8Array): ReadFile {
  const file = openWordFile(bytes);
  const styles = readStyles(file.related('styles')[0]?.root);
  const shared: Shared = {
    styles,
    countFromStart: readNumbers(file.related('numbering')[0]?.root, styles),
    left: new LeftOut(),
    notes: new Map(),
    seen: { pictures: 0, changes: false },
  };
  const body = readBlocks(file.body.root, readingOf(file.body, shared));
  const printed = [...body, ...readNotes(file, shared)];
  const furniture = readFurniture(file, shared);
  leaveTheRest(file, shared.left);
  const discarded = shared.left.all();
  const { lines, text, cleaned } = clean(
    printed,
    discarded.map((one) => one.text),
  );
  return { lines, text, discarded, furniture, warnings: warningsOf(file, shared, cleaned) };
}

function readingOf(part: WordPart, shared: Shared): Reading {
  return { ...shared, part, fields: new Fields(part.root), numbers: shared.countFromStart() };
}

/** Notes explain and are no rules: they follow the text, each with the number that its reference prints. */
function readNotes(file: WordFile, shared: Shared): Printed[] {
  const notes: { count: number; text: string }[] = [];
  for (const kind of ['footnote', 'endnote']) {
    for (const part of file.related(`${kind}s`)) {
      const reading = readingOf(part, shared);
      for (const note of elementsOf(part.root)) {
        if (note.name !== `w:${kind}` || note.attributes['w:type'] !== undefined) continue;
        const key = `${kind} ${note.attributes['w:id']}`;
        const text = oneSpace(
          readBlocks(note, reading)
            .map((one) => cellOrLine(one))
            .join(' '),
        );
        if (text === '') continue;
        if (!shared.notes.has(key)) shared.notes.set(key, shared.notes.size + 1);
        notes.push({ count: shared.notes.get(key) ?? 0, text });
      }
    }
  }
  return notes
    .toSorted((a, b) => a.count - b.count)
    .map(({ count, text }) => ({
      line: line(`[${count}] ${text}`, { gap: true }),
      plain: `[${count}] ${text}`,
      look: null,
    }));
}

function cellOrLine({ line: { text, rows, mark } }: Printed): string {
  return rows ? rows.flat().join(' ') : mark ? `${mark.printed} ${text}` : text;
}

/** What is printed at the top and the foot of pages, each different line once. */
function readFurniture(file: WordFile, shared: Shared): string[] {
  const found = new Set<string>();
  // The school's crest at the top of each page is no picture that may hold words of the policy.
  const apart = { ...shared, seen: { pictures: 0, changes: false } };
  for (const kind of ['header', 'footer']) {
    for (const part of file.related(kind)) {
      for (const { plain } of readBlocks(part.root, readingOf(part, apart))) {
        for (const text of plain.split('\n').filter((one) => one.trim() !== '')) {
          const printed = text.split('\t').map(oneSpace).filter(Boolean).join('\t');
          if (!found.has(printed)) shared.left.add(printed.replaceAll('\t', ' '), `${kind} of the page`);
          shared.left.endParagraph();
          found.add(printed);
        }
      }
    }
  }
  return [...found].filter((text) => /[\p{L}\p{N}]/u.test(text));
}

/** Comments and the words of diagrams stand in parts of their own. */
function leaveTheRest(file: WordFile, left: LeftOut): void {
  const add = (text: string, reason: string) => {
    left.add(text, reason);
    left.endParagraph();
  };
  for (const part of file.related('comments'))
    for (const comment of elementsOf(part.root)) add(storedText(comment), 'comment in the margin');
  for (const part of file.related('diagramData'))
    for (const point of everyElement(part.root, 'a:p')) add(storedText(point), 'words inside a drawing');
}

/**
 * Lines and text without what cannot be seen. Letters that stand out are a hint only where most of the text does not:
 * bold, capitals, underlining, or a size well above that of the text.
 */
function clean(
  printed: readonly Printed[],
  discarded: readonly string[],
): { lines: Line[]; text: string; cleaned: boolean } {
  const usual = usualSize(printed);
  const letters = (test: (one: Printed) => boolean) =>
    printed.reduce((sum, one) => sum + (one.look && test(one) ? one.look.letters : 0), 0);
  const mostlyBold = letters(({ look }) => look?.bold === true) > letters(() => true) / 2;
  let cleaned = false;
  const visible = (text: string): string => {
    const one = cleanText(text);
    cleaned ||= one.cleaned;
    return one.text.replace(/\p{Surrogate}/gu, '\uFFFD');
  };
  const lines = printed.map(({ line: one, look }): Line => {
    const bold =
      look && ((look.bold && !mostlyBold) || look.standsOut || look.size >= Math.max(usual * 1.2, usual + 4));
    const style = bold ? 'bold' : look?.italic ? 'italic' : null;
    return { ...one, text: oneSpace(visible(one.text)), style, rows: one.rows?.map((row) => row.map(visible)) ?? null };
  });
  return { lines, text: [...printed.map(({ plain }) => visible(plain)), ...discarded].join('\n'), cleaned };
}

function usualSize(printed: readonly Printed[]): number {
  const letters = new Map<number, number>();
  for (const { look } of printed) if (look) letters.set(look.size, (letters.get(look.size) ?? 0) + look.letters);
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 20;
}

function warningsOf(file: WordFile, { seen }: Shared, cleaned: boolean): string[] {
  const warnings = [...file.warnings];
  if (seen.changes) warnings.push('The file has tracked changes. It was read as if all of them were accepted.');
  if (cleaned) warnings.push(cleanedWarning);
  if (seen.pictures > 0)
    warnings.push(
      `The file holds ${seen.pictures} ${seen.pictures === 1 ? 'picture' : 'pictures'}, which an import leaves out. Check that no words stand in them.`,
    );
  return warnings;
}
