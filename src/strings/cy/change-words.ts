import type { ChangeCounts } from '#src/domain/shown-changes.ts';
import { counted } from './counted.ts';
import { listed } from './lists.ts';

const pieces: Readonly<Record<keyof ChangeCounts, (count: number) => string>> = {
  added: (count) => counted(count, { other: 'ychwanegiad' }),
  removed: (count) => (count === 1 ? '1 peth wedi’i dynnu' : `${count} o bethau wedi’u tynnu`),
  reworded: (count) => (count === 1 ? '1 aileiriad' : `${count} o aileiriadau`),
  moved: (count) => (count === 1 ? '1 symudiad' : `${count} o symudiadau`),
};

/** "2 ychwanegiad ac 1 aileiriad". */
export function changeCountWords(counts: ChangeCounts): string {
  const parts = (['added', 'removed', 'reworded', 'moved'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => pieces[kind](counts[kind]));
  return parts.length === 0 ? 'Dim newidiadau' : listed(parts);
}
