import type { PolicyDocument } from '#src/domain/policy-document.ts';

/** The draft as it stands, and the steps back and forward from it. */
export type DraftHistory = {
  readonly past: readonly PolicyDocument[];
  readonly now: PolicyDocument;
  readonly future: readonly PolicyDocument[];
  /** What the last change was made to: typing on in one place is one step. */
  readonly lastPlace: string | null;
};

export type DraftAction =
  | { readonly kind: 'change'; readonly document: PolicyDocument; readonly place: string | null }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

const stepsKept = 100;

export function beginHistory(document: PolicyDocument): DraftHistory {
  return { past: [], now: document, future: [], lastPlace: null };
}

export function nextHistory(history: DraftHistory, action: DraftAction): DraftHistory {
  const { past, now, future, lastPlace } = history;
  switch (action.kind) {
    case 'change': {
      const isSameStep = action.place !== null && action.place === lastPlace;
      const steps = isSameStep ? past : [...past, now].slice(-stepsKept);
      return { past: steps, now: action.document, future: [], lastPlace: action.place };
    }
    case 'undo': {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), now: before, future: [now, ...future], lastPlace: null } : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, now], now: after, future: rest, lastPlace: null } : history;
    }
  }
}
