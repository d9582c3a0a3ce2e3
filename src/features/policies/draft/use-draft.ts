import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { AdminApi } from '#src/api/admin-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { beginHistory, nextHistory } from './draft-history.ts';

export type Saving =
  | { readonly status: 'saved' }
  | { readonly status: 'unsaved' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** Changes the draft. `place` names what is typed in, so that typing on is one step to undo. */
export type ChangeDraft = (document: PolicyDocument, place?: string) => void;

export type Draft = {
  readonly document: PolicyDocument;
  readonly saving: Saving;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly change: ChangeDraft;
  undo(): void;
  redo(): void;
  /** Saves what is not saved, and gives the revision that holds it. */
  save(): Promise<number>;
};

const pauseBeforeSaving = 900;

/** A draft in hand: every change is kept for undo, and saved after a short pause, one save at a time. */
export function useDraft(api: AdminApi, version: PolicyVersionDetail): Draft {
  const [history, dispatch] = useReducer(nextHistory, version.document, beginHistory);
  const [saving, setSaving] = useState<Saving>({ status: 'saved' });
  const latest = useRef(history.now);
  const stored = useRef({ document: version.document, revision: version.revision });
  const running = useRef<Promise<number> | null>(null);
  latest.current = history.now;

  const save = useCallback((): Promise<number> => {
    running.current ??= saveUntilCurrent().finally(() => {
      running.current = null;
    });
    return running.current;

    async function saveUntilCurrent(): Promise<number> {
      try {
        while (stored.current.document !== latest.current) {
          setSaving({ status: 'saving' });
          const document = latest.current;
          const { revision } = await api.saveDocument(version.id, { document, revision: stored.current.revision });
          stored.current = { document, revision };
        }
        setSaving({ status: 'saved' });
        return stored.current.revision;
      } catch (error) {
        setSaving({ status: 'failed', trouble: troubleOf(error) });
        throw error;
      }
    }
  }, [api, version.id]);

  useEffect(() => {
    if (stored.current.document === history.now) return;
    setSaving({ status: 'unsaved' });
    const timer = setTimeout(() => void save().catch(() => undefined), pauseBeforeSaving);
    return () => clearTimeout(timer);
  }, [history.now, save]);

  // Leaving the page saves what the pause still held back.
  useEffect(() => () => void save().catch(() => undefined), [save]);

  return {
    document: history.now,
    saving,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((document, place) => dispatch({ kind: 'change', document, place: place ?? null }), []),
    undo: useCallback(() => dispatch({ kind: 'undo' }), []),
    redo: useCallback(() => dispatch({ kind: 'redo' }), []),
    save,
  };
}
