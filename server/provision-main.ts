import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { provision } from './provision.ts';

try {
  await provision(readSettings(process.env));
  console.log('The lists Attestations and Compliance are ready.');
} catch (error) {
  failToStart(error);
}
