import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTenant, type Tenant } from '#server/embedded-tenant/create-tenant.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { clientOf } from '#tests/support/http-client.ts';
import { modelFile } from '#tests/support/school.ts';
import { freePort } from '#tests/support/world.ts';
import { type ProductProcess, productProcess } from '#tests/survival/product-process.ts';

/** Beside the real build, where packages are found. */
const folder = `dist/test-${randomUUID()}`;
let tenant: Tenant;
let product: ProductProcess;
let origin: string;

beforeAll(async () => {
  await build({ configFile: 'vite.server.config.ts', logLevel: 'error', build: { outDir: `${folder}/server` } });
  const server = inject('postgres');
  const name = `w${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template world`);
  await admin.end();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  product = productProcess(
    origin,
    {
      ...tenant.environment,
      NODE_ENV: 'production',
      PORT: String(port),
      CLIENT_DIR: 'dist/client',
      DATABASE_URL: `postgresql://${server.user}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`,
    },
    [join(folder, 'server/main.js')],
  );
  await product.start();
}, 60_000);

afterAll(async () => {
  product.kill();
  await product.gone();
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the bundle holds nothing of the embedded tenant', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/oakfield|embedded-tenant|\/control\//i);
  }
});

test('it runs, and reads a file in its worker', async () => {
  const { TENANT_ID, CLIENT_ID } = tenant.environment as { TENANT_ID: string; CLIENT_ID: string };
  const admin = await clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, 'sunita.rao');
  const imported = await admin.upload<PolicyVersionDetail>(
    '/api/policies/import?name=code.md',
    modelFile('code-of-conduct'),
  );
  expect(imported.status).toBe(201);
  expect(imported.body.document.declarations).toHaveLength(4);
  expect((await fetch(`${origin}/tab`)).headers.get('content-type')).toContain('html');
});
