import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { randomKills } from '#tests/survival/random-kills.ts';
import { type Figure, rounded } from './figure.ts';

const kills = 200;

/** What two hundred random kills cost: whatever is confirmed must stand, and a card may come twice only where it is said. */
export async function twoHundredKills(folder: string): Promise<Figure> {
  // Beside the real build, where packages are found; the bundle starts faster than the sources.
  const bundle = `dist/bench-${randomUUID()}`;
  await build({ configFile: 'vite.server.config.ts', logLevel: 'error', build: { outDir: bundle } });
  const seed = Date.now() % 1_000_000;
  const report = await randomKills({ folder, kills, seed, program: [join(bundle, 'main.js')] });
  rmSync(bundle, { recursive: true, force: true });
  const faults =
    report.confirmedAndLost +
    report.rowsTwice +
    report.rowsMissing +
    report.neverDelivered +
    report.sentAndMissing +
    report.cardsTwiceUnsaid +
    report.endedByThemselves +
    (report.firstFaultInLedger === null ? 0 : 1);
  const { web, worker, postgres } = report.kills;
  return {
    name: `lost, doubled or given up after ${kills} kills (web ${web}, worker ${worker}, PostgreSQL ${postgres}; seed ${seed})`,
    value: faults,
    unit: `of ${report.confirmed} confirmed acceptances and ${report.requests} requests; ${report.cardsTwiceAndSaid} cards twice, each of them said`,
    reference: report.cardsTwiceAndSaid,
    ratio: rounded(report.cardsTwiceAndSaid / Math.max(1, report.requests), 4),
    goal: '0 lost, 0 rows twice, no card twice that is not said, no process that gives up',
    ok: faults === 0,
  };
}
