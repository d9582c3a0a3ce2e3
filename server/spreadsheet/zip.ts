import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file inside an archive that is being written: its bytes come piece by piece and are kept compressed only. */
export type ZipEntry = {
  write(text: string): Promise<void>;
  end(): Promise<void>;
};

export type Zip = {
  /** Opens the next file; the one before has to be ended. */
  entry(name: string): ZipEntry;
  finish(): Uint8Array;
};

/** Compressed by deflate, and named in UTF-8: method 8 and bit 11, 4.4.5 and 4.4.4. */
const method = 8;
const flags = 0x800;
const versionNeeded = 20;
/** 1 January 1980, the first day an archive knows: a file says in its cells when it was made. */
const noDate = 0x21;

/** Writes a ZIP archive in memory after https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, without its 64-bit parts. */
export function createZip(): Zip {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
  };
  return {
    entry(name) {
      const deflate = createDeflateRaw();
      const compressed: Uint8Array[] = [];
      deflate.on('data', (bytes: Uint8Array) => compressed.push(bytes));
      const ended = once(deflate, 'end');
      let crc = 0;
      let size = 0;
      return {
        async write(text) {
          const bytes = Buffer.from(text, 'utf8');
          crc = crc32(bytes, crc);
          size += bytes.length;
          if (!deflate.write(bytes)) await once(deflate, 'drain');
        },
        async end() {
          deflate.end();
          await ended;
          const facts = factsOf(
            name,
            crc,
            compressed.reduce((sum, { length: one }) => sum + one, 0),
            size,
          );
          directory.push(centralHeader(facts, length));
          add(localHeader(facts));
          for (const bytes of compressed) add(bytes);
        },
      };
    },
    finish() {
      const begins = length;
      for (const header of directory) add(header);
      add(endOfDirectory(directory.length, length - begins, begins));
      return Buffer.concat(parts);
    },
  };
}

type Facts = { readonly common: Uint8Array; readonly name: Uint8Array };

/** What the header before a file and its entry in the directory have in common: 4.3.7 and 4.3.12. */
function factsOf(entry: string, crc: number, compressed: number, size: number): Facts {
  const name = Buffer.from(entry, 'utf8');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(versionNeeded, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt16LE(noDate, 8);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(compressed, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  return { common, name };
}

function localHeader({ common, name }: Facts): Uint8Array {
  return Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name]);
}

function centralHeader({ common, name }: Facts, offset: number): Uint8Array {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([versionNeeded, 0]);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2]), madeBy, common, rest, name]);
}

/** 4.3.16 */
function endOfDirectory(files: number, size: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
