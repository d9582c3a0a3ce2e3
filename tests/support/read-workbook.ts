import { SaxesParser } from 'saxes';
import { openZip } from '#server/import/word/word-zip.ts';

/** A cell as it stands in the file: its type, its style and what it holds. */
export type ReadCell = { readonly type: string | null; readonly style: string | null; readonly value: string };

export type ReadWorkbook = { readonly parts: readonly string[]; readonly sheets: readonly (readonly ReadCell[][])[] };

/** Reads a workbook back as any reader would: every part unpacked with its checksum and parsed, then the cells of each sheet. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const zip = openZip(bytes);
  const sheets = zip.names
    .map((name) => ({ name, rows: rowsOf((zip.read(name) ?? Buffer.alloc(0)).toString('utf8')) }))
    .filter(({ name }) => name.startsWith('xl/worksheets/'));
  return { parts: zip.names, sheets: sheets.map(({ rows }) => rows) };
}

function rowsOf(xml: string): ReadCell[][] {
  const parser = new SaxesParser();
  const rows: ReadCell[][] = [];
  let cell: { type: string | null; style: string | null; value: string } | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([]);
    if (name === 'f') throw new Error('A cell holds a formula');
    if (name === 'c') {
      cell = { type: attributes['t'] ?? null, style: attributes['s'] ?? null, value: '' };
      rows.at(-1)?.push(cell);
    }
  });
  parser.on('text', (text) => {
    if (cell) cell.value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c') cell = null;
  });
  parser.write(xml).close();
  return rows;
}

/** The day and time of a serial number of Excel, in the wall clock's own time. */
export function dateOfSerial(serial: string): string {
  return new Date(Math.round(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000)).toISOString().slice(0, 16);
}
