import type { SignatureField } from '#src/domain/policy-document.ts';
import { readFieldLine } from './signature-fields.ts';

type Rows = readonly (readonly string[])[];

/** A table whose every printed cell is the label of a field, such as a signing block or a sheet for many names. */
export function isSignatureTable(rows: Rows): boolean {
  const cells = printedCells(rows);
  return (
    cells.length > 0 &&
    cells.every((cell) => readFieldLine(cell) !== null) &&
    fieldsOfTable(rows).some(({ type }) => type === 'signature')
  );
}

export function fieldsOfTable(rows: Rows): SignatureField[] {
  return printedCells(rows).flatMap((cell) => readFieldLine(cell)?.fields ?? []);
}

function printedCells(rows: Rows): string[] {
  return rows.flat().filter((cell) => /[\p{L}\p{N}]/u.test(cell));
}
