import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { clientOf } from '#tests/support/http-client.ts';
import { modelFile } from '#tests/support/school.ts';
import { openProduction, type Production } from './open-production.ts';

let production: Production;

beforeAll(async () => {
  production = await openProduction();
}, 60_000);
afterAll(() => production.close());

test('the bundle holds nothing of the embedded tenant', () => {
  const { folder } = production;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/oakfield|embedded-tenant|\/control\//i);
  }
});

test('it runs, and reads a file in its worker', async () => {
  const { origin, tenant } = production;
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
