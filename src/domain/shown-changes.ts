import type { Change, ChangeClass, PlacedText, VersionDifference } from './difference/types.ts';

const lightClasses: ReadonlySet<ChangeClass> = new Set(['layout', 'contact', 'date']);

/** Most important first: what people accept before what stands beside it, duties before details, words before places. */
export function inOrderOfWeight({ changes }: VersionDifference): readonly Change[] {
  const weight = (change: Change): number => {
    const accepted = change.kind === 'removed' ? change.before.accepted : change.after.accepted;
    const isLight = change.kind !== 'moved' && lightClasses.has(change.changeClass);
    return (accepted ? 0 : 3) + (change.kind === 'moved' ? 2 : isLight ? 1 : 0);
  };
  return [...changes].sort((a, b) => weight(a) - weight(b));
}

/** The words that a fragment goes on from. A whole sentence above it is another rule, and would read as if it changed too. */
export function leadInOf({ leadIn }: PlacedText): string | null {
  return leadIn === null || /[.!?;]\s*$/.test(leadIn) ? null : leadIn;
}

export type ChangeCounts = Readonly<Record<Change['kind'], number>>;

export function countChanges({ changes }: VersionDifference): ChangeCounts {
  const counts = { added: 0, removed: 0, reworded: 0, moved: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
