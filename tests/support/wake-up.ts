import { PgBoss } from 'pg-boss';
import type { WorkKind } from '#server/services/wake.ts';
import { until, type World } from './world.ts';

/** Wakes a worker as another process of the product would, and waits until it has looked. */
export async function wakeUp(world: World, kind: WorkKind): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => world.database.query(text, values) },
    schema: 'jobs',
    supervise: false,
    schedule: false,
    migrate: false,
  });
  await boss.start();
  let id: string | null = null;
  // While one wake-up waits there is no second, and that one may have been taken before our moment.
  await until(async () => {
    id = await boss.send(kind, {});
    return id !== null;
  });
  await until(async () => {
    const [job] = await boss.findJobs(kind, { id: id ?? '' });
    return !job || job.state === 'completed';
  });
  await boss.stop({ graceful: false });
}
