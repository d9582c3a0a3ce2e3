import { type Settings, SettingsError } from './config/settings.ts';
import { type Check, type Finding, ok, stopping } from './doctor/check.ts';
import { databaseChecks } from './doctor/database-checks.ts';
import { entraChecks } from './doctor/entra-checks.ts';
import { mailChecks } from './doctor/mail-checks.ts';
import { permissionChecks } from './doctor/permission-checks.ts';
import { publicChecks } from './doctor/public-checks.ts';
import { queueChecks } from './doctor/queue-checks.ts';
import { registerChecks } from './doctor/register-checks.ts';
import { notLookedAt, runChecks } from './doctor/run-checks.ts';
import { type Outside, openScene } from './doctor/scene.ts';
import { settingsChecks } from './doctor/settings-checks.ts';
import { teamsChecks } from './doctor/teams-checks.ts';

const readable: Check = {
  id: 'settings',
  looksAt: 'every setting is there and can be read',
  needs: [],
  run: async () => ok('they can'),
};

const checks: readonly Check[] = [
  readable,
  ...settingsChecks,
  ...databaseChecks,
  ...entraChecks,
  ...permissionChecks,
  ...registerChecks,
  ...teamsChecks,
  ...mailChecks,
  ...publicChecks,
  ...queueChecks,
];

/**
 * Looks at everything the product rests on, changes nothing and sends nothing, and gives one finding for each check in
 * the order they are printed. One cause gives one fault: what cannot be judged because of it waits for it.
 */
export async function examine(settings: Settings | SettingsError, outside: Outside): Promise<readonly Finding[]> {
  if (settings instanceof SettingsError) {
    const fault = stopping({
      wrong: settings.faults.join('; '),
      means: 'The product does not start.',
      fix: 'Correct these environment variables; docs/install.md says where each value comes from.',
    });
    return checks.map((check) =>
      check === readable ? { id: check.id, looksAt: check.looksAt, ...fault } : notLookedAt(check, [readable.id]),
    );
  }
  const scene = openScene(settings, outside);
  try {
    return await runChecks(checks, scene);
  } finally {
    await scene.close();
  }
}

/** Whether people are asked and accept, and their acceptances are safe and get into the register. */
export function doesMainJob(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => finding.outcome === 'fault' && finding.stops);
}
