import { PgBoss } from 'pg-boss';
import type { WorkKind } from '#server/services/wake.ts';
import { until, type World } from './world.ts';

/** A long story waits for thousands of them, one after the other. */
const lookEveryMs = 4;

/** Wakes workers as another process of the product would, as often as a long story needs. */
export async function startWaker(
  world: World,
): Promise<{ wake(kind: WorkKind): Promise<void>; stop(): Promise<void> }> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => world.database.query(text, values) },
    schema: 'jobs',
    supervise: false,
    schedule: false,
    migrate: false,
  });
  await boss.start();
  return {
    /** Resolves when the worker has looked. */
    async wake(kind) {
      let id: string | null = null;
      // While one wake-up waits there is no second, and that one may have been taken before our moment.
      await until(async () => {
        id = await boss.send(kind, {});
        return id !== null;
      }, lookEveryMs);
      await until(async () => {
        const [job] = await boss.findJobs(kind, { id: id ?? '' });
        return !job || job.state === 'completed';
      }, lookEveryMs);
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
