import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { lexer, type Token, type Tokens } from 'marked';

/** The same policy as a person would have it in Word: real headings, real lists with real numbers, real tables. */
export async function asWord(markdown: string): Promise<Uint8Array> {
  const children = lexer(markdown).flatMap((token, index) => wordBlocks(token, 0, index));
  const document = new Document({
    numbering: { config: [{ reference: 'numbers', levels: numberLevels() }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function numberLevels() {
  return [0, 1].map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
  }));
}

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

function wordBlocks(token: Token, depth: number, instance: number): (Paragraph | Table)[] {
  if (token.type === 'heading') {
    const heading = headings[(token as Tokens.Heading).depth - 1] ?? HeadingLevel.HEADING_3;
    return [new Paragraph({ heading, children: runs(token.tokens ?? []) })];
  }
  if (token.type === 'paragraph' || token.type === 'text')
    return [new Paragraph({ children: runs(token.tokens ?? []) })];
  if (token.type === 'list')
    return (token as Tokens.List).items.flatMap((item) => wordItem(item, token as Tokens.List, depth, instance));
  if (token.type === 'table') return [wordTable(token as Tokens.Table)];
  return [];
}

function wordItem(item: Tokens.ListItem, list: Tokens.List, depth: number, instance: number): (Paragraph | Table)[] {
  const [first, ...nested] = item.tokens;
  const children = runs(first && 'tokens' in first ? (first.tokens ?? []) : []);
  const own = list.ordered
    ? new Paragraph({ children, numbering: { reference: 'numbers', level: depth, instance } })
    : new Paragraph({ children, bullet: { level: depth } });
  return [own, ...nested.flatMap((token) => wordBlocks(token, depth + 1, instance))];
}

function wordTable(table: Tokens.Table): Table {
  const rows = [table.header, ...table.rows].map(
    (row) =>
      new TableRow({
        children: row.map((cell) => new TableCell({ children: [new Paragraph({ children: runs(cell.tokens) })] })),
      }),
  );
  return new Table({ rows });
}

function runs(tokens: readonly Token[], style: { bold?: boolean; italics?: boolean } = {}): ParagraphChild[] {
  return tokens.flatMap((token): ParagraphChild[] => {
    if (token.type === 'strong') return runs(token.tokens ?? [], { ...style, bold: true });
    if (token.type === 'em') return runs(token.tokens ?? [], { ...style, italics: true });
    if (token.type === 'link')
      return [new ExternalHyperlink({ link: token.href, children: runs(token.tokens ?? [], style) })];
    return [new TextRun({ text: 'text' in token ? token.text : token.raw, ...style })];
  });
}

/** The same policy as plain text with round bullets, headings that are lines of their own, and tables parted by tabs. */
export function asText(markdown: string): string {
  const lines = markdown.split('\n').filter((line) => !/^\|[-|]+\|$/u.test(line));
  return lines
    .map((line) =>
      line
        .replace(/^#+ /u, '')
        .replace(/^(\s*)- /u, '$1• ')
        .replace(/^\| (.*) \|$/u, (_, cells: string) => cells.replaceAll(' | ', '\t')),
    )
    .join('\n');
}

/** Plain text broken at a right margin, as from an old editor or a mail. */
export function wrapped(text: string, margin = 76): string {
  return text
    .split('\n')
    .flatMap((line) => (line.includes('\t') ? [line] : wrapLine(line, margin)))
    .join('\n');
}

function wrapLine(line: string, margin: number): string[] {
  const lines: string[] = [''];
  for (const word of line.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= margin) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
