import { readSettings } from './config/settings.ts';
import { failToStart } from './fail-to-start.ts';
import { provision } from './provision.ts';

try {
  const left = await provision(readSettings(process.env));
  console.log('The lists Attestations and Compliance are ready for rows.');
  if (left.length === 0) console.log('Their views, formatting, versions and permissions are as they should be.');
  for (const { list, because, steps } of left) {
    console.log(`\nNot done for ${list}: ${because}\nBy hand instead, as an owner of the site:`);
    for (const step of steps) console.log(`  - ${step}`);
  }
} catch (error) {
  failToStart(error);
}
