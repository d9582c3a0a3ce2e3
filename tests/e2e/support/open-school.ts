import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '#server/config/settings.ts';
import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import { createLogger } from '#server/log/logger.ts';
import { provision } from '#server/provision.ts';
import { run } from '#server/run.ts';
import { type Control, controlOf } from '#tests/support/control.ts';
import { type Client, clientOf } from '#tests/support/http-client.ts';
import { freePort } from '#tests/support/world.ts';

/** The product over an embedded tenant, as `npm start` has it, in a folder that goes away again. */
export type School = {
  readonly tenantOrigin: string;
  readonly control: Control;
  as(person: string): Promise<Client>;
  close(): Promise<void>;
};

export async function openSchool(now: string): Promise<School> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-school-'));
  // PostgreSQL runs as another account when this runs as root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const control = controlOf(tenant.origin);
  await control.setClock(now);
  const settings = readSettings({ ...tenant.environment, PORT: String(port), DATA_DIR: folder });
  await provision(settings);
  const app = await run(settings, {
    now: tenant.now,
    log: createLogger('silent'),
    clientFolder: 'dist/client',
  });
  const { TENANT_ID = '', CLIENT_ID = '' } = tenant.environment;
  return {
    tenantOrigin: tenant.origin,
    control,
    as: (person) => clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, person),
    async close() {
      await app.stop();
      await tenant.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
