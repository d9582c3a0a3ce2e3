import { join } from 'node:path';
import type pg from 'pg';
import { createCredentials } from './adapters/credentials.ts';
import { createGraph } from './adapters/graph/client.ts';
import { publishedLimits } from './adapters/limits.ts';
import { createRegister } from './adapters/sharepoint/register.ts';
import type { Settings } from './config/settings.ts';
import { compareList } from './services/register-compare.ts';
import { listNames } from './services/register-listed.ts';
import { registerLists } from './services/register-verify.ts';
import { verifyEvidence } from './services/verify-evidence.ts';
import { backupFile, keptBackups, openBackupFolder, thinOut } from './store/backup/backup-folder.ts';
import { dumpDatabase } from './store/backup/dump-database.ts';
import { loadDatabase } from './store/backup/load-database.ts';
import { withScratchDatabase } from './store/backup/scratch-database.ts';
import { createBudgets } from './store/budgets.ts';
import { type Db, openStore } from './store/open-store.ts';

export type BackupDeps = {
  readonly settings: Settings;
  readonly database: pg.ClientConfig;
  readonly now: () => Date;
  readonly say: (line: string) => void;
};

const mostShown = 20;
const hourMs = 60 * 60 * 1_000;

export function backupFolder({ backupDir, dataDir }: Pick<Settings, 'backupDir' | 'dataDir'>): string {
  return backupDir ?? join(dataDir, 'backups');
}

/** Writes a backup while the product goes on, reads it back, and keeps the newest. Gives its file. */
export async function backUp({ settings, database, now, say }: BackupDeps): Promise<string> {
  const folder = backupFolder(settings);
  const at = now();
  const file = backupFile(folder, at);
  await openBackupFolder(folder);
  const { tables, ledger, newestAcceptance } = await dumpDatabase(database, file, at);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`Backed up ${count(rows, 'row')} of ${count(tables.length, 'table')}, and read them back: ${file}`);
  say(`The ledger ends with entry ${ledger.number}; ${acceptanceIn(newestAcceptance, now())}.`);
  const removed = await thinOut(folder, settings.backupsKept, at);
  if (removed > 0) say(`${count(removed, 'older backup')} removed; the newest ${settings.backupsKept} stay.`);
  return file;
}

/** Puts a backup into an empty database. */
export async function restoreBackup({ database, now, say }: BackupDeps, file: string): Promise<void> {
  const { tables, ledger, newestAcceptance } = await loadDatabase(database, file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`Restored ${count(rows, 'row')} of ${count(tables.length, 'table')}.`);
  say(`The ledger ends with entry ${ledger.number}; ${acceptanceIn(newestAcceptance, now())}.`);
  say('Before you start the product, run "npm run register -- catch-up": it takes from SharePoint what came later.');
}

/**
 * Restores a backup beside the real database, proves it and drops it again. True where it would do. Without a file it
 * takes the newest.
 */
export async function rehearse(deps: BackupDeps, named: string | null): Promise<boolean> {
  const { settings, database, now, say } = deps;
  const file = named ?? (await keptBackups(backupFolder(settings)))[0]?.file;
  if (file === undefined) throw new Error(`No backup in ${backupFolder(settings)}. "npm run backup" makes one.`);
  say(`Rehearsing with ${file}`);
  return withScratchDatabase(database, async (scratch) => {
    const began = performance.now();
    const { at, ledger } = await loadDatabase(scratch, file);
    const { db, close } = await openStore(scratch, () => undefined);
    try {
      say(`Restored in ${count(Math.ceil((performance.now() - began) / 1_000), 'second')}, tables brought up to date.`);
      const { attestations, newestAcceptance, faults } = await verifyEvidence(db);
      for (const fault of faults.slice(0, mostShown)) say(`Fault: ${fault}`);
      if (faults.length > mostShown) say(`… and ${faults.length - mostShown} more faults.`);
      if (faults.length === 0) {
        say(`Ledger: all right, ${count(ledger.number, 'entry', 'entries')}. ${provenIn(attestations)}`);
      }
      say(`Made ${ago(new Date(at), now())}; ${acceptanceIn(newestAcceptance?.toISOString() ?? null, now())}.`);
      await sayListed(deps, db);
      return faults.length === 0;
    } finally {
      await close();
    }
  });
}

/** A list moves on after every backup, so that no difference is a fault of the backup. */
async function sayListed({ settings, now, say }: BackupDeps, db: Db): Promise<void> {
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  // Limits are booked in the scratch database: the running product is not held up by a rehearsal.
  const budgets = createBudgets(db, publishedLimits(settings.licences), { scale: settings.limitsScale });
  try {
    const register = createRegister(
      settings,
      createGraph(settings, createCredentials(settings).appToken, sleep),
      budgets,
    );
    for (const list of registerLists) {
      const { rows, faults } = await compareList({ db, now, register }, list);
      const differing = new Set(
        faults.map((fault) => (fault.what === 'foreign' ? fault.item.itemId : fault.requestId)),
      );
      const newer = faults.filter(({ what }) => what === 'foreign').length;
      say(
        differing.size === 0
          ? `${listNames[list]}: ${count(rows, 'row')}, each as the backup has it.`
          : `${listNames[list]}: ${count(rows, 'row')}; ${newer} the backup does not know and ${differing.size - newer} it has otherwise. After a restore "npm run register -- catch-up" takes in what came later.`,
      );
    }
  } catch {
    say('SharePoint cannot be reached, so the lists were not compared. "npm run doctor" says why.');
  } finally {
    budgets.stop();
  }
}

function provenIn(attestations: number): string {
  return attestations === 0
    ? 'There is no attestation in it yet.'
    : `${count(attestations, 'attestation')}, each with its ledger entry and the words that were accepted.`;
}

function acceptanceIn(moment: string | null, now: Date): string {
  return moment === null ? 'nobody has accepted yet' : `the newest acceptance in it came ${ago(new Date(moment), now)}`;
}

function ago(then: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - then.getTime()) / hourMs);
  if (hours < 1) return 'less than an hour ago';
  return hours < 48 ? `${count(hours, 'hour')} ago` : `${count(Math.floor(hours / 24), 'day')} ago`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
