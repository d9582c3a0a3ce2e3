import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { build } from 'vite';
import { inject } from 'vitest';
import { createTenant, type Tenant } from '#server/embedded-tenant/create-tenant.ts';
import { freePort } from '#tests/support/world.ts';
import { productProcess } from '#tests/survival/product-process.ts';

export type Production = {
  readonly origin: string;
  readonly tenant: Tenant;
  /** The bundle of the server. */
  readonly folder: string;
  close(): Promise<void>;
};

/** The bundle as it is deployed, in a process of its own, over a tenant; `change` puts settings in place of the tenant's. */
export async function openProduction(change: Readonly<Record<string, string>> = {}): Promise<Production> {
  // Beside the real build, where packages are found.
  const folder = `dist/test-${randomUUID()}`;
  await build({ configFile: 'vite.server.config.ts', logLevel: 'error', build: { outDir: `${folder}/server` } });
  const server = inject('postgres');
  const name = `w${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template world`);
  await admin.end();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const product = productProcess(
    origin,
    {
      ...tenant.environment,
      NODE_ENV: 'production',
      PORT: String(port),
      CLIENT_DIR: 'dist/client',
      DATABASE_URL: `postgresql://${server.user}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`,
      ...change,
    },
    [join(folder, 'server/main.js')],
  );
  const close = async (): Promise<void> => {
    product.kill();
    await product.gone();
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  };
  await product.start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { origin, tenant, folder, close };
}
