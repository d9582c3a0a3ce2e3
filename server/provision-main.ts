import { readSettings, SettingsError } from './config/settings.ts';
import { provision } from './provision.ts';

try {
  await provision(readSettings(process.env));
  console.log('The lists Attestations and Compliance are ready.');
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}
