import { oneSpace } from './clean-text.ts';
import type { Discard, Line } from './line.ts';
import { isHint } from './signature-fields.ts';
import { countWords } from './words.ts';

const bookmark = /\[bookmark:\s*[^\]]*\]\s*/giu;
const otherDebris =
  /\{\s*(?:PAGE|NUMPAGES|TOC|HYPERLINK|REF|DATE|SEQ)\b[^}]*\}|Error! (?:Reference source not found|Bookmark not defined)\./gu;
const pageNumber =
  /^(?:-\s*)?(?:(?:page|tudalen|p\.)\s*)?\d{1,3}(?:\s*(?:of|o|\/)\s*\d{1,3})?(?:\s*-)?$|^(?:page|tudalen)\s+\d+.*$|^(?:page|tudalen)\s*\|\s*\d{1,3}$|^\d{1,3}\s*\|\s*p\s?a\s?g\s?e$/iu;
const endsInPageNumber = /(?:^|[\s|–—-])(?:page|tudalen|pg\.?)\s*\d{1,3}(?:\s*(?:of|o|\/)\s*\d{1,3})?$/iu;
const copyright = /^(?:©|\(c\)\s|copyright\b).{0,160}$|©\s*\p{Lu}.{0,80}$|\ball rights reserved\b/iu;
const filler =
  /^\(?(?:this page (?:is )?(?:intentionally |left )?(?:left )?blank|please turn over|pto|p\.t\.o\.?|continued(?: overleaf)?|cut here|tear (?:off )?here)\)?[.…]*$/iu;

/** Takes out what a converter or a form left behind, and says of each piece of it why. */
export function withoutDebris(lines: readonly Line[]): { lines: Line[]; discarded: Discard[] } {
  const discarded: Discard[] = [];
  const drop = (text: string, reason: string): string => {
    discarded.push({ text: oneSpace(text), reason });
    return ' ';
  };
  const running = runningLines(lines);
  const kept: Line[] = [];
  let gap = false;
  for (const one of lines) {
    const cells = one.rows?.map((row) => row.map((cell) => inline(cell, drop))) ?? null;
    const text = inline(one.text, drop);
    const reason = cells ? null : (wholeLine({ ...one, text }) ?? running.get(one) ?? null);
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
  if (mark !== null || heading !== null) return null;
  if (pageNumber.test(text)) return 'page number';
  if (endsInPageNumber.test(text) && countWords(text) <= 20) return 'running header or footer';
  if (filler.test(text)) return 'filler: nothing but a note for the printer';
  return copyright.test(text) && text.length <= 200 ? 'copyright line' : null;
}

/**
 * Headers and footers that a converter left in the text: the same short line at two page numbers or more, or at three
 * places where no field, mark or lead-in explains it. The first of them stays where it may be the title.
 */
function runningLines(lines: readonly Line[]): Map<Line, string> {
  const places = new Map<string, number[]>();
  for (const [at, { text, mark, rows }] of lines.entries()) {
    if (rows || mark || text === '' || countWords(text) > 16 || /[:_…]\s*$|\.{4,}/u.test(text)) continue;
    const key = text.toLowerCase();
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  }
  const running = new Map<Line, string>();
  for (const all of places.values()) {
    const atPage = all.filter((at) => isPageNumber(lines[at - 1]) || isPageNumber(lines[at + 1]));
    if (all.length < 2 || atPage.length < 2 || atPage.length < all.length - 1) continue;
    const paged = new Set(atPage);
    for (const at of all) {
      const one = lines[at];
      if (one && (at >= 8 || paged.has(at))) running.set(one, 'running header or footer');
    }
  }
  return running;
}

function isPageNumber(one: Line | undefined): boolean {
  return (
    one !== undefined &&
    one.mark === null &&
    one.rows === null &&
    (pageNumber.test(one.text) || endsInPageNumber.test(one.text))
  );
}
