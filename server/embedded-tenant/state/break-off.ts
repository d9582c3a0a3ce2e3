import type { Socket } from 'node:net';
import type { ChaosSettings } from './chaos.ts';

/** Leaves a call without an answer: closes its connection, at once or when it has hung long enough. */
export function breakOff(socket: Socket, ending: 'reset' | 'hangs', { hangSeconds }: ChaosSettings): void {
  if (ending === 'reset') socket.resetAndDestroy();
  else if (hangSeconds !== null) setTimeout(() => socket.destroy(), hangSeconds * 1_000).unref();
}
