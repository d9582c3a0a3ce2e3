import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { Failure } from '#src/domain/failure.ts';
import { withPrintedNumbers } from './word-numbers.ts';

const most = { entries: 2_000, entryBytes: 60_000_000, allBytes: 120_000_000 } as const;

type Entry = { readonly name: string; readonly method: number; readonly packed: Buffer; readonly size: number };

/**
 * Opens a Word file's zip under limits, before any library sees it, and packs again the parts that the words stand in.
 * Records as in PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function openWordFile(bytes: Uint8Array): { buffer: Buffer; warnings: string[] } {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(zip);
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || !entries.some(({ name }) => /^word\/document\d*\.xml$/u.test(name))) {
    throw new Failure(
      'file-unreadable',
      'The file is an archive but not a Word document. Open it in Word, save it as .docx and import that.',
    );
  }
  const warnings = names.has('word/vbaProject.bin')
    ? ['The file holds macros. They were not run and are not part of the policy.']
    : [];
  const parts = new Map<string, Buffer>();
  let total = 0;
  for (const entry of entries) {
    if (!/\.(?:xml|rels)$/iu.test(entry.name)) continue;
    const part = unpack(entry);
    total += part.length;
    if (total > most.allBytes) throw tooLarge();
    if (/<!DOCTYPE|<!ENTITY/iu.test(part.subarray(0, 2_000).toString('latin1'))) {
      throw new Failure(
        'file-unreadable',
        'The file declares entities of its own, which Word never writes. Open it in Word, save it again and import that.',
      );
    }
    parts.set(entry.name, part);
  }
  for (const [name, part] of withPrintedNumbers(parts)) parts.set(name, part);
  if (hasTrackedChanges(parts))
    warnings.push('The file has tracked changes. It was read as if all of them were accepted.');
  return { buffer: pack(parts), warnings };
}

function hasTrackedChanges(parts: ReadonlyMap<string, Buffer>): boolean {
  return /<w:(?:ins|del)\s[^>]*w:author/u.test(parts.get('word/document.xml')?.toString('utf8') ?? '');
}

function readDirectory(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) throw damagedWordFile();
  const count = zip.readUInt16LE(end + 10);
  if (count > most.entries) throw tooLarge();
  let at = zip.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw damagedWordFile();
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    if ((zip.readUInt16LE(at + 8) & 1) === 1) {
      throw new Failure(
        'file-unreadable',
        'The file is protected by a password. Save a copy without one and import that.',
      );
    }
    const packed = packedBytes(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20));
    entries.push({ name, method: zip.readUInt16LE(at + 10), packed, size: zip.readUInt32LE(at + 24) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function packedBytes(zip: Buffer, local: number, length: number): Buffer {
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) throw damagedWordFile();
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + length > zip.length) throw damagedWordFile();
  return zip.subarray(start, start + length);
}

function unpack({ method, packed, size }: Entry): Buffer {
  if (size > most.entryBytes) throw tooLarge();
  if (method === 0) return packed;
  if (method !== 8) throw damagedWordFile();
  try {
    return inflateRawSync(packed, { maxOutputLength: most.entryBytes });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : damagedWordFile();
  }
}

/** A zip of stored parts: nothing in it can expand. */
function pack(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const title = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(part), 10);
    common.writeUInt32LE(part.length, 14);
    common.writeUInt32LE(part.length, 18);
    common.writeUInt16LE(title.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, part);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title);
    offset += 30 + title.length + part.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

export function damagedWordFile(): Failure {
  return new Failure(
    'file-unreadable',
    'The Word file is damaged or not complete. Open it in Word, save it again and import that.',
  );
}

function tooLarge(): Failure {
  return new Failure(
    'file-too-large',
    'The Word file unpacks to more than a policy can be. Copy the text into a new Word document and import that.',
  );
}
