import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from '../../infra/scripts/build-client.ts';
import { acceptancesPerSecond } from './acceptances.ts';
import { compareLongVersions } from './compare-versions.ts';
import type { Figure } from './figure.ts';
import { wordImport } from './import-word.ts';
import { paneSize } from './pane-size.ts';
import { startUp } from './start-up.ts';

const port = Number(process.env['BENCH_PORT'] ?? 4978);
const asJson = process.argv.includes('--json');
const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
// The private PostgreSQL runs as another account when root starts it.
chmodSync(folder, 0o755);

const benches: readonly (() => Promise<Figure>)[] = [
  () => startUp(join(folder, 'start'), port),
  () => acceptancesPerSecond(join(folder, 'accept'), port),
  () => compareLongVersions(),
  () => paneSize(join(folder, 'pane'), port),
  ...wordImport(join(folder, 'word')),
];

await buildClient({ ifStale: true });
const figures: Figure[] = [];
for (const bench of benches) {
  const figure = await bench();
  figures.push(figure);
  if (!asJson) {
    const { name, value, unit, reference, ratio, goal, ok } = figure;
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${value} ${unit} (${reference}); ratio ${ratio}; goal ${goal}`);
  }
}
if (asJson) console.log(JSON.stringify(figures));
rmSync(folder, { recursive: true, force: true });
process.exit(0);
