import type { ChangeCounts } from '#src/domain/shown-changes.ts';

const nouns = {
  added: ['1 addition', 'additions'],
  removed: ['1 thing taken out', 'things taken out'],
  reworded: ['1 rewording', 'rewordings'],
  moved: ['1 move', 'moves'],
} as const;

/** "2 additions and 1 rewording". */
export function changeCountWords(counts: ChangeCounts): string {
  const parts = (['added', 'removed', 'reworded', 'moved'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => (counts[kind] === 1 ? nouns[kind][0] : `${counts[kind]} ${nouns[kind][1]}`));
  return parts.length === 0 ? 'No changes' : new Intl.ListFormat('en-GB').format(parts);
}
