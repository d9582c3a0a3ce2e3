import type { ComplianceRow } from '#src/contract/compliance.ts';

const columns: CsvColumns<ComplianceRow> = [
  ['Name', (row) => row.name],
  ['Email', (row) => row.mail ?? ''],
  ['Guest', (row) => (row.guest ? 'Yes' : 'No')],
  ['Policy', (row) => row.policyTitle],
  ['Version', (row) => row.versionLabel ?? String(row.versionNumber)],
  ['Standing', (row) => row.standing],
  ['Asked (UTC)', (row) => row.askedAt],
  ['Due', (row) => row.dueOn],
  ['Accepted (UTC)', (row) => row.acceptedAt ?? ''],
  ['Receipt', (row) => row.receiptCode ?? ''],
  ['Groups', (row) => row.groups.join('; ')],
];

export function complianceCsv(rows: readonly ComplianceRow[]): string {
  return csvOf(columns, rows);
}

export type CsvColumns<Row> = readonly (readonly [string, (row: Row) => string])[];

/** RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
export function csvOf<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, value]) => value(row)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would run in a spreadsheet (OWASP: CSV injection); an apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
