import { Failure } from '#src/domain/failure.ts';
import { cleanedWarning } from '../clean-text.ts';
import type { ReadFile } from '../line.ts';
import { withBlanks } from './pdf-blanks.ts';
import { regionsOf } from './pdf-columns.ts';
import { readPages } from './pdf-document.ts';
import { withoutPageFurniture } from './pdf-furniture.ts';
import { PdfWriter } from './pdf-lines.ts';
import { placedIn } from './pdf-margins.ts';
import { withNotesLast } from './pdf-notes.ts';
import type { Frame, PdfPage } from './pdf-page.ts';
import { paragraphsOf, withWholeTables } from './pdf-paragraphs.ts';
import { type Row, rowsOf } from './pdf-rows.ts';
import { withTables } from './pdf-tables.ts';

/** Reads the words of a PDF in the order that a person would, from where they stand on its pages. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const pages = await readPages(bytes);
  const warnings = warningsOf(pages);
  const printed = pages.flatMap(({ number, frames }) =>
    frames.map((frame) => ({ number, height: frame.height, rows: rowsOfFrame(frame) })),
  );
  const { pages: sheets, furniture, discarded } = withoutPageFurniture(printed);
  const inOrder = placedIn(sheets.map(({ number, rows }) => ({ number, regions: regionsOf(rows) })));
  const placed = withWholeTables(withNotesLast(inOrder));
  const { lines, text, cleaned } = new PdfWriter(placed).write(paragraphsOf(placed));
  if (cleaned) warnings.push(cleanedWarning);
  return { lines, text: [text, ...discarded.map((one) => one.text)].join('\n'), furniture, discarded, warnings };
}

function rowsOfFrame(frame: Frame): Row[] {
  const { rest, tables } = withTables(withBlanks(frame), frame.drawing);
  const rows = rowsOf(rest, frame.drawing.dots);
  return [...rows, ...tables.map((table) => ({ y: table.y, segments: [table] }))].sort((a, b) => a.y - b.y);
}

function warningsOf(pages: readonly PdfPage[]): string[] {
  const hasWords = ({ frames }: PdfPage) =>
    frames.some(({ runs }) => runs.some(({ text }) => /[\p{L}\p{N}]/u.test(text)));
  if (!pages.some(hasWords))
    throw new Failure(
      'file-unreadable',
      pages.some(({ pictures }) => pictures > 0)
        ? 'The PDF holds no text, only pictures of pages, as a scanner makes them. Ask for the original document, or let a program recognise the text, and import that.'
        : 'The PDF holds no text that can be read. Open it, save or print it as a PDF again, or ask for the original document.',
    );
  const scanned = pages.filter((page) => !hasWords(page) && page.pictures > 0).map(({ number }) => number);
  if (scanned.length === 0) return [];
  return [
    scanned.length === 1
      ? `Page ${scanned[0]} is a picture and could not be read. Check what it says and add it.`
      : `Pages ${scanned.join(', ')} are pictures and could not be read. Check what they say and add it.`,
  ];
}
