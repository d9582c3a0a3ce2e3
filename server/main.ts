import { fileURLToPath } from 'node:url';
import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { createLogger } from './log/logger.ts';
import { run, stopOnSignal } from './run.ts';

try {
  const settings = readSettings(process.env);
  const log = createLogger(settings.logLevel);
  if (settings.credential.kind === 'secret') {
    log.warn('settings.secret-in-use', {
      advice: 'A client secret is meant for trying out: set MANAGED_IDENTITY_CLIENT_ID or a certificate instead.',
    });
  }
  // Beside the bundle in production, in the build folder when the sources run.
  const beside = new URL(import.meta.url.endsWith('.ts') ? '../dist/client' : '../client', import.meta.url);
  const clientFolder = settings.clientDir ?? fileURLToPath(beside);
  const app = await run(settings, { now: () => new Date(), log, clientFolder });
  stopOnSignal(() => app.stop());
} catch (error) {
  failToStart(error);
}
