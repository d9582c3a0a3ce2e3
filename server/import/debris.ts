import { oneSpace } from './clean-text.ts';
import type { Discard, Line } from './line.ts';
import { isHint } from './signature-fields.ts';

const bookmark = /\[bookmark:\s*[^\]]*\]\s*/giu;
const otherDebris =
  /\{\s*(?:PAGE|NUMPAGES|TOC|HYPERLINK|REF|DATE|SEQ)\b[^}]*\}|Error! (?:Reference source not found|Bookmark not defined)\./gu;
const pageNumber = /^(?:-\s*)?(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*-)?$|^(?:page|tudalen)\s+\d+.*$/iu;

/** Takes out what a converter or a form left behind, and says of each piece of it why. */
export function withoutDebris(lines: readonly Line[]): { lines: Line[]; discarded: Discard[] } {
  const discarded: Discard[] = [];
  const drop = (text: string, reason: string): string => {
    discarded.push({ text: oneSpace(text), reason });
    return ' ';
  };
  const kept: Line[] = [];
  let gap = false;
  for (const one of lines) {
    const cells = one.rows?.map((row) => row.map((cell) => inline(cell, drop))) ?? null;
    const text = inline(one.text, drop);
    const reason = cells ? null : wholeLine({ ...one, text });
    if (reason !== null) {
      if (text !== '') drop(one.mark ? `${one.mark.printed} ${text}` : text, reason);
      else if (one.mark?.kind === 'number') drop(one.mark.printed, 'number with nothing after it');
      gap ||= one.gap;
      continue;
    }
    kept.push({ ...one, text, rows: cells, gap: one.gap || gap });
    gap = false;
  }
  return { lines: kept, discarded };
}

function inline(text: string, drop: (text: string, reason: string) => string): string {
  const clean = text
    .replace(bookmark, (found) => drop(found, 'bookmark that a converter left behind'))
    .replace(otherDebris, (found) => drop(found, 'field code that Word left behind'));
  return clean === text ? text : oneSpace(clean);
}

function wholeLine({ text, mark, heading }: Line): string | null {
  if (text === '') return 'empty';
  if (isHint(text)) return 'hint on a form: how to fill in the field';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'filler: a line to write on or an ornament';
  return mark === null && heading === null && pageNumber.test(text) ? 'page number' : null;
}
