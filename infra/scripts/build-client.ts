import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds the web client in both its languages, and the page that hosts it in the embedded tenant. `--if-stale` skips what
 * is up to date.
 */
const client = { config: 'vite.client.config.ts', from: ['src', 'package-lock.json', 'vite.client.config.ts'] };
const pages = [
  // The English build empties the folder that holds the Welsh one.
  { ...client, mode: 'production', made: 'dist/client/src/app/tab.html' },
  { ...client, mode: 'cy', made: 'dist/client/cy/src/app/tab.html' },
  {
    mode: 'production',
    config: 'vite.host.config.ts',
    from: ['server/embedded-tenant/host', 'package-lock.json', 'vite.host.config.ts'],
    made: 'dist/host/index.html',
  },
];

export async function buildClient(options: { readonly ifStale: boolean }): Promise<void> {
  for (const page of pages) {
    if (options.ifStale && existsSync(page.made) && newest(page.from) <= statSync(page.made).mtimeMs) continue;
    // Loaded only where it is needed: a start without a build should not wait for it.
    const { build } = await import('vite');
    await build({ configFile: page.config, mode: page.mode, logLevel: 'warn' });
  }
}

function newest(paths: readonly string[]): number {
  const times = paths.map((path) => {
    if (!existsSync(path)) return 0;
    const stat = statSync(path);
    return stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildClient({ ifStale: process.argv.includes('--if-stale') });
