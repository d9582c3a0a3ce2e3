import { useCallback, useEffect, useRef, useState } from 'react';
import { mayPass } from './kept-presses.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { useTriedAgain } from './use-tried-again.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly trouble: Trouble }
  | { readonly status: 'ready'; readonly value: T };

export type Loading<T> = {
  readonly state: Loaded<T>;
  /** Loads again, and shows that it does. */
  reload(): void;
  /** Loads again behind what stands; a failure leaves it standing. */
  refresh(): void;
  /** Puts an answer that came another way in its place. */
  replace(value: T): void;
};

/**
 * Loads when it is first drawn and whenever `load` is another function: keep it stable with `useCallback`. What failed for
 * a reason that may pass is tried again by itself.
 */
export function useLoaded<T>(load: () => Promise<T>): Loading<T> {
  const [state, setState] = useState<Loaded<T>>({ status: 'loading' });
  const [isWaiting, setIsWaiting] = useState(false);
  const round = useRef(0);
  const run = useCallback(
    async (quiet: boolean) => {
      round.current += 1;
      const mine = round.current;
      if (!quiet) setState({ status: 'loading' });
      try {
        const value = await load();
        if (mine !== round.current) return;
        setState({ status: 'ready', value });
        setIsWaiting(false);
      } catch (error) {
        if (mine !== round.current || quiet) return;
        setState({ status: 'failed', trouble: troubleOf(error) });
        setIsWaiting(mayPass(error));
      }
    },
    [load],
  );
  useTriedAgain(isWaiting, () => run(true));
  useEffect(() => {
    void run(false);
    return () => {
      round.current += 1;
    };
  }, [run]);
  const reload = useCallback(() => void run(false), [run]);
  const refresh = useCallback(() => void run(true), [run]);
  const replace = useCallback((value: T) => {
    round.current += 1;
    setState({ status: 'ready', value });
    setIsWaiting(false);
  }, []);
  return { state, reload, refresh, replace };
}
