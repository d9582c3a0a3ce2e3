import type { Settings } from './config/settings.ts';
import { type RunningApp, startApp } from './create-app.ts';
import type { Logger } from './log/logger.ts';
import { startPrivatePostgres } from './store/private-postgres.ts';

/** The product with its database: the configured server, or a private one under the data folder. */
export async function run(
  settings: Settings,
  outside: { readonly now: () => Date; readonly log: Logger; readonly clientFolder: string },
): Promise<RunningApp> {
  const postgres = settings.databaseUrl === null ? await startPrivatePostgres(settings.dataDir, settings.pgBin) : null;
  if (postgres) outside.log.info('database.private', { folder: postgres.folder });
  const app = await startApp(settings, {
    now: outside.now,
    log: outside.log,
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    database: postgres ? postgres.connection : { connectionString: settings.databaseUrl ?? '' },
    clientFolder: outside.clientFolder,
  }).catch(async (error: unknown) => {
    await postgres?.stop();
    throw error;
  });
  return {
    ...app,
    async stop() {
      await app.stop();
      await postgres?.stop();
    },
  };
}

/** Stops once, in order, on the signals a terminal and a host send. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
