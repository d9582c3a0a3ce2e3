import type { Placed } from './pdf-paragraphs.ts';

/** The letter size of most of the text, in points. */
export function usualSize(placed: readonly Placed[]): number {
  const letters = new Map<number, number>();
  for (const { segment, text } of placed) {
    const size = Math.round(segment.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}

/** Notes explain and are no rules. They stand small at the foot of a page, in the middle of the text that goes on. */
export function withNotesLast(placed: readonly Placed[]): Placed[] {
  const usual = usualSize(placed);
  const notes = new Set<Placed>();
  for (const [at, one] of placed.entries()) {
    if (placed[at + 1]?.page === one.page) continue;
    let from = at + 1;
    for (let place = at; isSmall(placed[place], one.page, usual); place -= 1)
      if (/^\[\d{1,2}\]/u.test(placed[place]?.text ?? '')) from = place;
    for (const note of placed.slice(from, at + 1)) notes.add(note);
  }
  return [...placed.filter((one) => !notes.has(one)), ...notes];
}

function isSmall(one: Placed | undefined, page: number, usual: number): boolean {
  return one !== undefined && one.page === page && one.segment.table === null && one.segment.size < usual * 0.93;
}
