import { defineRoute, type Route } from '#server/http/define-route.ts';

export type Health = {
  /** How the tables stand to what this program expects; rejects while the database is away. */
  tables(): Promise<'none' | 'behind' | 'current' | 'ahead'>;
  /** True also where this process has no work to do. */
  isAtWork(): boolean;
  isStopping(): boolean;
};

/** A database that does not answer within this time answers no person either. */
const answerWithinMs = 2_000;

type Fault = 'stopping' | 'database-unreachable' | 'tables-not-migrated' | 'worker-not-running';

/**
 * Two questions that hosts ask: whether the process is to be started anew, and whether it is to be sent people. Only what
 * a new start would mend belongs in the first: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function healthRoutes(health: Health): readonly Route[] {
  const databaseFault = askOnce(health);
  return [
    defineRoute({
      method: 'get',
      path: '/healthz',
      access: 'public',
      summary: 'The process runs and turns to whoever calls',
      answers: { 200: 'ok' },
      handle: async () => ({ status: 200, body: { status: 'ok' } }),
    }),
    defineRoute({
      method: 'get',
      path: '/readyz',
      access: 'public',
      summary:
        'The process can do its part: its database answers and is up to date, its workers look for work, and it is not stopping',
      answers: { 200: 'ready', 503: 'not ready, and why' },
      handle: async () => {
        const faults: readonly Fault[] = [
          ...(health.isStopping() ? (['stopping'] as const) : []),
          ...(await databaseFault()),
          ...(health.isAtWork() ? [] : (['worker-not-running'] as const)),
        ];
        return faults.length === 0
          ? { status: 200, body: { status: 'ready' } }
          : { status: 503, body: { status: 'not ready', faults } };
      },
    }),
  ];
}

/** However many ask, the database is asked once at a time: it may be in trouble as it is. */
function askOnce({ tables }: Health): () => Promise<readonly Fault[]> {
  let asking: Promise<readonly Fault[]> | null = null;
  const ask = async (): Promise<readonly Fault[]> => {
    try {
      const state = await tables();
      // A newer program has been here. What it changes must leave the older one running.
      return state === 'current' || state === 'ahead' ? [] : ['tables-not-migrated'];
    } catch {
      return ['database-unreachable'];
    } finally {
      asking = null;
    }
  };
  return () => {
    asking ??= ask();
    return Promise.race([asking, tooLate()]);
  };
}

function tooLate(): Promise<readonly Fault[]> {
  return new Promise((done) => {
    setTimeout(() => done(['database-unreachable']), answerWithinMs).unref();
  });
}
