import type { SignatureField, SignerKind } from '#src/domain/policy-document.ts';
import { readFieldLine } from './signature-fields.ts';
import { countWords } from './words.ts';

type Rows = readonly (readonly string[])[];

/** A table of the labels of fields, such as a signing block or a sheet for many names; a few may be of no kind we know. */
export function isSignatureTable(rows: Rows): boolean {
  const cells = printedCells(rows);
  return (
    cells.length > 0 &&
    cells.every((cell) => countWords(cell) <= 8 && !/[.!?]$/u.test(cell)) &&
    cells.filter((cell) => readFieldLine(cell) !== null).length >= cells.length * 0.7 &&
    fieldsOfTable(rows).some(({ type }) => type === 'signature')
  );
}

export function fieldsOfTable(rows: Rows, signer: SignerKind = 'user'): SignatureField[] {
  return rows.flatMap((row) => fieldsOfRow(row, signer));
}

/** Who signs in a row also dates it and prints their name there, until another signature begins. */
function fieldsOfRow(row: readonly string[], signer: SignerKind): SignatureField[] {
  let now = signer;
  return printedCells([row]).flatMap((cell) => {
    const fields = readFieldLine(cell, now)?.fields ?? [];
    const own = fields[0]?.type === 'signature' ? (readFieldLine(cell, signer)?.fields ?? []) : fields;
    now = own.at(-1)?.signer ?? now;
    return own;
  });
}

function printedCells(rows: Rows): string[] {
  return rows.flat().filter((cell) => /[\p{L}\p{N}]/u.test(cell));
}
