import { keptBackups } from '#server/store/backup/backup-folder.ts';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import { type MigrationState, migrationState } from '#server/store/migration-state.ts';
import { type Check, ok, skipped, stopping, type Trouble, warning } from './check.ts';

const unkept = 'An acceptance that a person was told is recorded could be lost when the power fails.';

/** What an acceptance rests on: https://www.postgresql.org/docs/current/runtime-config-wal.html */
const durable: readonly { readonly name: string; readonly bad: readonly string[] }[] = [
  { name: 'fsync', bad: ['off'] },
  { name: 'synchronous_commit', bad: ['off'] },
  { name: 'full_page_writes', bad: ['off'] },
];

/** The triggers by which nothing that proves an acceptance is changed or deleted, however old it is. */
const guards: readonly string[] = [
  'published_version_stays',
  'ending_stays',
  'attestation_stays',
  'ledger_stays',
  'ledger_is_not_emptied',
];

/** Enough for people and workers who have not connected yet; a process takes up to 28, one by one. */
const fewConnections = 10;
/** A nightly backup may fail once and be made good. */
const oldestBackupMs = 2 * 24 * 60 * 60 * 1_000;
const wholeLedgerMs = 120_000;

/** The database: there, current, safe against loss and tampering. */
export const databaseChecks: readonly Check[] = [
  {
    id: 'database',
    looksAt: 'the database can be reached',
    needs: ['settings'],
    run: async ({ pool, settings }) => {
      try {
        const { rows } = await (await pool()).query<{ version: string }>('show server_version');
        return ok(`PostgreSQL ${rows[0]?.version ?? ''}`);
      } catch (error) {
        return stopping(unreachable(error, settings.databaseUrl === null));
      }
    },
  },
  {
    id: 'database.migrated',
    looksAt: 'its tables are those that this program expects',
    needs: ['database'],
    run: async ({ db }) => {
      const state = await migrationState(await db());
      return state === 'current' ? ok('they are') : stopping(migrationTrouble(state));
    },
  },
  {
    id: 'database.durability',
    looksAt: 'what it says is stored is on disk',
    needs: ['database'],
    run: async ({ pool }) => {
      const connected = await pool();
      const { rows } = await connected.query<{ name: string; setting: string }>(
        'select name, setting from pg_settings where name = any($1)',
        [durable.map(({ name }) => name)],
      );
      const wrong = rows.filter((row) =>
        durable.some(({ name, bad }) => name === row.name && bad.includes(row.setting)),
      );
      if (wrong.length === 0) return ok(durable.map(({ name }) => name).join(', '));
      const names = wrong.map(({ name }) => name);
      return stopping({
        wrong: `${names.map((name) => `${name} is off`).join(', ')}.`,
        means: unkept,
        fix: `In psql: ${names.map((name) => `ALTER SYSTEM RESET ${name};`).join(' ')} SELECT pg_reload_conf(); and see that no ALTER DATABASE or ALTER ROLE sets them.`,
      });
    },
  },
  {
    id: 'database.connections',
    looksAt: 'it has connections to spare',
    needs: ['database'],
    run: async ({ pool }) => {
      const { rows } = await (await pool()).query<{ free: number }>(`
        select least(
          current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
            - (select count(*) from pg_stat_activity where backend_type = 'client backend'),
          (select case when datconnlimit < 0 then 1000000 else datconnlimit
              - (select count(*) from pg_stat_activity where datname = current_database()) end
            from pg_database where datname = current_database()))::int as free`);
      const free = rows[0]?.free ?? 0;
      if (free >= fewConnections) return ok(free > 10_000 ? 'unlimited' : `${free}`);
      return warning({
        wrong: `${Math.max(free, 0)} more connections are let in; one process alone may take 28.`,
        means: 'At the next restart or on a busy morning people would be told to try again.',
        fix: 'Raise max_connections (or the limit of this database: ALTER DATABASE … CONNECTION LIMIT -1), or stop what else holds connections.',
      });
    },
  },
  {
    id: 'database.guards',
    looksAt: 'nothing that proves an acceptance can be changed or deleted, at any age',
    needs: ['database.migrated'],
    run: async ({ pool }) => {
      const { rows } = await (await pool()).query<{ tgname: string }>(
        "select tgname from pg_trigger where tgenabled in ('O', 'A') and tgname = any($1)",
        [guards],
      );
      const gone = guards.filter((name) => !rows.some(({ tgname }) => tgname === name));
      if (gone.length === 0) return ok('it is kept for good; the product deletes nothing by itself');
      return stopping({
        wrong: `The triggers ${gone.join(', ')} are switched off or gone.`,
        means: 'Published words, acceptances or the ledger could be altered, and would prove nothing.',
        fix: `In psql: ALTER TABLE … ENABLE TRIGGER … for each. A trigger that is gone comes back with the database’s backup. Then run "npm run register -- verify".`,
      });
    },
  },
  {
    id: 'database.ledger',
    looksAt: 'the ledger is as it was written, from the first entry to the last',
    needs: ['database.migrated'],
    within: wholeLedgerMs,
    run: async ({ db }) => {
      const fault = await firstFaultInLedger(await db());
      if (fault === null) return ok('every entry fits');
      return stopping({
        wrong: `Entry ${fault} of the ledger is not as it was written.`,
        means: 'Acceptances from there on cannot be proved by this database.',
        fix: 'Restore the database from a backup made before (docs/operations/backup.md), or fill an empty one with "npm run register -- rebuild-database". Keep this one for whoever looks into it.',
      });
    },
  },
  {
    id: 'database.backup',
    looksAt: 'a backup was made within two days',
    needs: ['settings'],
    run: async ({ settings, now }) => {
      if (settings.backupDir === null) return skipped('BACKUP_DIR is not set, so that backups are made elsewhere');
      const [newest] = await keptBackups(settings.backupDir);
      if (newest && now().getTime() - newest.at.getTime() <= oldestBackupMs) return ok(newest.at.toISOString());
      return warning({
        wrong: newest
          ? `The newest backup in ${settings.backupDir} was made ${newest.at.toISOString()}.`
          : `There is no backup in ${settings.backupDir}.`,
        means: 'If the database is lost, drafts, settings and reasons since then are lost with it.',
        fix: 'Run "npm run backup" and see what it says; then see why the task that runs it each night did not.',
      });
    },
  },
];

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and the system's own codes. */
const causes: Readonly<Record<string, { readonly wrong: string; readonly fix: string }>> = {
  ECONNREFUSED: { wrong: 'Nothing listens there.', fix: 'Start PostgreSQL, or correct host and port in DATABASE_URL.' },
  ENOENT: { wrong: 'Nothing listens there.', fix: 'Start PostgreSQL, or correct the host in DATABASE_URL.' },
  ENOTFOUND: { wrong: 'The DNS does not know its host.', fix: 'Correct the host in DATABASE_URL.' },
  ETIMEDOUT: { wrong: 'It does not answer.', fix: 'Let this machine through the firewall of the database server.' },
  '28P01': { wrong: 'It refuses the password.', fix: 'Correct user and password in DATABASE_URL.' },
  '28000': { wrong: 'It refuses the user.', fix: 'Correct the user in DATABASE_URL, or let it in (pg_hba.conf).' },
  '3D000': {
    wrong: 'The server has no database of that name.',
    fix: 'Make it (CREATE DATABASE), or correct the name at the end of DATABASE_URL.',
  },
  '53300': { wrong: 'It has no connection left.', fix: 'Raise max_connections, or stop what else holds connections.' },
  '57P03': { wrong: 'It is starting or stopping.', fix: 'Wait a minute and run "npm run doctor" again.' },
};

function unreachable(error: unknown, isPrivate: boolean): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = causes[code];
  const said = error instanceof Error ? error.message : String(error);
  return {
    wrong: `The database cannot be reached. ${known ? known.wrong : said}`,
    means: 'Nothing can be asked, accepted or looked up.',
    fix: isPrivate
      ? 'See that DATA_DIR is the folder the product runs with and can be written, or set DATABASE_URL.'
      : (known?.fix ?? 'Put the cause right, or correct DATABASE_URL.'),
  };
}

function migrationTrouble(state: Exclude<MigrationState, 'current'>): Trouble {
  switch (state) {
    case 'none':
      return {
        wrong: 'The database is empty: the product never started on it.',
        means: 'Nothing can be asked or accepted yet.',
        fix: 'Start the product once, which makes the tables. If it ran before, DATABASE_URL or DATA_DIR leads to another database.',
      };
    case 'behind':
      return {
        wrong: 'The tables are older than this program.',
        means: 'The product that runs is an older one; this one would fail on these tables.',
        fix: 'Restart the product with this version: it brings the tables up to date before it does anything else.',
      };
    case 'ahead':
      return {
        wrong: 'The tables are newer than this program.',
        means: 'A newer version ran here; this one may write what that one does not understand.',
        fix: 'Install the newer version again, or restore the database from the backup made before it.',
      };
  }
}
