import { bindsAlike } from './sentence-sense.ts';
import type { Change, ChangeClass, ProposedKind, VersionDifference } from './types.ts';

const minorClasses: ReadonlySet<ChangeClass> = new Set(['layout', 'contact', 'date']);

/**
 * Material where the words that people accepted bind them otherwise, or where that cannot be ruled out; an admin decides.
 * An annex, the facts and the contacts are not accepted: people are told of them and not asked again.
 */
export function proposeKind({ changes }: VersionDifference): ProposedKind {
  const because = changes.filter(isMaterial);
  return { kind: because.length > 0 ? 'material' : 'minor', because };
}

function isMaterial(change: Change): boolean {
  switch (change.kind) {
    case 'added':
      return change.after.accepted && !minorClasses.has(change.changeClass);
    case 'removed':
      // A field that is not asked for any more binds nobody.
      return change.before.accepted && change.before.part !== 'field' && !minorClasses.has(change.changeClass);
    case 'moved':
      return changesPlace(change);
    case 'reworded': {
      const { before, after, changeClass } = change;
      return changesPlace(change) || ((before.accepted || after.accepted) && !minorClasses.has(changeClass));
    }
  }
}

/** Into or out of what is accepted, or from under "I will" to under "I will not". */
function changesPlace({ before, after }: Extract<Change, { kind: 'moved' | 'reworded' }>): boolean {
  if (before.accepted !== after.accepted) return true;
  return after.accepted && before.leadIn !== after.leadIn && !bindsAlike(before.leadIn, after.leadIn);
}
