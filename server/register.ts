import type pg from 'pg';
import { createCredentials } from './adapters/credentials.ts';
import { createGraph } from './adapters/graph/client.ts';
import { publishedLimits } from './adapters/limits.ts';
import { createOriginals } from './adapters/sharepoint/originals.ts';
import { createRegister } from './adapters/sharepoint/register.ts';
import type { Settings } from './config/settings.ts';
import type { Logger } from './log/logger.ts';
import { type CaughtUp, catchUp } from './services/register-catch-up.ts';
import { listNames } from './services/register-listed.ts';
import { type Rebuilt, rebuildDatabase } from './services/register-rebuild.ts';
import { type RepairDeps, repairRegister } from './services/register-repair.ts';
import { describeFaults, isWhole, kindOfFault, type Verified, verifyRegister } from './services/register-verify.ts';
import { createBudgets } from './store/budgets.ts';
import { openStore } from './store/open-store.ts';

export const registerCommands = ['verify', 'repair', 'rebuild-list', 'rebuild-database', 'catch-up'] as const;
export type RegisterCommand = (typeof registerCommands)[number];

/** What a backup knows and may have changed after it. */
const notCaughtUp = [
  'drafts, questions, why somebody declined, exemptions of people who were asked for nothing, settings',
  'messages of campaigns, and that one was paused, closed or recalled after it',
  'acceptances that were taken back after it stand again',
  'messages and reminders that were sent after it: what waited then is sent again, marked as possibly twice',
] as const;

/** What the command takes from outside beside its settings. */
export type Terminal = {
  readonly now: () => Date;
  readonly log: Logger;
  readonly say: (line: string) => void;
  /** Overwrites itself, where the terminal can. */
  readonly progress: (line: string) => void;
};

const mostShown = 20;

/** What an admin has to see to anew. */
const lost = [
  'drafts, and what was left out or asked of a published version when it was read',
  'campaigns that asked nobody yet; the messages, reminder days and history of the others',
  'exemptions of people who were asked for nothing',
  'which messages and reminders were sent; nobody is sent a first message again',
  'the school’s own settings, such as term dates and what is sent how',
] as const;

/** Proves or restores the register. True where nothing differs in the end. The product may go on running meanwhile. */
export async function runRegister(
  command: RegisterCommand,
  settings: Settings,
  database: pg.PoolConfig,
  terminal: Terminal,
): Promise<boolean> {
  const { now, log, say, progress } = terminal;
  const { db, close } = await openStore(database, () => undefined);
  const budgets = createBudgets(db, publishedLimits(settings.licences), { scale: settings.limitsScale });
  try {
    const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
    const graph = createGraph(settings, createCredentials(settings).appToken, sleep);
    const register = createRegister(settings, graph, budgets);
    const deps: RepairDeps = { db, now, register, log, sleep };
    switch (command) {
      case 'verify':
        return await verify(deps, terminal);
      case 'repair':
      case 'rebuild-list':
        await repair(deps, terminal);
        return await verify(deps, terminal);
      case 'rebuild-database': {
        const originals = createOriginals(settings, graph, budgets);
        const rebuilt = await rebuildDatabase({ db, now, register, originals }, (rows) =>
          progress(`${rows} rows read`),
        );
        sayRebuilt(rebuilt, say);
        return rebuilt.leftOut.length === 0 && rebuilt.unproven.length === 0;
      }
      case 'catch-up': {
        const originals = createOriginals(settings, graph, budgets);
        const caughtUp = await catchUp({ db, now, register, originals }, (rows) => progress(`${rows} rows read`));
        sayCaughtUp(caughtUp, say);
        return caughtUp.leftOut.length === 0;
      }
    }
  } finally {
    budgets.stop();
    await close();
  }
}

async function repair(deps: RepairDeps, { say, progress }: Terminal): Promise<void> {
  const repaired = await repairRegister(deps, {
    read: (list, rows) => progress(`${listNames[list]}: ${rows} rows read`),
    left: (rows) => progress(`${rows} rows still to be written`),
  });
  for (const { list, written, removed, foreign } of repaired) {
    say(
      `${listNames[list]}: ${written} written, ${removed} extra ones removed${foreign > 0 ? `, ${foreign} left alone that belong to no request` : ''}.`,
    );
  }
}

async function verify(deps: RepairDeps, { say, progress }: Terminal): Promise<boolean> {
  const verified = await verifyRegister(deps, (list, rows) => progress(`${listNames[list]}: ${rows} rows read`));
  for (const { list, rows, faults, waiting } of verified.lists) {
    const kinds = ['missing', 'outdated', 'edited', 'wrong-hash', 'doubled', 'foreign'] as const;
    const counts = kinds.map((kind) => [kind, faults.filter((fault) => kindOfFault(fault) === kind).length] as const);
    const told = counts.filter(([, number]) => number > 0).map(([kind, number]) => `${number} ${kind}`);
    const open = waiting > 0 ? `; ${waiting} are being written` : '';
    say(`${listNames[list]}: ${count(rows, 'row')}, ${told.length === 0 ? 'all right' : told.join(', ')}${open}.`);
  }
  await sayFaults(deps, verified, say);
  return isWhole(verified);
}

function sayCaughtUp(
  { versions, requests, attestations, changed, entries, leftOut }: CaughtUp,
  say: Terminal['say'],
): void {
  say(
    `Taken from SharePoint: ${count(versions, 'policy version')}, ${count(requests, 'request')}, ${count(attestations, 'attestation')} and ${count(entries, 'ledger entry', 'ledger entries')} that the backup did not have; ${count(changed, 'request')} brought up to date.`,
  );
  for (const line of leftOut.slice(0, mostShown)) say(`Left out: ${line}`);
  if (leftOut.length > mostShown) say(`… and ${leftOut.length - mostShown} more left out.`);
  for (const line of notCaughtUp) say(`As it was in the backup, since it stands in no list: ${line}.`);
}

/** Every row that claims what nothing proves is named, however many they are: each is about a person. */
function sayRebuilt(rebuilt: Rebuilt, say: Terminal['say']): void {
  const { versions, people, requests, attestations, exemptions, originals } = rebuilt;
  say(
    `Restored ${count(versions, 'policy version')}, ${count(people, 'person', 'people')}, ${count(requests, 'request')}, ${count(attestations, 'attestation')} and ${count(exemptions, 'exemption')}.`,
  );
  say(
    `The ledger has ${count(rebuilt.entries, 'entry', 'entries')} again; ${rebuilt.missingEntries} stood in no row and are missing, and the ledger says so.`,
  );
  if (originals.whole > 0) say(`Of ${count(originals.whole, 'version')} the school’s own file is back to the byte.`);
  if (originals.rewritten > 0) {
    say(
      `Of ${count(originals.rewritten, 'version')} the library’s file is linked again, but SharePoint changed it when it took it in: the file to the byte is lost.`,
    );
  }
  if (originals.missing > 0) say(`Of ${count(originals.missing, 'version')} the library has no file.`);
  for (const line of rebuilt.leftOut.slice(0, mostShown)) say(`Left out: ${line}`);
  if (rebuilt.leftOut.length > mostShown) say(`… and ${rebuilt.leftOut.length - mostShown} more left out.`);
  for (const line of rebuilt.unproven) say(`Not proved: ${line}`);
  if (exemptions > 0)
    say('Exemptions are back with their days; why somebody is exempt stands in no list. Look through them.');
  for (const line of lost) say(`Cannot be restored, as it stands in no list: ${line}.`);
}

async function sayFaults(deps: RepairDeps, verified: Verified, say: Terminal['say']): Promise<void> {
  const all = verified.lists.flatMap(({ list, faults }) => faults.map((fault) => ({ list, fault })));
  for (const line of await describeFaults(deps.db, all.slice(0, mostShown))) say(`  ${line}`);
  if (all.length > mostShown) say(`  … and ${all.length - mostShown} more.`);
  const { ledgerFault, wrongPlaces } = verified;
  if (ledgerFault === null) say('Ledger: all right.');
  else say(`Ledger: entry ${ledgerFault} is not as it was written. Restore the database from a backup.`);
  if (wrongPlaces.length > 0) {
    const some = wrongPlaces.slice(0, mostShown).join(', ');
    say(
      `${count(wrongPlaces.length, 'request')} name another ledger entry than their own: ${some}. Restore the database from a backup.`,
    );
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
