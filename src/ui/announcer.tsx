import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useHiddenClass } from './hidden.ts';

const AnnounceContext = createContext<(words: string) => void>(() => undefined);

/** Speaks to people who listen to the page. It waits for a pause: nothing they hear is cut off. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [words, setWords] = useState('');
  const hidden = useHiddenClass();
  const announce = useCallback((next: string) => setWords((now) => (now === next ? `${next}\u00a0` : next)), []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" className={hidden}>
        {words}
      </div>
    </AnnounceContext.Provider>
  );
}

export function useAnnounce(): (words: string) => void {
  return useContext(AnnounceContext);
}
