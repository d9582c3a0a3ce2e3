import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BackupDeps, backUp, rehearse, restoreBackup } from '#server/backup.ts';
import { emptyDatabase, openRegisterSchool, type RegisterSchool } from '#tests/support/register-school.ts';
import { startOfTerm } from '#tests/support/school.ts';

let school: RegisterSchool;
let folder: string;
let said: string[];
beforeEach(async () => {
  school = await openRegisterSchool(startOfTerm, 2);
  folder = mkdtempSync(join(tmpdir(), 'countersign-backup-'));
  said = [];
});
afterEach(async () => {
  await school.world.close();
  rmSync(folder, { recursive: true });
});

const deps = (change: Partial<BackupDeps['settings']> = {}): BackupDeps => ({
  settings: { ...school.world.settings, backupDir: folder, ...change },
  database: school.connection,
  now: school.world.now,
  say: (line) => void said.push(line),
});

/** Every row of every table of the product, as text. */
async function everything(connection: pg.ClientConfig): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new pg.Client(connection);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  await client.end();
  return found;
}

test('a backup puts back every row as it was, and what keeps them from being changed', async () => {
  // Characters that end a line elsewhere.
  await school.world.database.query("update campaign set message = E'one\\u2028two\\u2029\\nthree\\r\\nfour'");
  const file = await backUp(deps());
  const fresh = await emptyDatabase('template0');
  const again = await emptyDatabase('template0');
  try {
    await restoreBackup({ ...deps(), database: fresh.connection }, file);
    const restored = await everything(fresh.connection);
    expect([...restored.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(15);
    const running = await everything(school.connection);
    // What moves by itself while the product runs.
    for (const [table, rows] of restored)
      if (!['budget', 'campaign', 'register_watch'].includes(table))
        expect([table, rows]).toEqual([table, running.get(table)]);
    const second = await backUp({ ...deps(), database: fresh.connection, now: () => new Date() });
    await restoreBackup({ ...deps(), database: again.connection }, second);
    expect(await everything(again.connection)).toEqual(restored);
    const client = new pg.Client(fresh.connection);
    await client.connect();
    await expect(client.query('update ledger set kind = kind')).rejects.toThrow('never change');
    // The next row follows the last.
    const next = await client.query(
      "insert into outbox (kind, request_id, created_at) select 'card', id, now() from request limit 1 returning id",
    );
    const last = await school.world.database.query('select max(id) as id from outbox');
    expect(Number(next.rows[0].id)).toBeGreaterThan(Number(last.rows[0].id));
    await client.end();
    await expect(restoreBackup({ ...deps(), database: fresh.connection }, file)).rejects.toThrow(
      /holds something already.*Make a new database/,
    );
  } finally {
    await fresh.drop();
    await again.drop();
  }
});

test('a rehearsal restores the newest backup beside the database, proves it and leaves nothing', async () => {
  const file = await backUp(deps());
  expect(await rehearse(deps(), null)).toBe(true);
  expect(said.join('\n')).toContain(`Rehearsing with ${file}`);
  expect(said.join('\n')).toMatch(/2 attestations, each with its ledger entry and the words that were accepted/);
  expect(said.join('\n')).toMatch(/the newest acceptance in it came less than an hour ago/);
  expect(said.join('\n')).toMatch(/Attestations: 2 rows, each as the backup has it\./);
  const { database = '' } = school.world.database.options;
  const scratch = await school.world.database.query('select 1 from pg_database where datname = $1', [
    `${database}_rehearsal`,
  ]);
  expect(scratch.rowCount).toBe(0);
});

test('a rehearsal needs no SharePoint, and says that it compared nothing', async () => {
  await backUp(deps());
  expect(await rehearse(deps({ graphUrl: 'http://127.0.0.1:9' }), null)).toBe(true);
  expect(said.join('\n')).toContain('SharePoint cannot be reached, so the lists were not compared');
});

const unguarded = (table: string, harm: string): readonly string[] => [
  `alter table ${table} disable trigger user`,
  harm,
  `alter table ${table} enable trigger user`,
];

test.each([
  ['the ledger', unguarded('ledger', "update ledger set at = at || ' ' where number = 2"), /Entry 2 of the ledger/],
  [
    'what was signed',
    unguarded('attestation', `update attestation set words = jsonb_set(words, '{fields}', '["Somebody else"]')`),
    /what was signed is not what the ledger says/,
  ],
  [
    'the published words',
    unguarded('policy_version', "update policy_version set canonical = replace(canonical, 'will', 'may')"),
    /The words of policy version .* are not as they were published/,
  ],
])('a rehearsal finds that %s had been changed before the backup', async (_what, harm, fault) => {
  for (const statement of harm) await school.world.database.query(statement);
  await backUp(deps());
  expect(await rehearse(deps(), null)).toBe(false);
  expect(said.join('\n')).toMatch(fault);
});

/** Ten bytes, of which most say nothing of what is packed: https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
const gzipHeader = 10;

test('a file with one byte changed, or cut off anywhere, is found before anything is restored', async () => {
  const file = await backUp(deps());
  const whole = readFileSync(file);
  const fresh = await emptyDatabase('template0');
  try {
    const damaged = async (bytes: Buffer): Promise<void> => {
      writeFileSync(file, bytes);
      await expect(restoreBackup({ ...deps(), database: fresh.connection }, file)).rejects.toThrow(
        /is no whole backup/,
      );
      expect((await everything(fresh.connection)).size).toBe(0);
    };
    for (const share of [0.001, 0.3, 0.6, 0.999]) {
      const bytes = Buffer.from(whole);
      const at = gzipHeader + Math.floor((bytes.length - gzipHeader) * share);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await damaged(bytes);
    }
    for (const share of [0, 0.5, 0.9999]) await damaged(whole.subarray(0, Math.floor(whole.length * share)));
    truncateSync(file, whole.length - 1);
    await expect(rehearse(deps(), file)).rejects.toThrow(/is no whole backup/);
  } finally {
    await fresh.drop();
  }
});

test('the newest stay, and nothing else in the folder is touched', async () => {
  writeFileSync(join(folder, 'countersign-20200101T000000Z.backup'), 'old');
  writeFileSync(join(folder, 'notes.txt'), 'ours');
  const first = await backUp(deps({ backupsKept: 2 }));
  await school.world.control.setClock('2026-11-24T08:00:00Z');
  const second = await backUp(deps({ backupsKept: 2 }));
  expect(readdirSync(folder).sort()).toEqual(
    [first, second]
      .map((file) => file.slice(folder.length + 1))
      .concat('notes.txt')
      .sort(),
  );
});
