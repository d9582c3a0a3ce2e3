import { declarationType } from './declarations.ts';
import { type Line, line } from './line.ts';
import { countWords } from './words.ts';

type Row = readonly string[];

/**
 * Some schools print their rules in a table, with a number in front of each or a box for initials behind it. Such rows
 * become items with the number that they are printed with; the heads of the columns stay as a line above them.
 */
export function withClauseTables(lines: readonly Line[]): Line[] {
  return lines.flatMap((one) => (one.rows ? (itemsOf(one.rows, one.gap) ?? [one]) : [one]));
}

function itemsOf(rows: readonly Row[], gap: boolean): Line[] | null {
  const [head = [], ...others] = rows;
  const headed = others.length >= 3 && ruleOf(head) === null;
  const body = headed ? others : rows;
  const rules = body.map(ruleOf);
  const items = rules.filter((rule) => rule !== null);
  if (
    items.length < 3 ||
    items.length < body.length ||
    items.filter(({ text }) => isRule(text)).length < items.length * 0.6
  )
    return null;
  const above = headed && head.some((cell) => cell !== '') ? [line(head.filter(Boolean).join(' / '), { gap })] : [];
  return [
    ...above,
    ...items.map(({ number, text }, at) =>
      line(text, {
        mark: number === null ? { kind: 'bullet', printed: '' } : { kind: 'number', printed: number },
        gap: gap && at === 0,
      }),
    ),
  ];
}

/** A row of one sentence, with no more beside it than a number, a box or a dash. */
function ruleOf(row: Row): { number: string | null; text: string } | null {
  const cells = row.filter((cell) => /[\p{L}\p{N}]/u.test(cell));
  const [first = '', second] = cells;
  if (cells.length === 1 && countWords(first) >= 4) return { number: null, text: first };
  if (cells.length !== 2 || second === undefined || countWords(second) < 4) return null;
  return /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]?$/u.test(first) ? { number: first, text: second } : null;
}

function isRule(text: string): boolean {
  return (
    declarationType(text) !== null ||
    /^(?:I|we|you|staff|all|never|always|do not|only|use|keep|report|ensure|governors|visitors|volunteers)\b/iu.test(
      text,
    ) ||
    /\b(?:must|should|will|shall|may|never)\b/iu.test(text)
  );
}
