import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useControl } from './use-control.ts';

/** The answer takes a moment to arrive; a clock that was moved by hand is off by far more. */
const leastMove = 60_000;

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
    const moved = Math.abs(ahead) > leastMove;
    const tick = () => setClock({ now: new Date(Date.now() + (moved ? ahead : 0)), moved });
    tick();
    const timer = window.setInterval(tick, 5_000);
    return () => window.clearInterval(timer);
  }, [set]);

  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}
