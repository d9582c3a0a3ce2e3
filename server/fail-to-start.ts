import { Failure } from '#src/domain/failure.ts';
import { SettingsError } from './config/settings.ts';

/** Ends the process with what went wrong at start and what to do, without a stack where a sentence says it. */
export function failToStart(error: unknown): never {
  process.stderr.write(`${explained(error)}\n`);
  process.exit(1);
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SettingsError) return error.message;
  if (error instanceof Failure) return [error.message, ...error.details].join('\n');
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${error.port} is taken by another program. Stop that program, or set PORT or TENANT_PORT to another number.`;
  }
  return error.stack ?? error.message;
}
