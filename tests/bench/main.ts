import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from '../../infra/scripts/build-client.ts';
import { acceptancesPerSecond } from './acceptances.ts';
import { compareLongVersions } from './compare-versions.ts';
import { complianceSummary } from './compliance.ts';
import type { Figure } from './figure.ts';
import { firstSend, firstSendInFoulWeather } from './first-send.ts';
import { wordImport } from './import-word.ts';
import { twoHundredKills } from './random-kills.ts';
import { startUp } from './start-up.ts';
import { taskPane } from './task-pane.ts';
import { termMorning } from './term-morning.ts';
import { workers } from './workers.ts';

const port = Number(process.env['BENCH_PORT'] ?? 4978);
const asJson = process.argv.includes('--json');
const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
// The private PostgreSQL runs as another account when root starts it.
chmodSync(folder, 0o755);

const benches: readonly (() => Promise<Figure | readonly Figure[]>)[] = [
  () => startUp(join(folder, 'start'), port),
  () => acceptancesPerSecond(join(folder, 'accept'), port),
  () => firstSend(join(folder, 'send'), port),
  () => firstSendInFoulWeather(join(folder, 'foul'), port),
  () => termMorning(join(folder, 'morning'), port),
  () => workers(join(folder, 'workers'), port),
  () => complianceSummary(join(folder, 'compliance'), port),
  () => twoHundredKills(join(folder, 'kills')),
  () => compareLongVersions(),
  () => taskPane(join(folder, 'pane'), port),
  ...wordImport(join(folder, 'word')),
];

await buildClient({ ifStale: true });
const figures: Figure[] = [];
for (const bench of benches) {
  for (const figure of [await bench()].flat()) {
    figures.push(figure);
    if (asJson) continue;
    const { name, value, unit, reference, ratio, goal, ok } = figure;
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name}: ${value} ${unit} (${reference}); ratio ${ratio}; goal ${goal}`);
  }
}
if (asJson) console.log(JSON.stringify(figures));
rmSync(folder, { recursive: true, force: true });
process.exit(0);
