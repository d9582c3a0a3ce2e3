import type { Discard, Line } from './line.ts';
import { isClosingMotto } from './motto.ts';
import { wordsOf } from './words.ts';

/** Headings of a file that declares none stand on one level, below any that a file declares itself. */
const contentsLevel = 7;

type Sorted = { readonly body: readonly Line[]; readonly discarded: readonly Discard[] };

/** Takes out what is printed round the text and not in it: a list of contents, the title once more, a closing motto. */
export function withoutFurniture(lines: readonly Line[], title: string): Sorted {
  const discarded: Discard[] = [];
  const listed = contentsLines(lines);
  const body = withListedHeadings(lines, listed).filter((one, at) => {
    const reason = listed.has(at)
      ? 'table of contents'
      : one.text === title && title !== '' && !one.rows
        ? 'the title, printed again'
        : at >= lines.length - 2 && lines.length > 2 && isClosingMotto(one)
          ? 'motto of the school'
          : null;
    if (reason && one.rows) discarded.push(...one.rows.map((row) => ({ text: row.join(' '), reason })));
    else if (reason) discarded.push({ text: [one.mark?.printed, one.text].filter(Boolean).join(' '), reason });
    return reason === null;
  });
  return { body, discarded };
}

/** The lines of a list of contents: those behind its heading that are printed again further down, or end in a page. */
function contentsLines(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  const start = lines.findIndex(({ text }) =>
    /^(?:table of )?contents(?: page)?:?$|^cynnwys(?: \/ contents)?$/iu.test(text),
  );
  if (start === -1) return found;
  const keys = lines.map(keyOf);
  const last = new Map(keys.map((key, at) => [key, at]));
  for (let at = start + 1; at < lines.length; at += 1) {
    const [one, key = ''] = [lines[at], keys[at]];
    const printedAgain = key !== '' && (last.get(key) ?? at) > at;
    if (!one || !(printedAgain || listsPages(one))) break;
    found.add(at);
  }
  if (found.size > 0) found.add(start);
  return found;
}

/** What a list of contents names is a heading where it is printed again, however much its number looks like that of a rule. */
function withListedHeadings(lines: readonly Line[], listed: ReadonlySet<number>): readonly Line[] {
  const named = (one: Line) => `${one.mark?.printed ?? ''} ${keyOf(one)}`;
  const keys = new Set([...listed].flatMap((at) => (lines[at] ? [named(lines[at])] : [])));
  const last = Math.max(-1, ...listed);
  return lines.map((one, at) =>
    at > last && one.heading === null && !one.rows && one.text.length <= 120 && keys.has(named(one))
      ? { ...one, heading: contentsLevel }
      : one,
  );
}

/** "Monitoring ........ 4", or rows that each end in a page number. */
function listsPages({ text, rows }: Line): boolean {
  if (rows) return rows.every((row) => row.length <= 3 && /^\d{1,3}$/u.test(row.at(-1) ?? ''));
  return /(?:\.{3,}|…+|_{3,})\s*\d{1,3}$/u.test(text);
}

/** Numbers, links and page numbers differ between a list of contents and the headings that it lists. */
function keyOf({ text, rows }: Line): string {
  if (rows) return '';
  return wordsOf(text.replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1').toLowerCase())
    .filter((word) => !/^\d+$/u.test(word))
    .join(' ');
}
