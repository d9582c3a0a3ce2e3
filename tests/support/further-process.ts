import type { Settings } from '#server/config/settings.ts';
import { startApp } from '#server/create-app.ts';
import { type Client, clientOf } from './http-client.ts';
import { freePort, type World } from './world.ts';

/** A further process of the product. */
export type FurtherProcess = {
  readonly origin: string;
  readonly logged: readonly string[];
  /** Somebody signed in to this very process. */
  as(person: string): Promise<Client>;
  stop(): Promise<void>;
};

/** One over the same database, with the tenant's clock. */
export async function furtherProcess(world: World, settings: Partial<Settings> = {}): Promise<FurtherProcess> {
  const { host, port: databasePort, user, database } = world.database.options;
  const logged: string[] = [];
  const note = (event: string) => void logged.push(event);
  const port = await freePort();
  const app = await startApp(
    { ...world.settings, port, ...settings },
    {
      now: world.now,
      sleep: async () => undefined,
      log: { debug: note, info: note, warn: note, error: note },
      database: { host, port: databasePort, user, database } as object,
      clientFolder: 'dist/client',
    },
  );
  const origin = `http://localhost:${port}`;
  const { tenantId, clientId } = world.settings;
  return {
    origin,
    logged,
    as: (person) => clientOf(origin, world.tenantOrigin, tenantId, clientId, person),
    stop: () => app.stop(),
  };
}
