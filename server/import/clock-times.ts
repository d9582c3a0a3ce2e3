import type { Line } from './line.ts';

/** "8.45 Doors open" begins with a time of day and not with the number of a rule, unless the file has a rule 8.1. */
export function withoutTimes(lines: readonly Line[]): Line[] {
  const firsts = new Set(lines.flatMap(({ mark }) => /^(\d{1,2})\.[1-9]\.?$/u.exec(mark?.printed ?? '')?.[1] ?? []));
  return lines.map((one) => {
    const hour = /^(\d{1,2})\.[0-5]\d$/u.exec(one.mark?.printed ?? '')?.[1];
    if (hour === undefined || firsts.has(hour) || Number(hour) > 23) return one;
    return { ...one, mark: null, text: `${one.mark?.printed} ${one.text}` };
  });
}
