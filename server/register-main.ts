import { Failure } from '#src/domain/failure.ts';
import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { createLogger } from './log/logger.ts';
import { registerCommands, runRegister } from './register.ts';
import { startPrivatePostgres } from './store/private-postgres.ts';
import { startedByUs } from './store/started-by-us.ts';

const usage = `Usage: npm run register -- ${registerCommands.join('|')}
  verify            compares both lists with the database and the ledger
  repair            writes what differs and removes what stands twice
  rebuild-list      fills lists that were lost or emptied; run "npm run provision" first
  rebuild-database  fills an empty database from the lists and the library
  catch-up          adds to a database restored from a backup what came later; before the product starts on it`;

try {
  const command = registerCommands.find((one) => one === process.argv[2]);
  if (!command || process.argv.length > 3) throw new Error(usage);
  const settings = readSettings(process.env);
  const postgres = settings.databaseUrl === null ? await startPrivatePostgres(settings.dataDir, settings.pgBin) : null;
  const database = postgres ? postgres.connection : { connectionString: settings.databaseUrl ?? '' };
  const isOurs = postgres !== null && (await startedByUs(database));
  const isRight = await runRegister(command, settings, database, {
    now: () => new Date(),
    log: createLogger('silent'),
    say: (line) => process.stdout.write(`${cleared()}${line}\n`),
    progress: (line) => void (process.stdout.isTTY && process.stdout.write(`${cleared()}${line}`)),
  });
  if (isOurs) await postgres?.stop();
  process.exit(isRight ? 0 : 1);
} catch (error) {
  if (error instanceof Failure) failToStart([error.message, ...error.details].join('\n'));
  failToStart(error instanceof Error && error.message === usage ? usage : error);
}

function cleared(): string {
  return process.stdout.isTTY ? '\r\x1b[K' : '';
}
