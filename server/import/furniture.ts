import type { Discard, Line } from './line.ts';
import { isMotto } from './motto.ts';
import { wordsOf } from './words.ts';

type Sorted = { readonly body: readonly Line[]; readonly discarded: readonly Discard[] };

/** Takes out what is printed round the text and not in it: a list of contents, the title once more, a closing motto. */
export function withoutFurniture(lines: readonly Line[], title: string): Sorted {
  const discarded: Discard[] = [];
  const listed = contentsLines(lines);
  const body = lines.filter((one, at) => {
    const reason = listed.has(at)
      ? 'table of contents'
      : one.text === title && title !== '' && !one.rows
        ? 'the title, printed again'
        : at === lines.length - 1 && lines.length > 2 && isMotto(one)
          ? 'motto of the school'
          : null;
    if (reason) discarded.push({ text: [one.mark?.printed, one.text].filter(Boolean).join(' '), reason });
    return reason === null;
  });
  return { body, discarded };
}

/** The lines of a list of contents: those behind its heading that are printed again further down. */
function contentsLines(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  const start = lines.findIndex(({ text }) => /^(?:table of )?contents:?$|^cynnwys$/iu.test(text));
  if (start === -1) return found;
  const keys = lines.map(keyOf);
  for (let at = start + 1; at < lines.length && keys[at] !== '' && keys.lastIndexOf(keys[at] ?? '') > at; at += 1)
    found.add(at);
  if (found.size > 0) found.add(start);
  return found;
}

/** Numbers and page numbers differ between a list of contents and the headings that it lists. */
function keyOf({ text, rows }: Line): string {
  if (rows) return '';
  return wordsOf(text.toLowerCase())
    .filter((word) => !/^\d+$/u.test(word))
    .join(' ');
}
