import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { environmentOf } from '#tests/support/environment.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { selfSigned } from './support/certificate.ts';
import { frontEnd } from './support/front-end.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const report = z.strictObject({
  works: z.boolean(),
  findings: z.array(z.looseObject({ id: z.string(), looksAt: z.string(), outcome: z.string() })),
});

async function doctor(options: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/doctor-main.ts', ...options], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, said: Buffer.concat(chunks).toString('utf8') };
}

test('over a simulated Microsoft 365 all is well, and the table says so', async () => {
  const { code, said } = await doctor([], environmentOf(world));
  expect(said).toMatch(/^All is well: 4\d looked at, \d skipped\.$/m);
  expect(code).toBe(0);
  const widest = Math.max(...said.split('\n').map(({ length }) => length));
  expect(widest).toBeLessThanOrEqual(100);
  // No colour codes where nobody looks at a terminal.
  expect(said).not.toContain(String.fromCharCode(27));
});

test('a fault ends it with 1, its fix stands beneath it and again in the last line', async () => {
  const secret = 'a-secret-that-is-wrong';
  const { code, said } = await doctor([], { ...environmentOf(world), CLIENT_SECRET: secret });
  expect(code).toBe(1);
  expect(said).toMatch(/^FAULT {4}token\.graph/m);
  expect(said).toMatch(/^ {11}Fix: {3}Entra admin centre/m);
  expect(said).toMatch(/1 fault, 0 warnings;[\s\S]*Do first, for\s+token\.graph:/);
  expect(said).not.toContain(secret);
});

test('--json gives the same to programs, without any token', async () => {
  const healthy = await doctor(['--json'], environmentOf(world));
  const { works, findings } = report.parse(JSON.parse(healthy.said));
  expect(works).toBe(true);
  expect(healthy.code).toBe(0);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  expect(healthy.said).not.toMatch(/eyJ[\w-]{20,}|client-secret/);
  const empty = await doctor(['--json'], {});
  expect(empty.code).toBe(1);
  expect(report.parse(JSON.parse(empty.said))).toMatchObject({ works: false });
});

test('a certificate that expires soon is a warning, and people go on', async () => {
  const certificate = selfSigned(
    'localhost',
    new Date(Date.now() - 86_400_000),
    new Date(Date.now() + 5.5 * 86_400_000),
  );
  const trusted = join(folder, 'authority.pem');
  writeFileSync(trusted, certificate.cert);
  const front = await frontEnd(world.origin, () => null, certificate);
  const { code, said } = await doctor([], {
    ...environmentOf(world),
    PUBLIC_URL: front.address,
    NODE_EXTRA_CA_CERTS: trusted,
  });
  await front.close();
  expect(said).toMatch(/^WARNING {2}public\.certificate/m);
  expect(said).toMatch(/expires in 5 days/);
  expect(said).toMatch(/0 faults, 1 warning;[\s\S]*The main job can be done\./);
  expect(code).toBe(0);
});
