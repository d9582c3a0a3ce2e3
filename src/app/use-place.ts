import { useMemo, useSyncExternalStore } from 'react';
import { type Place, placeOf } from './routes.ts';

/** Where the person is, as the address says. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
