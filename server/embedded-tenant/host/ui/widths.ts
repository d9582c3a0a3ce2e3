import { useSyncExternalStore } from 'react';

/** Under this width the page is laid out for a phone: one thing at a time. */
export const narrow = '@media (max-width: 719px)';
/** Under this width the controls of the simulation move into a panel of their own. */
export const medium = '@media (max-width: 1219px)';

export function useMedia(query: string): boolean {
  const text = query.replace('@media ', '');
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(text);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(text).matches,
  );
}

export function useNarrow(): boolean {
  return useMedia(narrow);
}
