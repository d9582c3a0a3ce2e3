import type { Line } from './line.ts';
import { countOf, listStyle } from './marks.ts';
import { countWords } from './words.ts';

/**
 * The numbered lines that are headings: titles that count on through the document with text of their own between them,
 * as "1. Introduction" and "2. Our network" do and the items of a list do not.
 */
export function numberedTitles(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  const series = new Map<string, number[]>();
  const counts = new Map<string, number>();
  for (const [at, one] of lines.entries()) {
    if (one.mark?.kind !== 'number' || one.heading !== null) continue;
    const style = listStyle(one.mark);
    counts.set(style, (counts.get(style) ?? 0) + 1);
    if (!isTitle(one)) continue;
    const known = series.get(style);
    if (known) known.push(at);
    else series.set(style, [at]);
  }
  for (const [style, places] of series) {
    if (places.length < (counts.get(style) ?? 0)) for (const at of titlesOverLists(lines, style)) found.add(at);
    if (places.length < 2 || places.length < (counts.get(style) ?? 0)) continue;
    const apart = places.filter((at, index) => index === 0 || at > (places[index - 1] ?? at) + 1).length;
    const led = places.filter((at) => opensText(lines, at)).length;
    if (apart < places.length || led < places.length * 0.75 || !countsOn(lines, places)) continue;
    for (const at of places) found.add(at);
  }
  return found;
}

/**
 * "1. What is this?" to "6. Review", with a list of rules under one of them that is numbered in the same way: the titles
 * count on from one to the last over the list, which begins again at one.
 */
function titlesOverLists(lines: readonly Line[], style: string): number[] {
  const numbered = [...lines.keys()].filter((at) => {
    const mark = lines[at]?.mark;
    return mark?.kind === 'number' && listStyle(mark) === style && lines[at]?.heading === null;
  });
  const titles: number[] = [];
  let open: number[] = [];
  for (const at of numbered) {
    const [one, next] = [lines[at], lines[at + 1]];
    const count = countOf(one?.mark ?? null);
    if (!one || count === null) return [];
    const opens = opensText(lines, at) || countOf(next?.mark ?? null) === 1;
    if (count === titles.length + 1 && one.gap && isTitle(one) && opens) {
      titles.push(at);
      open = [];
      continue;
    }
    const level = open.lastIndexOf(count - 1);
    if (level === -1 && count !== 1) return [];
    open = level === -1 ? [...open, 1] : [...open.slice(0, level), count];
  }
  return titles.length >= 3 ? titles : [];
}

function isTitle({ text, rows }: Line): boolean {
  return (
    !rows && countWords(text) <= 12 && text.length <= 100 && /^[\p{Lu}\d'"‘“]/u.test(text) && !/[.;,]$/u.test(text)
  );
}

/** What stands under a title is text, a list with other marks, or a table. */
function opensText(lines: readonly Line[], at: number): boolean {
  const [one, next] = [lines[at], lines[at + 1]];
  if (!one?.mark || !next) return false;
  return next.mark === null
    ? /^[\p{Lu}\d"“‘'(]/u.test(next.text) || next.rows !== null
    : listStyle(next.mark) !== listStyle(one.mark);
}

/** A series that starts again is a list that stands in several places. */
function countsOn(lines: readonly Line[], places: readonly number[]): boolean {
  const printed = places.map((at) => (lines[at]?.mark?.printed ?? '').replace(/[().]/gu, ''));
  return new Set(printed).size === printed.length;
}
