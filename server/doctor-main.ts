import { existsSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { z } from 'zod';
import { readSettings, type Settings, SettingsError } from './config/settings.ts';
import { printed } from './doctor/print.ts';
import { doesMainJob, examine } from './doctor.ts';
import { failToStart } from './fail-to-start.ts';
import { type PrivatePostgres, startPrivatePostgres } from './store/private-postgres.ts';
import { startedByUs } from './store/started-by-us.ts';

const usage = `Usage: npm run doctor -- [--json]
  Looks at all that the product rests on, changes nothing and sends nothing.
  Ends with 1 where something stops people from being asked or from accepting safely.`;

const started: PrivatePostgres[] = [];

try {
  const options = process.argv.slice(2);
  if (options.some((option) => option !== '--json')) failToStart(usage);
  const settings = settingsOrFaults();
  const findings = await examine(settings, {
    now: () => new Date(),
    openDatabase: () => openDatabase(settings),
    appVersion: productVersion(),
  });
  const works = doesMainJob(findings);
  for (const postgres of started) await postgres.stop();
  const text = options.length > 0 ? JSON.stringify({ works, findings }, null, 2) : printed(findings);
  // A call that still hangs does not keep the command.
  process.stdout.write(`${text}\n`, () => process.exit(works ? 0 : 1));
} catch (error) {
  failToStart(error);
}

function settingsOrFaults(): Settings | SettingsError {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

/** The private PostgreSQL is stopped again only where it was not running before: then it is not the product's. */
async function openDatabase(settings: Settings | SettingsError): Promise<pg.PoolConfig> {
  if (settings instanceof SettingsError) throw settings;
  if (settings.databaseUrl !== null) return { connectionString: settings.databaseUrl };
  const postgres = await startPrivatePostgres(settings.dataDir, settings.pgBin);
  if (await startedByUs(postgres.connection)) started.push(postgres);
  return postgres.connection;
}

/** The app package bears the product's version; a bundle may stand without its package.json. */
function productVersion(): string | null {
  const file = new URL(import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json', import.meta.url);
  if (!existsSync(file)) return null;
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
