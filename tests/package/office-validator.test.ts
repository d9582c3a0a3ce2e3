import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openZip } from '#server/import/word/word-zip.ts';
import { make } from './package-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Microsoft's own validator, as its documentation has it run; offline for a unified manifest. */
function validate(manifest: unknown): Promise<{ readonly status: number; readonly said: string }> {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, JSON.stringify(manifest));
  const program = 'node_modules/office-addin-manifest/cli.js';
  const env = { PATH: process.env['PATH'], HOME: folder, OFFICE_ADDIN_USAGE_DATA: '0' };
  return new Promise((done) => {
    execFile(process.execPath, [program, 'validate', file], { env }, (error, out, err) =>
      done({ status: error ? 1 : 0, said: `${out}${err}` }),
    );
  });
}

test('Microsoft’s validator passes the manifest, and no spoilt one', async () => {
  const parts = openZip(make().packages?.app ?? Buffer.alloc(0));
  const text = parts.read('manifest.json')?.toString('utf8') ?? '{}';
  expect(await validate(JSON.parse(text))).toMatchObject({ status: 0 });
  const spoilt = JSON.parse(text) as { name: { short: string } };
  spoilt.name.short = 'A name that is longer than thirty signs';
  expect(await validate(spoilt)).toMatchObject({ status: 1, said: expect.stringContaining('/name/short') });
}, 60_000);
