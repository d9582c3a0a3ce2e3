import type { WorkKind } from '#server/services/wake.ts';
import { startWaker } from './waker.ts';
import type { World } from './world.ts';

/** Wakes a worker once, and waits until it has looked. */
export async function wakeUp(world: World, kind: WorkKind): Promise<void> {
  const waker = await startWaker(world);
  await waker.wake(kind);
  await waker.stop();
}
