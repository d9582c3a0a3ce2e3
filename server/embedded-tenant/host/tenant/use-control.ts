import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useChanges } from './changes.tsx';
import { readControl } from './control.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly reason: string; readonly reload: () => void }
  | { readonly status: 'ready'; readonly data: T; readonly reload: () => void };

type Kept<T> = { readonly path: string; readonly text: string; readonly data: T };

/**
 * Reads a `/control/…` address and reads it again whenever the tenant changed. The same answer keeps the same object,
 * so that nothing is drawn anew under a person's hands; what was read stays on show when a later reading fails.
 */
export function useControl<T>(path: string): Loaded<T> {
  const { number } = useChanges();
  const [attempt, setAttempt] = useState(0);
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const [failure, setFailure] = useState<{ readonly path: string; readonly reason: string } | null>(null);
  const reload = useCallback(() => {
    setFailure(null);
    setAttempt((count) => count + 1);
  }, []);
  const newest = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change in the tenant or a wish to reload asks again on purpose
  useEffect(() => {
    const turn = ++newest.current;
    const abort = new AbortController();
    readControl<T>(path, abort.signal).then(
      (data) => {
        if (turn !== newest.current) return;
        const text = JSON.stringify(data);
        setKept((before) => (before?.path === path && before.text === text ? before : { path, text, data }));
        setFailure(null);
      },
      (error: unknown) => {
        if (turn !== newest.current || abort.signal.aborted) return;
        setFailure({ path, reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => abort.abort();
  }, [path, number, attempt]);

  return useMemo<Loaded<T>>(() => {
    if (kept?.path === path) return { status: 'ready', data: kept.data, reload };
    if (failure?.path === path) return { status: 'failed', reason: failure.reason, reload };
    return { status: 'loading' };
  }, [kept, failure, path, reload]);
}
