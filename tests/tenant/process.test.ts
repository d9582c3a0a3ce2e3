import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded, sender } from './open-tenant.ts';

let folder: string;
let tenant: ChildProcess;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-'));
});
afterEach(async () => {
  tenant.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function start(env: Readonly<Record<string, string>>): void {
  tenant = spawn(process.execPath, ['--import', 'tsx', 'server/embedded-tenant/main.ts'], {
    env: { ...process.env, TENANT_PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const publishedKey = async (origin: string) => {
  const { body } = await sender(origin, {})('GET', '/bf/.well-known/keys');
  return body.keys;
};

describe('npm run tenant', () => {
  test('prints its address, and loses neither its key nor anything acknowledged when it is killed', async () => {
    start({});
    const [line] = await once(tenant.stdout ?? tenant, 'data');
    const origin = /http:\/\/localhost:\d+/.exec(String(line))?.[0] ?? '';
    const control = sender(`${origin}/control`, {});
    const id = (number: number) => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;
    const key = await publishedKey(origin);
    const acknowledged: string[] = [];
    const write = async () => {
      for (let number = 1; ; number += 1) {
        await control('POST', `/people/${id(number)}`, { displayName: `Person ${number}` });
        acknowledged.push(id(number));
        if (number === 25) tenant.kill('SIGKILL');
      }
    };
    await expect(write()).rejects.toThrow();
    await (tenant.exitCode === null && tenant.signalCode === null ? once(tenant, 'exit') : null);

    const again = await openEmbedded({ dataDir: folder });
    expect(await publishedKey(again.origin)).toEqual(key);
    const { people } = (await again.control('GET', '/people')).body as { people: { objectId: string }[] };
    expect(acknowledged.length).toBeGreaterThanOrEqual(25);
    expect(people.map(({ objectId }) => objectId)).toEqual(expect.arrayContaining(acknowledged));
    await again.close();
  });

  test('refuses to start in production', async () => {
    start({ NODE_ENV: 'production' });
    const [code] = await once(tenant, 'exit');
    expect(code).toBe(1);
  });
});
