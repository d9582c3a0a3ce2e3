import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import { reasonWords } from '#strings/versions.ts';

/** The admin's decision as it stands. */
export type Decision = { readonly kind: ChangeKind; readonly reason: string };

/** The product's proposal, with a reason in words that a person may keep or put better. */
export function proposedDecision({ difference, proposal }: VersionChanges): Decision {
  const telling =
    proposal.because.length > 0
      ? proposal.because.flatMap((place) => difference.changes[place] ?? [])
      : difference.changes;
  const reason = reasonWords(
    (each) => telling.filter((change) => change.kind !== 'moved' && change.changeClass === each).length,
  );
  return { kind: proposal.kind, reason };
}

/** Whoever decides otherwise than proposed says why in words of their own: the proposed reason would not fit. */
export function withKind(decision: Decision, kind: ChangeKind, proposed: Decision): Decision {
  if (kind === decision.kind) return decision;
  if (kind === proposed.kind) return { kind, reason: decision.reason === '' ? proposed.reason : decision.reason };
  return { kind, reason: decision.reason === proposed.reason ? '' : decision.reason };
}
