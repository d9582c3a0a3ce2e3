import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '#server/config/settings.ts';
import { failToStart } from '#server/fail-to-start.ts';
import { readSchemas } from './package-app/check-schema.ts';
import { makePackages } from './package-app/make-packages.ts';
import { readSources } from './package-app/sources.ts';

/** Makes what an admin uploads, from the same settings that the product runs with. */
const folder = 'dist/package';

try {
  const settings = readSettings(process.env);
  const { packages, faults } = makePackages(readSources('.'), readSchemas('.'), settings);
  if (packages) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'countersign.zip'), packages.app);
    writeFileSync(join(folder, 'outlook-manifest.xml'), packages.outlook);
    console.log(`${folder}/countersign.zip for Teams, new Outlook and Outlook on the web`);
    console.log(`${folder}/outlook-manifest.xml for Outlook on Mac and on phones`);
  } else {
    console.error('No package was made. Put this right and run it again:');
    for (const { what, fix } of faults) console.error(`  ${what}\n    ${fix}`);
    process.exitCode = 1;
  }
} catch (error) {
  failToStart(error);
}
