import { oneSpace } from '../clean-text.ts';
import { type Line, line, type Mark } from '../line.ts';
import { writeLink } from '../links.ts';
import { readMark } from '../marks.ts';
import { readFieldLine } from '../signature-fields.ts';
import { countWords } from '../words.ts';
import type { Piece } from './word-inline.ts';
import type { PrintedNumber } from './word-numbers.ts';

/** A line with the words as they are printed, and how its letters look. */
export type Printed = {
  readonly line: Line;
  /** The line's words with its number and without the addresses of links. */
  readonly plain: string;
  readonly look: LineLook | null;
};
export type LineLook = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly standsOut: boolean;
  /** In half points; 20 is Word's own size where a file names none. */
  readonly size: number;
  readonly letters: number;
};

export type ParagraphHints = {
  readonly number?: PrintedNumber | null;
  readonly outline?: number | null;
  readonly indent?: (tabs: number) => number;
};

/** One paragraph may hold several lines parted by line breaks, as forms and typed lists do. */
export function printParagraph(pieces: readonly Piece[], { number, outline, indent }: ParagraphHints): Printed[] {
  const parts = linesOf(pieces).filter((part) => textOf(part).trim() !== '');
  const auto = markOf(number ?? null);
  const level = outline !== undefined && outline !== null && outline >= 0 ? Math.min(outline + 1, 6) : null;
  return parts.map((part, at) => {
    const whole = textOf(part);
    const heading = level !== null && !isSentence(whole) ? level : null;
    const own = at === 0 ? auto : null;
    const typed = heading === null ? readMark(whole.trim()) : { mark: null, rest: whole.trim() };
    const mark =
      heading !== null && own?.kind === 'bullet' ? null : own?.kind === 'number' || !typed.mark ? own : typed.mark;
    const text = mark !== null && mark === typed.mark ? typed.rest : whole.trim();
    const tabs = /^\s*/u.exec(whole)?.[0].match(/\t/gu)?.length ?? 0;
    const columns = mark ? (indent?.(tabs) ?? 0) : 0;
    const gap = at === 0 && own === null;
    const plain = part.map((piece) => piece.text).join('');
    return {
      line: line(withoutTabs(text), { mark, indent: columns, heading, gap }),
      plain: own?.kind === 'number' ? `${own.printed} ${plain.trim()}` : plain.trim(),
      look: lookOf(part),
    };
  });
}

function markOf(number: PrintedNumber | null): Mark | null {
  if (!number) return null;
  if (number.bullet) return { kind: 'bullet', printed: '•' };
  return number.printed === null ? null : { kind: 'number', printed: number.printed };
}

/** Schools also give a heading's style to rules that they want numbered: what runs on as a sentence heads nothing. */
function isSentence(text: string): boolean {
  return countWords(text) > 30 || (countWords(text) > 12 && /[.;]$/u.test(text.trim()));
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (!piece.look.underline && !piece.text.includes('\n')) {
      lines.at(-1)?.push(piece);
      continue;
    }
    for (const [at, text] of withBlanks(piece).split('\n').entries()) {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...piece, text });
    }
  }
  return lines;
}

/** Underlined spaces are a blank to write on. */
function withBlanks({ text, look }: Piece): string {
  return look.underline && /^[ \u00A0\u2002\u2003\t]{3,}$|^\t+$/u.test(text) ? ' ____ ' : text;
}

function textOf(pieces: readonly Piece[]): string {
  let [text, at] = ['', 0];
  while (at < pieces.length) {
    const href = pieces[at]?.href ?? null;
    let words = '';
    for (; at < pieces.length && (pieces[at]?.href ?? null) === href; at += 1) words += pieces[at]?.text ?? '';
    text += href === null ? words : writeLink(words, href);
  }
  return text;
}

/** In a form a tab draws the blank to write on; elsewhere it is only space. */
function withoutTabs(text: string): string {
  if (!text.includes('\t')) return oneSpace(text);
  const form = oneSpace(text.replace(/\t+/gu, ' ____ '));
  return readFieldLine(form) ? form : oneSpace(text);
}

function lookOf(pieces: readonly Piece[]): LineLook {
  const lettered = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const all = (test: (piece: Piece) => boolean) => lettered.length > 0 && lettered.every(test);
  return {
    bold: all(({ look }) => look.bold === true),
    italic: all(({ look }) => look.italic === true),
    standsOut: all(({ look, href }) => look.capitals === true || (look.underline === true && href === null)),
    size: Math.min(...lettered.map(({ look }) => look.size ?? 20)),
    letters: lettered.reduce((sum, { text }) => sum + text.length, 0),
  };
}
