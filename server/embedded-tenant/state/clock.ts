import type { Store } from './store.ts';

export type Clock = {
  now(): Date;
  /** Sets the time, which goes on running from there; null for real time. */
  set(time: Date | null): void;
};

export function createClock(store: Store, realNow: () => Date): Clock {
  const settings = store.collection<number>('clock');
  const shift = () => settings.get('shift') ?? 0;
  return {
    now: () => new Date(realNow().getTime() + shift()),
    set(time) {
      if (time) settings.set('shift', time.getTime() - realNow().getTime());
      else settings.delete('shift');
    },
  };
}
