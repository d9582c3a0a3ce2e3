import { backUp, rehearse, restoreBackup } from './backup.ts';
import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { startPrivatePostgres } from './store/private-postgres.ts';
import { startedByUs } from './store/started-by-us.ts';

const usage = `Usage: npm run backup [-- rehearse [FILE] | restore FILE]
                 writes a backup; the product may go on running
  rehearse       restores the newest backup, or FILE, beside the database, proves it and drops it again
  restore FILE   puts a backup into an empty database`;

try {
  const [command, file = null, ...more] = process.argv.slice(2);
  const isAsked = command === undefined || command === 'rehearse' || (command === 'restore' && file !== null);
  if (!isAsked || more.length > 0) throw new Error(usage);
  const settings = readSettings(process.env);
  const postgres = settings.databaseUrl === null ? await startPrivatePostgres(settings.dataDir, settings.pgBin) : null;
  const database = postgres ? postgres.connection : { connectionString: settings.databaseUrl ?? '' };
  const isOurs = postgres !== null && (await startedByUs(database));
  const deps = {
    settings,
    database,
    now: () => new Date(),
    say: (line: string) => void process.stdout.write(`${line}\n`),
  };
  let isRight = true;
  try {
    if (command === undefined) await backUp(deps);
    else if (command === 'rehearse') isRight = await rehearse(deps, file);
    else await restoreBackup(deps, file ?? '');
  } finally {
    if (isOurs) await postgres?.stop();
  }
  process.exit(isRight ? 0 : 1);
} catch (error) {
  // What went wrong is said in the sentence; where in the program it happened helps nobody here.
  failToStart(error instanceof Error && error.name !== 'SettingsError' ? error.message : error);
}
