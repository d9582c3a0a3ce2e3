import { type Scores, scoredFields } from './score.ts';

export type NamedScores = { readonly name: string; readonly scores: Scores };

/** One row for each document, a column for each field and the means of all at the foot. */
export function tableOf(rows: readonly NamedScores[]): string {
  const fields = [...scoredFields, 'mean'] as const;
  const width = Math.max(8, ...rows.map(({ name }) => name.length)) + 2;
  const head = ['document'.padEnd(width), ...fields.map((field) => field.slice(0, 7).padStart(8))].join('');
  const line = (name: string, score: (field: (typeof fields)[number]) => number) =>
    [name.padEnd(width), ...fields.map((field) => score(field).toFixed(2).padStart(8))].join('');
  const mean = (field: (typeof fields)[number]) =>
    rows.reduce((total, { scores }) => total + scores[field], 0) / Math.max(1, rows.length);
  return [head, ...rows.map(({ name, scores }) => line(name, (field) => scores[field])), line('all', mean), ''].join(
    '\n',
  );
}
