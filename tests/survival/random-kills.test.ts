import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomKills } from './random-kills.ts';

/** A dozen of the kills that `npm run bench` does two hundred of. */
test('web, workers and PostgreSQL killed at random: nothing confirmed is lost, no row twice, no card twice unsaid', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-kills-'));
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(folder, 0o755);
  const report = await randomKills({ folder, kills: 12, seed: 7 });
  rmSync(folder, { recursive: true, force: true });
  expect(report).toMatchObject({
    confirmedAndLost: 0,
    rowsTwice: 0,
    rowsMissing: 0,
    neverDelivered: 0,
    sentAndMissing: 0,
    cardsTwiceUnsaid: 0,
    firstFaultInLedger: null,
    endedByThemselves: 0,
  });
  expect(report.confirmed).toBeGreaterThan(10);
}, 240_000);
