import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { environmentOf } from '#tests/support/environment.ts';
import { startOfTerm } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let folder: string;
beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  folder = mkdtempSync(join(tmpdir(), 'countersign-backup-'));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

function start(): { readonly ended: Promise<number | null>; kill(): void } {
  const env = { ...environmentOf(world), PATH: process.env['PATH'] ?? '', BACKUP_DIR: folder };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/backup-main.ts'], { env, stdio: 'ignore' });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { ended, kill: () => void child.kill('SIGKILL') };
}

test('a backup that is killed while it writes leaves nothing that is taken for one', async () => {
  // Large enough that writing takes a while, and hard to compress.
  await world.database.query(`insert into register_drift (at, list, item_id, what)
    select now(), 'compliance', string_agg(md5(random()::text || part), ''), 'edited'
    from generate_series(1, 40) part, generate_series(1, 40000) notice group by notice`);
  const killed = start();
  await until(async () => readdirSync(folder).length > 0);
  killed.kill();
  await killed.ended;
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.backup\.part$/)]);
  expect(await start().ended).toBe(0);
  expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toHaveLength(1);
});
