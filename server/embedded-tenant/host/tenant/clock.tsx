import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useControl } from './use-control.ts';

export type TenantClock = { readonly now: Date; readonly moved: boolean };

const ClockContext = createContext<TenantClock>({ now: new Date(), moved: false });

export function useClock(): TenantClock {
  return useContext(ClockContext);
}

/** The tenant's time: real, or set by hand and running on from there. */
export function ClockProvider({ children }: { readonly children: ReactNode }) {
  const answer = useControl<{ now: string | null }>('clock');
  const set = answer.status === 'ready' ? answer.data.now : null;
  const [clock, setClock] = useState<TenantClock>(() => ({ now: new Date(), moved: false }));

  useEffect(() => {
    const ahead = set === null ? 0 : Date.parse(set) - Date.now();
    const tick = () => setClock({ now: new Date(Date.now() + ahead), moved: set !== null });
    tick();
    const timer = window.setInterval(tick, 5_000);
    return () => window.clearInterval(timer);
  }, [set]);

  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}
