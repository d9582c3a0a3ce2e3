import type { PoolConfig } from 'pg';
import { PgBoss, type WipData } from 'pg-boss';
import { type Wake, type Worker, type WorkKind, workKinds } from '#server/services/wake.ts';
import { watchEverySeconds } from '#server/services/watch-register.ts';
import { silent, type Telemetry } from '#server/telemetry/telemetry.ts';

export type WakeUps = {
  readonly wake: Wake;
  /** Begins to work, with whatever an earlier run left. */
  work(workers: Readonly<Record<WorkKind, Worker>>): Promise<void>;
  /** Whether every kind of work is being looked for, and none has been in hand for longer than it may. */
  isAtWork(): boolean;
  stop(): Promise<void>;
};

/** A wake-up that was lost, with the process that should have sent it, is made good within this time. */
const sweepSeconds = 20;
/** What costs something at Microsoft even where nothing is to do is swept more seldom. */
const sweptSeldom: Readonly<Partial<Record<WorkKind, number>>> = { drift: watchEverySeconds };
const longestRunSeconds = 120;
/** The database tells of work; this is for when it could not. */
const lookEverySeconds = 10;
/** For the work in hand when the process is told to end. */
const longestStopMs = 10_000;
/** After three looks that never came. */
const lookedForWithinMs = lookEverySeconds * 3_000;
/** Many acts at once need one wake-up. */
const gatherMs = 10;

/** `onError` hears of the queue's own troubles, `onDefect` of what a worker threw; the worker is tried again. */
export async function startWakeUps(
  connection: PoolConfig,
  onError: (error: Error) => void,
  onDefect: (kind: WorkKind, error: unknown) => void,
  telemetry: Telemetry = silent,
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
    // What is done for a wake-up belongs to the act that sent it, and of many at once to the first.
    const parent = telemetry.here();
    if (!stopping) await boss.send(kind, parent === undefined ? {} : { parent }).catch(onError);
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
      setTimeout(() => telemetry.apart(() => void wake(kind)), Math.max(0, seconds) * 1_000),
    );
  };

  const endOfWork = async (): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const timeIsUp = new Promise<void>((done) => {
      timer = setTimeout(done, longestStopMs);
    });
    await Promise.race([Promise.allSettled(workKinds.map((kind) => boss.offWork(kind))), timeIsUp]);
    clearTimeout(timer);
  };

  return {
    wake,
    async work(workers) {
      for (const kind of workKinds) {
        await boss.work<{ parent?: string }>(
          kind,
          { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: lookEverySeconds },
          async ([job]) => {
            const end = Date.now() + longestRunSeconds * 1_000;
            const piece = telemetry.begin('work', kind, job?.data?.parent);
            const work = () => workers[kind](() => stopping || Date.now() > end);
            const again = await piece.inside(work).catch((error: unknown) => {
              piece.end({ facts: {}, failed: true });
              onDefect(kind, error);
              throw error;
            });
            piece.end({ facts: {}, failed: false });
            if (again !== null) wakeLater(kind, again);
          },
        );
      }
      sweeps = workKinds.map((kind) => setInterval(() => void wake(kind), (sweptSeldom[kind] ?? sweepSeconds) * 1_000));
      await Promise.all(workKinds.map(wake));
    },
    isAtWork() {
      const workers = boss.getWipData();
      return workKinds.every((kind) => workers.some((worker) => worker.name === kind && isLooking(worker)));
    },
    async stop() {
      stopping = true;
      for (const sweep of sweeps) clearInterval(sweep);
      for (const timer of timers.values()) clearTimeout(timer);
      // The queue itself would look only every half second whether its workers have ended; most have at once.
      await endOfWork();
      await boss.stop({ graceful: false });
    },
  };
}

/** Its latest look at the queue went well and was lately, or what it found is still in hand. */
function isLooking({ state, count, createdOn, lastFetchedOn, lastErrorOn, lastJobStartedOn }: WipData): boolean {
  if (state !== 'active') return false;
  const looked = lastFetchedOn ?? createdOn;
  if (count > 0) return Date.now() - (lastJobStartedOn ?? looked) < longestRunSeconds * 2_000;
  return (lastErrorOn ?? 0) <= looked && Date.now() - looked < lookedForWithinMs;
}
