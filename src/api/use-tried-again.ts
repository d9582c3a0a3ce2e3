import { useEffect, useRef } from 'react';

const firstWaitMs = 2_000;
const longestWaitMs = 30_000;

/** When the browser says that there is a connection again, and besides after longer and longer waits. */
export function useTriedAgain(isWaiting: boolean, again: () => Promise<void>): void {
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (!isWaiting) return;
    let wait = firstWaitMs;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const now = () => void latest.current();
    const plan = () => {
      if (isOver) return;
      timer = setTimeout(() => {
        wait = Math.min(longestWaitMs, wait * 2);
        void latest.current().finally(plan);
      }, wait);
    };
    plan();
    window.addEventListener('online', now);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('online', now);
    };
  }, [isWaiting]);
}
