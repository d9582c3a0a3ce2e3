import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What commands write to; all else may be the project's own. */
const copied: ReadonlySet<string> = new Set([
  'server',
  'src',
  'infra',
  'appPackage',
  'package.json',
  'package-lock.json',
]);
const left: ReadonlySet<string> = new Set(['.git', 'dist', 'data']);

/**
 * The project in a folder of its own, in which any command may write, and before the others on the path an `az` and a
 * `docker` that note in `calls` what they were asked, one JSON array a line.
 */
export function scratchProject(): { readonly folder: string; readonly path: string; readonly calls: string } {
  const home = mkdtempSync(join(tmpdir(), 'countersign-commands-'));
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(home, 0o755);
  const folder = join(home, 'project');
  mkdirSync(folder);
  for (const name of readdirSync('.').filter((one) => !left.has(one))) {
    // With its times, or what was built from it would be built anew.
    if (copied.has(name)) cpSync(name, join(folder, name), { recursive: true, preserveTimestamps: true });
    else symlinkSync(resolve(name), join(folder, name));
  }
  for (const built of ['dist/client', 'dist/host'])
    cpSync(built, join(folder, built), { recursive: true, preserveTimestamps: true });
  const calls = join(home, 'calls.jsonl');
  writeFileSync(calls, '');
  const tools = join(home, 'tools');
  mkdirSync(tools);
  for (const name of ['az', 'docker']) {
    const note = `#!/usr/bin/env node
require('node:fs').appendFileSync(${JSON.stringify(calls)}, JSON.stringify(['${name}', ...process.argv.slice(2)]) + '\\n');
console.log('an-answer');
`;
    writeFileSync(join(tools, name), note, { mode: 0o755 });
  }
  return { folder, path: `${tools}:${process.env['PATH'] ?? ''}`, calls };
}
