import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** Many changes come at once while a campaign is sent; what is shown is read again at most this often. */
const restBetweenReloads = 400;

export type Changes = { readonly number: number; readonly connected: boolean };

const ChangesContext = createContext<Changes>({ number: 0, connected: true });

export function useChanges(): Changes {
  return useContext(ChangesContext);
}

/** Listens to the tenant's server-sent events. A lost connection counts as a change once it is back. */
export function ChangesProvider({ children }: { readonly children: ReactNode }) {
  const [changes, setChanges] = useState<Changes>({ number: 0, connected: true });

  useEffect(() => {
    const events = new EventSource('/control/events');
    let timer: number | null = null;
    const bump = () => {
      timer ??= window.setTimeout(() => {
        timer = null;
        setChanges(({ number }) => ({ number: number + 1, connected: true }));
      }, restBetweenReloads);
    };
    let lost = false;
    events.onmessage = bump;
    events.onopen = () => {
      if (lost) bump();
      lost = false;
    };
    events.onerror = () => {
      lost = true;
      setChanges((before) => ({ ...before, connected: false }));
    };
    return () => {
      events.close();
      if (timer !== null) window.clearTimeout(timer);
    };
  }, []);

  return <ChangesContext.Provider value={changes}>{children}</ChangesContext.Provider>;
}
