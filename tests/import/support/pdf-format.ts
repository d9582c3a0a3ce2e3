import { Buffer } from 'node:buffer';
import { lexer, type Token, type Tokens } from 'marked';
import PDFDocument from 'pdfkit';

type Pdf = InstanceType<typeof PDFDocument>;
type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean; readonly link: string | null };

const margin = 72;
const size = 11;
const afterParagraph = 8;
const headingSizes = [18, 14, 12];

/**
 * The same policy as a school would save it from Word: A4, headings in larger bold type, lists with hanging text, ruled
 * tables, lines broken at the margins, and on every page the title above and "Page 1 of 4" below.
 */
export async function asPdf(markdown: string): Promise<Uint8Array> {
  const tokens = lexer(markdown);
  const title = tokens.find((token) => token.type === 'heading');
  return makePdf((pdf) => {
    for (const token of tokens) printBlock(pdf, token, 0);
    printFurniture(pdf, title && 'text' in title ? title.text : '');
  });
}

/** A file of one's own making: `print` gets the document with its first page open. */
export async function makePdf(print: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin, bufferPages: true, ...options });
  const parts: Buffer[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
  pdf.font('Helvetica').fontSize(size);
  print(pdf);
  pdf.end();
  return ended;
}

function printBlock(pdf: Pdf, token: Token, depth: number): void {
  if (token.type === 'heading') printHeading(pdf, token as Tokens.Heading);
  else if (token.type === 'paragraph' || token.type === 'text') printParagraph(pdf, token.tokens ?? [], depth);
  else if (token.type === 'list') printList(pdf, token as Tokens.List, depth);
  else if (token.type === 'table') printTable(pdf, token as Tokens.Table);
}

function printHeading(pdf: Pdf, token: Tokens.Heading): void {
  const height = headingSizes[token.depth - 1] ?? size;
  if (pdf.y > margin) pdf.y += 6;
  keepTogether(pdf, height * 4);
  printRuns(pdf, runsOf(token.tokens, { bold: true }), margin, height);
  pdf.y += 6;
}

function printParagraph(pdf: Pdf, tokens: readonly Token[], depth: number): void {
  printRuns(pdf, runsOf(tokens), margin + depth * 36, size);
  pdf.y += afterParagraph;
}

function printList(pdf: Pdf, list: Tokens.List, depth: number): void {
  const left = margin + 18 + depth * 36;
  for (const [at, item] of list.items.entries()) {
    const [first, ...nested] = item.tokens;
    keepTogether(pdf, size * 1.5);
    const top = pdf.y;
    const bullet = ['•', 'o', '–'][depth] ?? '•';
    pdf.font('Helvetica').fontSize(size);
    pdf.text(list.ordered ? `${Number(list.start || 1) + at}.` : bullet, left, top, { lineBreak: false });
    pdf.y = top;
    printRuns(pdf, runsOf(first && 'tokens' in first ? (first.tokens ?? []) : []), left + 22, size);
    pdf.y += 2;
    for (const token of nested) printBlock(pdf, token, depth + 1);
  }
  if (depth === 0) pdf.y += afterParagraph - 2;
}

function printTable(pdf: Pdf, table: Tokens.Table): void {
  const width = (pdf.page.width - 2 * margin) / table.header.length;
  for (const [at, cells] of [table.header, ...table.rows].entries()) {
    const runs = cells.map((cell) => runsOf(cell.tokens, { bold: at === 0 && table.rows.length > 1 }));
    pdf.font('Helvetica').fontSize(size);
    const heights = runs.map((cell) =>
      pdf.heightOfString(cell.map(({ text }) => text).join('') || ' ', { width: width - 12 }),
    );
    const height = Math.max(...heights) + 8;
    keepTogether(pdf, height);
    const top = pdf.y;
    for (const [column, cell] of runs.entries()) {
      pdf
        .rect(margin + column * width, top, width, height)
        .lineWidth(0.5)
        .stroke();
      if (cell.length > 0) printRuns(pdf, cell, margin + column * width + 6, size, { top: top + 4, width: width - 12 });
    }
    pdf.y = top + height;
  }
  pdf.y += afterParagraph;
}

/** Words in several styles run on in one paragraph, as they do on paper. */
function printRuns(
  pdf: Pdf,
  runs: readonly Run[],
  left: number,
  height: number,
  place: { top: number; width: number } = { top: pdf.y, width: pdf.page.width - margin - left },
): void {
  pdf.x = left;
  pdf.y = place.top;
  for (const [at, { text, bold, italic, link }] of runs.entries()) {
    pdf.font(fontName(bold, italic)).fontSize(height);
    pdf.text(text, { width: place.width, continued: at < runs.length - 1, link, underline: link !== null, lineGap: 1 });
  }
  pdf.x = margin;
}

function fontName(bold: boolean, italic: boolean): string {
  if (bold) return italic ? 'Helvetica-BoldOblique' : 'Helvetica-Bold';
  return italic ? 'Helvetica-Oblique' : 'Helvetica';
}

function runsOf(tokens: readonly Token[], style: Partial<Omit<Run, 'text'>> = {}): Run[] {
  return tokens.flatMap((token): Run[] => {
    if (token.type === 'strong') return runsOf(token.tokens ?? [], { ...style, bold: true });
    if (token.type === 'em') return runsOf(token.tokens ?? [], { ...style, italic: true });
    if (token.type === 'link') return runsOf(token.tokens ?? [], { ...style, link: token.href });
    const text = 'text' in token ? token.text : token.raw;
    return [{ bold: false, italic: false, link: null, ...style, text }];
  });
}

function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

/** The header and footer that Word prints on every page; they stand outside the margins, where text would start a page. */
export function printFurniture(pdf: Pdf, header: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.font('Helvetica').fontSize(9);
    pdf.text(header, margin, 36, { lineBreak: false });
    pdf.text(`Page ${page + 1} of ${count}`, margin, pdf.page.height - 44, {
      width: pdf.page.width - 2 * margin,
      align: 'center',
    });
  }
}
