import { useEffect } from 'react';
import { forgetPress, isFinal, keptPress, keptRequests } from './kept-presses.ts';
import { forgetReading } from './kept-reading.ts';
import type { StaffApi } from './staff-api.ts';

/**
 * Finishes presses of Accept that an earlier page could not, now and when a connection comes back. One that is refused
 * is forgotten: the request still asks, and its own page says why when it is pressed again.
 */
export function useFinishedPresses(api: StaffApi, onFinished: () => void): void {
  useEffect(() => {
    const finish = async () => {
      let finished = 0;
      for (const requestId of keptRequests()) {
        const press = keptPress(requestId);
        try {
          if (press) await api.accept(requestId, press);
          forgetReading(requestId);
          finished += 1;
        } catch (error) {
          if (!isFinal(error)) continue;
        }
        forgetPress(requestId);
      }
      if (finished > 0) onFinished();
    };
    void finish();
    const again = () => void finish();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [api, onFinished]);
}
