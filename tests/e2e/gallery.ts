import { startVitest } from 'vitest/node';

/** Hangs a picture of every screen and card that the tests look at, in three themes and three widths, into a folder. */
const folder = process.argv[2] ?? 'data/gallery';
process.env['GALLERY'] = folder;
const looking = ['tests/e2e/accessibility', 'tests/e2e/cards', 'tests/e2e/journeys/versions'];
await startVitest('test', looking, { watch: false });
process.stdout.write(`The pictures hang in ${folder}\n`);
