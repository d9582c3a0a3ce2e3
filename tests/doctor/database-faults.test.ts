import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { backupFile } from '#server/store/backup/backup-folder.ts';
import { ask, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, freePort, type World } from '#tests/support/world.ts';
import { connectionOf, expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const admin = await world.as(
    (await world.control.people()).find(({ roles }) => roles.includes('Policy.Manage'))?.userPrincipalName ?? '',
  );
  const version = await publishModel(admin, 'code-of-conduct');
  await ask(world, admin, [version.id], ['Senior leaders']);
});
afterAll(() => world.close());

/** Statements that break something, and those that put it right. */
const bySql =
  (harm: readonly string[], cure: readonly string[]): Fault['plant'] =>
  async ({ database }) => {
    for (const statement of harm) await database.query(statement);
    return {
      undo: async () => {
        for (const statement of cure) await database.query(statement);
      },
    };
  };

const database = async (one: World, statement: string) => {
  const { rows } = await one.database.query<{ name: string }>('select current_database() as name');
  await one.database.query(statement.replace('NAME', rows[0]?.name ?? ''));
};
const byDatabase =
  (harm: string, cure: string): Fault['plant'] =>
  async (one) => {
    await database(one, harm);
    return { undo: () => database(one, cure) };
  };

const otherDatabase =
  (template: string): Fault['plant'] =>
  async () => {
    const server = inject('postgres');
    const name = `d${randomUUID().replaceAll('-', '')}`;
    const onServer = async (statement: string) => {
      const admin = new pg.Client({ ...server, database: 'postgres' });
      await admin.connect();
      await admin.query(statement);
      await admin.end();
    };
    await onServer(`create database ${name} template ${template}`);
    return {
      database: { ...server, database: name },
      undo: () => onServer(`drop database ${name} with (force)`),
    };
  };

const unguarded = (harm: string): readonly string[] => [
  'alter table ledger disable trigger ledger_stays',
  harm,
  'alter table ledger enable trigger ledger_stays',
];
const anyRequest = '(select min(id::text)::uuid from request)';

const faults: readonly Fault[] = [
  {
    name: 'a server that is not there',
    found: 'database',
    wrong: /Nothing listens there/,
    fix: /Start PostgreSQL|DATA_DIR/,
    plant: async () => ({ database: { host: 'localhost', port: await freePort(), user: 'x', database: 'x' } }),
  },
  {
    name: 'a database that is not there',
    found: 'database',
    wrong: /no database of that name/,
    fix: /DATABASE_URL/,
    plant: (one) => ({
      database: { ...connectionOf(one), database: 'elsewhere' },
      settings: { databaseUrl: 'postgres://x' },
    }),
  },
  {
    name: 'a database that is empty',
    found: 'database.migrated',
    wrong: /never started/,
    fix: /Start the product once/,
    plant: otherDatabase('template1'),
  },
  {
    name: 'tables of an older version',
    found: 'database.migrated',
    wrong: /older than this program/,
    fix: /Restart/,
    plant: bySql(
      ['update drizzle.__drizzle_migrations set created_at = created_at - 1'],
      ['update drizzle.__drizzle_migrations set created_at = created_at + 1'],
    ),
  },
  {
    name: 'tables of a newer version',
    found: 'database.migrated',
    wrong: /newer than this program/,
    fix: /Install the newer version/,
    plant: bySql(
      ["insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)"],
      ["delete from drizzle.__drizzle_migrations where hash = 'later'"],
    ),
  },
  {
    name: 'a backup of last week',
    found: 'database.backup',
    outcome: 'warning',
    wrong: /newest backup in .* was made 2/,
    fix: /npm run backup/,
    plant: () => {
      const backupDir = mkdtempSync(join(tmpdir(), 'countersign-backup-'));
      writeFileSync(backupFile(backupDir, new Date(Date.now() - 7 * 86_400_000)), '');
      return { settings: { backupDir }, undo: async () => rmSync(backupDir, { recursive: true }) };
    },
  },
  {
    name: 'synchronous_commit off for the one database',
    found: 'database.durability',
    wrong: /^synchronous_commit is off/,
    fix: /no ALTER DATABASE/,
    plant: byDatabase(
      'alter database NAME set synchronous_commit = off',
      'alter database NAME reset synchronous_commit',
    ),
  },
  {
    name: 'a database with few connections',
    found: 'database.connections',
    outcome: 'warning',
    wrong: /more connections/,
    fix: /CONNECTION LIMIT -1/,
    plant: byDatabase('alter database NAME connection limit 1', 'alter database NAME connection limit -1'),
  },
  {
    name: 'acceptances that can be changed',
    found: 'database.guards',
    wrong: /attestation_stays/,
    fix: /ENABLE TRIGGER/,
    plant: bySql(
      ['alter table attestation disable trigger attestation_stays'],
      ['alter table attestation enable trigger attestation_stays'],
    ),
  },
  {
    name: 'a ledger entry that says something else',
    found: 'database.ledger',
    wrong: /Entry 2 of the ledger/,
    fix: /Restore the database from a backup/,
    plant: bySql(
      unguarded(`update ledger set payload = payload || '{"x": 1}' where number = 2`),
      unguarded(`update ledger set payload = payload - 'x' where number = 2`),
    ),
  },
  {
    name: 'a ledger whose end was cut off',
    found: 'database.ledger',
    wrong: /Entry \d+ of the ledger/,
    fix: /rebuild-database/,
    plant: bySql(['update ledger_head set number = number + 1'], ['update ledger_head set number = number - 1']),
  },
  {
    name: 'a database that nobody works on',
    found: 'queue.workers',
    wrong: /No process/,
    fix: /ROLE=worker/,
    plant: otherDatabase('world'),
  },
  {
    name: 'a row of the register that was given up',
    found: 'queue.given-up',
    wrong: /1 rows of Attestations.*the list is full/,
    fix: /Needs attention/,
    plant: bySql(
      [
        `insert into outbox (kind, request_id, created_at, dead_at, last_error)
          values ('attestation-row', ${anyRequest}, now(), now(), 'the list is full')`,
      ],
      ["delete from outbox where last_error = 'the list is full'"],
    ),
  },
  {
    name: 'a receipt that was given up',
    found: 'queue.given-up',
    goesOn: true,
    wrong: /1 cards/,
    fix: /Needs attention/,
    plant: bySql(
      [
        `insert into outbox (kind, request_id, created_at, dead_at, last_error)
          values ('card', ${anyRequest}, now(), now(), 'the chat is gone')`,
      ],
      ["delete from outbox where last_error = 'the chat is gone'"],
    ),
  },
  {
    name: 'rows that wait for hours',
    found: 'queue.register',
    wrong: /1 rows or receipts wait; the oldest for 180 minutes \(busy\)/,
    fix: /log of the process/,
    plant: bySql(
      [
        "update outbox set done_at = done_at - interval '3 hours'",
        `insert into outbox (kind, request_id, created_at, not_before, last_error)
          values ('compliance-row', ${anyRequest}, now() - interval '3 hours', now() + interval '1 day', 'busy')`,
      ],
      ["delete from outbox where last_error = 'busy'"],
    ),
  },
  {
    name: 'messages that wait for hours',
    found: 'queue.messages',
    wrong: /1 messages wait; the oldest for 180 minutes/,
    fix: /ROLE worker/,
    plant: bySql(
      [
        `update delivery set state = 'queued', queued_at = now() - interval '3 hours', not_before = now() + interval '1 day'
          where id = (select min(id) from delivery)`,
      ],
      ["update delivery set state = 'sent', not_before = null where state = 'queued'"],
    ),
  },
];

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('nothing is left of any of them', () => expectHealth(world));
