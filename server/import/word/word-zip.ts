import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { Failure } from '#src/domain/failure.ts';

/** The XML of 300 pages, however often it was edited, is some 15 MB. */
const most = { entries: 2_000, entryBytes: 20_000_000, allBytes: 60_000_000 } as const;

type Entry = {
  readonly method: number;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
};

/** The parts of a zip by name. A part is unpacked when it is asked for, and never to more than its own limit. */
export type Zip = { readonly names: readonly string[]; read(name: string): Buffer | null };

/**
 * Reads a zip's directory under limits and unpacks nothing yet. Records as in PKWARE's APPNOTE.TXT, sections 4.3.7,
 * 4.3.12 and 4.3.16. Nothing is ever written to disk, so that a name that climbs out of a folder leads nowhere.
 */
export function openZip(bytes: Uint8Array): Zip {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(zip);
  let unpacked = 0;
  const read = (name: string): Buffer | null => {
    const entry = entries.get(name);
    if (!entry) return null;
    const part = unpack(entry);
    unpacked += part.length;
    if (unpacked > most.allBytes) throw tooLargeWordFile();
    return part;
  };
  return { names: [...entries.keys()], read };
}

function readDirectory(zip: Buffer): Map<string, Entry> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) throw damagedWordFile();
  const count = zip.readUInt16LE(end + 10);
  if (count > most.entries) throw tooLargeWordFile();
  let at = zip.readUInt32LE(end + 16);
  let claimed = 0;
  const entries = new Map<string, Entry>();
  const places = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw damagedWordFile();
    if ((zip.readUInt16LE(at + 8) & 1) === 1) {
      throw new Failure(
        'file-unreadable',
        'The file is protected by a password. Save a copy without one and import that.',
      );
    }
    const nameLength = zip.readUInt16LE(at + 28);
    const name = partName(zip.subarray(at + 46, at + 46 + nameLength).toString('utf8'));
    const size = zip.readUInt32LE(at + 24);
    const place = zip.readUInt32LE(at + 42);
    // Two entries of one name are read differently by different programs, and two of one place unpack without end.
    if (entries.has(name) || places.has(place)) throw damagedWordFile();
    places.add(place);
    if (/\.(?:xml|rels)$/iu.test(name)) claimed += size;
    if (claimed > most.allBytes) throw tooLargeWordFile();
    const packed = packedBytes(zip, place, zip.readUInt32LE(at + 20));
    entries.set(name, { method: zip.readUInt16LE(at + 10), packed, size, crc: zip.readUInt32LE(at + 16) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Some writers part folders with a backslash or begin with a slash. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/u, '');
}

function packedBytes(zip: Buffer, local: number, length: number): Buffer {
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) throw damagedWordFile();
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + length > zip.length) throw damagedWordFile();
  return zip.subarray(start, start + length);
}

function unpack({ method, packed, size, crc }: Entry): Buffer {
  if (size > most.entryBytes) throw tooLargeWordFile();
  const part = method === 0 ? packed : method === 8 ? inflated(packed) : null;
  if (part === null || crc32(part) !== crc) throw damagedWordFile();
  return part;
}

function inflated(packed: Buffer): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: most.entryBytes });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLargeWordFile()
      : damagedWordFile();
  }
}

export function damagedWordFile(): Failure {
  return new Failure(
    'file-unreadable',
    'The Word file is damaged or not complete. Open it in Word, save it again and import that.',
  );
}

export function tooLargeWordFile(): Failure {
  return new Failure(
    'file-too-large',
    'The Word file unpacks to more than a policy can be. Copy the text into a new Word document and import that.',
  );
}
