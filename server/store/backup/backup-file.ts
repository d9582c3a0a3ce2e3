import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/** What the first line of a backup says of the rest. */
const header = z.object({
  countersign: z.literal('backup'),
  v: z.literal(1),
  at: z.iso.datetime(),
  /** When the newest migration was made that the tables had. */
  migration: z.number(),
  /** In the order in which rows can be put back. */
  tables: z.array(z.object({ schema: z.string(), name: z.string(), rows: z.number() })),
  ledger: z.object({ number: z.number(), hash: z.string() }),
  newestAcceptance: z.iso.datetime().nullable(),
});
export type BackupHeader = z.infer<typeof header>;

/** A file that is no whole backup: cut off, changed, or something else. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';

  constructor(file: string, why: string) {
    super(`${file} is no whole backup: ${why} Take another one.`);
  }
}

/** A line that opens a table, and the one that closes the file; rows are objects, so that neither is taken for one. */
const tableMark = z.tuple([z.literal('table'), z.int().min(0)]);
const endMark = z.tuple([z.literal('end'), z.string()]);

export type BackupWriter = {
  table(place: number): Promise<void>;
  /** One row as PostgreSQL writes it in JSON. */
  row(json: string): Promise<void>;
};

/**
 * Writes a backup beside its place, reads it back, and only then gives it its name: whatever is killed in between, no
 * file that bears the name of a backup is half of one.
 */
export async function writeBackupFile(
  file: string,
  head: BackupHeader,
  fill: (writer: BackupWriter) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`;
  const digest = createHash('sha256');
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600 }));
  // What goes wrong on the disk is told by the pipeline, at the latest in the end.
  written.catch(() => undefined);
  const line = async (text: string): Promise<void> => {
    digest.update(`${text}\n`);
    if (!gzip.write(`${text}\n`)) await Promise.race([once(gzip, 'drain'), written]);
  };
  await line(JSON.stringify(head));
  await fill({ table: (place) => line(JSON.stringify(['table', place])), row: line });
  gzip.end(`${JSON.stringify(['end', digest.digest('hex')])}\n`);
  await written;
  await flush(part);
  await readBackup(part);
  await rename(part, file);
  await flush(dirname(file));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

export type RowReader = (place: number, json: string) => Promise<void>;

/**
 * Reads a backup from the first line to the last, a row at a time, and holds it to its own digest and counts. What
 * `onRow` was given counts only once this has ended.
 * @throws DamagedBackup
 */
export async function readBackup(
  file: string,
  onHeader: (head: BackupHeader) => Promise<void> = async () => undefined,
  onRow: RowReader = async () => undefined,
): Promise<BackupHeader> {
  const digest = createHash('sha256');
  let head: BackupHeader | null = null;
  let place = -1;
  let counts: number[] = [];
  let end: string | null = null;
  for await (const line of linesOf(file)) {
    if (end !== null) throw new DamagedBackup(file, 'something follows its end.');
    if (line.startsWith('["end"')) {
      end = endMark.parse(parsed(file, line))[1];
      continue;
    }
    digest.update(`${line}\n`);
    if (head === null) {
      head = readHeader(file, line);
      counts = head.tables.map(() => 0);
      await onHeader(head);
    } else if (line.startsWith('[')) place = tableMark.parse(parsed(file, line))[1];
    else {
      counts[place] = (counts[place] ?? 0) + 1;
      await onRow(place, line);
    }
  }
  if (head === null || end === null) throw new DamagedBackup(file, 'it is cut off.');
  if (digest.digest('hex') !== end) throw new DamagedBackup(file, 'it is not as it was written.');
  const wrong = head.tables.find((table, at) => table.rows !== counts[at]);
  if (wrong) throw new DamagedBackup(file, `not every row of ${wrong.name} is in it.`);
  return head;
}

/** Errors of the disk stay what they are; whatever cannot be unpacked is damaged. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(createGunzip());
  let open: Buffer[] = [];
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(newLine); at >= 0; at = chunk.indexOf(newLine, from)) {
        yield Buffer.concat([...open, chunk.subarray(from, at)]).toString('utf8');
        open = [];
        from = at + 1;
      }
      open.push(chunk.subarray(from));
    }
  } catch (error) {
    throw unpackingFault(file, error);
  }
}

/** No other character ends a line: policies hold some that a library of lines would take for an end. */
const newLine = 0x0a;

/** https://nodejs.org/api/zlib.html#constants: what zlib says of a file that is not as it wrote it. */
function unpackingFault(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new DamagedBackup(file, 'it is cut off.');
  return code.startsWith('Z_') ? new DamagedBackup(file, 'it is not as it was written.') : error;
}

function readHeader(file: string, line: string): BackupHeader {
  const read = header.safeParse(parsed(file, line));
  if (!read.success) throw new DamagedBackup(file, 'it does not begin as one.');
  return read.data;
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DamagedBackup(file, 'it is not as it was written.');
  }
}
