import type { PoolConfig } from 'pg';
import { PgBoss } from 'pg-boss';
import { type Wake, type Worker, type WorkKind, workKinds } from '#server/services/wake.ts';
import { watchEverySeconds } from '#server/services/watch-register.ts';

export type WakeUps = {
  readonly wake: Wake;
  /** Begins to work, with whatever an earlier run left. */
  work(workers: Readonly<Record<WorkKind, Worker>>): Promise<void>;
  stop(): Promise<void>;
};

/** A wake-up that was lost, with the process that should have sent it, is made good within this time. */
const sweepSeconds = 20;
/** What costs something at Microsoft even where nothing is to do is swept more seldom. */
const sweptSeldom: Readonly<Partial<Record<WorkKind, number>>> = { drift: watchEverySeconds };
const longestRunSeconds = 120;
/** Many acts at once need one wake-up. */
const gatherMs = 10;

/** `onError` hears of the queue's own troubles, `onDefect` of what a worker threw; the worker is tried again. */
export async function startWakeUps(
  connection: PoolConfig,
  onError: (error: Error) => void,
  onDefect: (kind: WorkKind, error: unknown) => void,
): Promise<WakeUps> {
  const boss = new PgBoss({
    ...(connection as object),
    schema: 'jobs',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 30,
    schedule: false,
  });
  boss.on('error', onError);
  await boss.start();
  for (const kind of workKinds) {
    await boss.createQueue(kind, {
      policy: 'short',
      retryLimit: 1_000_000,
      retryDelay: 2,
      heartbeatSeconds: 10,
      expireInSeconds: longestRunSeconds * 2,
      deleteAfterSeconds: 60,
      notify: true,
    });
  }
  let stopping = false;
  let sweeps: readonly NodeJS.Timeout[] = [];
  const timers = new Map<WorkKind, NodeJS.Timeout>();

  const onTheirWay = new Map<WorkKind, Promise<void>>();
  const send = async (kind: WorkKind): Promise<void> => {
    await new Promise((done) => setTimeout(done, gatherMs));
    onTheirWay.delete(kind);
    if (!stopping) await boss.send(kind, {}).catch(onError);
  };
  const wake = (kind: WorkKind): Promise<void> => {
    const sent = onTheirWay.get(kind) ?? send(kind);
    onTheirWay.set(kind, sent);
    return sent;
  };
  const wakeLater = (kind: WorkKind, seconds: number): void => {
    clearTimeout(timers.get(kind));
    timers.set(
      kind,
      setTimeout(() => void wake(kind), Math.max(0, seconds) * 1_000),
    );
  };

  return {
    wake,
    async work(workers) {
      for (const kind of workKinds) {
        await boss.work(kind, { pollingIntervalSeconds: 2 }, async () => {
          const end = Date.now() + longestRunSeconds * 1_000;
          const again = await workers[kind](() => stopping || Date.now() > end).catch((error: unknown) => {
            onDefect(kind, error);
            throw error;
          });
          if (again !== null) wakeLater(kind, again);
        });
      }
      sweeps = workKinds.map((kind) => setInterval(() => void wake(kind), (sweptSeldom[kind] ?? sweepSeconds) * 1_000));
      await Promise.all(workKinds.map(wake));
    },
    async stop() {
      stopping = true;
      for (const sweep of sweeps) clearInterval(sweep);
      for (const timer of timers.values()) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
