import { lexer, type Token, type Tokens, walkTokens } from 'marked';
import { cleanedWarning, cleanText, oneSpace } from './clean-text.ts';
import { type Discard, type Line, line, type ReadFile } from './line.ts';
import { writeLink } from './links.ts';
import { readMark } from './marks.ts';
import { linesOfText } from './read-text.ts';
import { wordsOf } from './words.ts';

/** Deeper nesting than any policy has; it bounds the recursion on a hostile file. */
const deepest = 20;

export function readMarkdown(source: string): ReadFile {
  const { text, cleaned } = cleanText(source);
  const discarded: Discard[] = [];
  const lines: Line[] = [];
  const tokens = lexer(text, { gfm: true });
  blocks(tokens, 0, lines, discarded);
  walkTokens(tokens, (token) => {
    discarded.push(...unreadParts(token));
  });
  return { lines, text: unescaped(text), discarded, warnings: cleaned ? [cleanedWarning] : [] };
}

function blocks(tokens: readonly Token[], depth: number, lines: Line[], discarded: Discard[]): void {
  for (const token of tokens) block(token, depth, lines, discarded);
}

function block(token: Token, depth: number, lines: Line[], discarded: Discard[]): void {
  switch (token.type) {
    case 'heading': {
      const text = inline(token.tokens ?? []);
      lines.push(line(oneSpace(text), { heading: (token as Tokens.Heading).depth, gap: true }));
      return;
    }
    case 'list':
      for (const item of (token as Tokens.List).items) listItem(item, depth, lines, discarded);
      return;
    case 'table':
      lines.push(line('', { rows: tableRows(token as Tokens.Table), gap: true }));
      return;
    case 'blockquote':
      if (depth < deepest) quoted(token.tokens ?? [], depth + 1, lines, discarded);
      else lines.push(...paragraphs(token.raw, depth));
      return;
    case 'paragraph':
    case 'text':
      lines.push(...paragraphs(inline(token.tokens ?? [token]), depth, wholeStyle(token)));
      return;
    case 'def':
      discarded.push({ text: oneSpace(token.raw), reason: 'address of a link, kept with the link itself' });
      return;
    case 'space':
    case 'hr':
      return;
    default:
      lines.push(...paragraphs(token.raw, depth));
  }
}

/** Words that a page sets apart stand out as italic ones do. */
function quoted(tokens: readonly Token[], depth: number, lines: Line[], discarded: Discard[]): void {
  const from = lines.length;
  blocks(tokens, depth, lines, discarded);
  for (let at = from; at < lines.length; at += 1) {
    const one = lines[at];
    if (one && one.mark === null) lines[at] = { ...one, style: one.style ?? 'italic' };
  }
}

function listItem(item: Tokens.ListItem, depth: number, lines: Line[], discarded: Discard[]): void {
  const { mark } = readMark(`${item.raw.trimStart()} ·`);
  const own = item.tokens.filter(({ type }) => type === 'text' || type === 'paragraph' || type === 'checkbox');
  const nested = item.tokens.filter((token) => !own.includes(token));
  const texts = own.map((token) => inline('tokens' in token ? (token.tokens ?? []) : [token]));
  const [read = '', ...typed] = typedItems(texts);
  // "2024. Adults in the building …" is the rest of a sentence that a line broke, and no item of that number.
  const first = mark ? read : `${/^\d+[.)]\s/u.exec(item.raw)?.[0] ?? ''}${read}`;
  const inner = readMark(first);
  const numbered = mark?.kind === 'bullet' && inner.mark?.kind === 'number';
  const boxed = mark !== null && inner.mark?.printed === mark.printed && !item.raw.trimStart().startsWith(mark.printed);
  const printed = item.task ? { kind: 'bullet' as const, printed: '☐' } : mark;
  const text = numbered || boxed ? inner.rest : first;
  lines.push(line(text, { mark: numbered ? inner.mark : printed, indent: depth * 4, style: wholeStyle(own[0]) }));
  for (const part of typed) {
    const nestedItem = readMark(part);
    lines.push(line(nestedItem.rest, { mark: nestedItem.mark, indent: depth * 4 + 4 }));
  }
  if (depth < deepest) blocks(nested, depth + 1, lines, discarded);
  else for (const token of nested) lines.push(...paragraphs(token.raw, depth));
}

/** Lines with letters in front of them are items of their own, which Markdown does not know. */
function typedItems(texts: readonly string[]): string[] {
  const parts: string[] = [];
  for (const text of texts.flatMap((one) => one.split('\n')).map(oneSpace)) {
    if (text === '') continue;
    if (parts.length > 0 && readMark(text).mark?.kind !== 'number') parts[parts.length - 1] = `${parts.at(-1)} ${text}`;
    else parts.push(text);
  }
  return parts;
}

/** Markdown joins the lines of a paragraph; a form's lines and unusual bullets are parted again as in plain text. */
function paragraphs(text: string, depth: number, style: Line['style'] = null): Line[] {
  return linesOfText(text).map((one, index) => ({
    ...one,
    indent: depth * 4 + one.indent,
    style: style ?? one.style,
    gap: index === 0,
  }));
}

function tableRows(table: Tokens.Table): string[][] {
  const rows = [table.header, ...table.rows].map((row) => row.map((cell) => oneSpace(inline(cell.tokens))));
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function wholeStyle(token: Token | undefined): Line['style'] {
  const tokens = token && 'tokens' in token ? (token.tokens ?? []) : [];
  const [only, ...others] = tokens.filter((child) => child.raw.trim() !== '');
  if (others.length > 0) return null;
  return only?.type === 'strong' ? 'bold' : only?.type === 'em' ? 'italic' : null;
}

function inline(tokens: readonly Token[]): string {
  return tokens.map(inlineOne).join('');
}

function inlineOne(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n';
    case 'link':
      return writeLink(inline(token.tokens ?? []), token.href);
    case 'strong':
    case 'em':
    case 'del':
      return inline(token.tokens ?? []);
    case 'escape':
    case 'codespan':
      return token.text;
    case 'image':
      return '';
    case 'checkbox':
      return '';
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : unescaped(token.raw);
    default:
      return token.raw;
  }
}

/** What a reader of the page does not see: titles of links, addresses of pictures, and addresses that may not be opened. */
function unreadParts(token: Token): Discard[] {
  if (token.type === 'list_item' && token.checked) return [{ text: 'x', reason: 'tick in a box' }];
  if (token.type !== 'link' && token.type !== 'image') return [];
  const seen = wordsOf(inlineOne(token));
  const unread = wordsOf(unescaped(token.raw)).filter((word) => {
    const at = seen.indexOf(word);
    if (at >= 0) seen.splice(at, 1);
    return at < 0;
  });
  return unread.length === 0 ? [] : [{ text: unread.join(' '), reason: 'address or title of a link or picture' }];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{2,6})|#x([\da-f]{2,5}));/giu,
    (whole, name = '', decimal, hex) => {
      if (name) return entities[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
