import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { movePlace, type Place, readPlace, writePlace } from './place.ts';

export type Navigate = (to: Partial<Place>) => void;

export const NavigationContext = createContext<{ readonly place: Place; readonly go: Navigate } | null>(null);

export function useNavigation(): { readonly place: Place; readonly go: Navigate } {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationContext above it.');
  return navigation;
}

export function usePlaceInAddress(): { readonly place: Place; readonly go: Navigate } {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback<Navigate>((to) => {
    const next = writePlace(movePlace(readPlace(window.location.hash, window.location.pathname), to));
    if (next !== window.location.hash) window.location.hash = next;
  }, []);
  return { place: readPlace(hash, window.location.pathname), go };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
