import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { createLogger } from './log/logger.ts';
import { provision } from './provision.ts';
import { run, stopOnSignal } from './run.ts';

const env = process.env;

if (env['TENANT_ID']) await import('./main.ts');
else await tryOverEmbeddedTenant().catch(failToStart);

/** The product as it ships, over a small Microsoft 365 of its own; the whole difference is addresses in the settings. */
async function tryOverEmbeddedTenant(): Promise<void> {
  const { buildClient } = await import('../infra/scripts/build-client.ts');
  await buildClient({ ifStale: true });
  const { createTenant } = await import('./embedded-tenant/create-tenant.ts');
  const dataDir = env['DATA_DIR'] ?? './data';
  const port = Number(env['PORT'] ?? 3978);
  const tenant = await createTenant({
    port: Number(env['TENANT_PORT'] ?? 3979),
    dataDir: join(dataDir, 'tenant'),
    productUrl: `http://localhost:${port}`,
    logFile: env['TENANT_LOG'] ?? null,
  });
  const settings = readSettings({
    LOG_LEVEL: 'warn',
    ...env,
    ...tenant.environment,
    DATA_DIR: dataDir,
    PORT: String(port),
  });
  // SharePoint's own REST service takes no sign-in by secret, and a machine in Azure has an identity instead.
  Object.assign(env, tenant.withoutSecret.machine);
  await provision(readSettings({ ...env, ...tenant.withoutSecret.environment, DATA_DIR: dataDir }));
  const app = await run(settings, {
    now: tenant.now,
    log: createLogger(settings.logLevel),
    clientFolder: fileURLToPath(new URL('../dist/client', import.meta.url)),
  });
  stopOnSignal(async () => {
    await app.stop();
    await tenant.close();
  });
  console.log(
    `\nCountersign is running over a simulated Microsoft 365.\n\n  Open  ${tenant.origin}\n\nStop with Ctrl+C. Everything is kept in ${dataDir}.`,
  );
}
