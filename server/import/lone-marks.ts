import type { Line } from './line.ts';
import { readMark } from './marks.ts';

/** A converter sometimes leaves a bullet or a number on a line of its own, with its words on the next one. */
export function withLoneMarks(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [one, next] = [lines[at], lines[at + 1]];
    const mark = one ? loneMark(one) : null;
    if (one && mark && next && next.mark === null && next.rows === null && next.heading === null && next.text !== '') {
      joined.push({ ...next, mark, indent: one.indent, gap: one.gap });
      at += 1;
    } else if (one) joined.push(one);
  }
  return joined;
}

function loneMark({ text, mark, rows, heading }: Line): Line['mark'] {
  if (rows || heading !== null) return null;
  if (mark) return text === '' ? mark : null;
  return /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]$/u.test(text) ? readMark(`${text} x`).mark : null;
}
