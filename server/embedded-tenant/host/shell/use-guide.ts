import { useCallback, useState } from 'react';

const key = 'countersign-host-guide';

/** Open for a newcomer: no person in the address, and not yet put away in this browser. */
export function useGuide(): { readonly open: boolean; readonly toggle: () => void; readonly close: () => void } {
  const [open, setOpen] = useState(
    () =>
      localStorage.getItem(key) !== 'closed' && window.innerWidth >= 1_000 && !window.location.hash.includes('person='),
  );
  const show = useCallback((next: boolean) => {
    localStorage.setItem(key, next ? 'open' : 'closed');
    setOpen(next);
  }, []);
  return { open, toggle: () => show(!open), close: () => show(false) };
}
