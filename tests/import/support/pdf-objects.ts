import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';

/** Writes a PDF from its objects, numbered from one; the first is the catalogue. For files that no program would write. */
export function pdfOf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

export function streamOf(content: string | Uint8Array, dictionary = ''): Uint8Array {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

type Parts = {
  /** Entries of the page's resources and of the file's catalogue. */
  readonly resources?: string;
  readonly catalogue?: string;
  /** The objects from number five on. */
  readonly more?: readonly (string | Uint8Array)[];
};

/** One page with the given content. */
export function pageOf(content: Uint8Array, { resources = '', catalogue = '', more = [] }: Parts = {}): Uint8Array {
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>${resources}>>>>`,
    content,
    ...more,
  ]);
}

export function shown(text: string, x = 72, y = 700): string {
  return `BT /F 11 Tf ${x} ${y} Td (${text}) Tj ET\n`;
}
