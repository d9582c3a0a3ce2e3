import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '#src/domain/failure.ts';
import { importFile } from './import-file.ts';

const [path] = process.argv.slice(2);
try {
  if (path === undefined) throw new Failure('file-unreadable', 'Name the file to read: npm run -s import -- FILE');
  const { document } = await importFile({ name: basename(path), bytes: await bytesOf(path) });
  console.log(JSON.stringify(document, null, 2));
} catch (error) {
  console.error(
    error instanceof Failure ? error.message : 'The file cannot be read because of a defect in the importer.',
  );
  process.exitCode = 1;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new Failure('file-unreadable', `There is no file at ${file} that can be opened. Check the name.`);
  }
}
