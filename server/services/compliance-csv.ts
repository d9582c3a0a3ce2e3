import type { Db } from '#server/store/open-store.ts';
import type { ComplianceQuery, ComplianceRow } from '#src/contract/compliance.ts';
import { walkCompliance } from './list-compliance.ts';

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
  ['Exempt because', (row) => row.exemption?.reason ?? ''],
  ['Groups', (row) => row.groups.join('; ')],
];

export async function complianceCsv(
  deps: { readonly db: Db; readonly now: () => Date },
  query: ComplianceQuery,
): Promise<string> {
  const parts = [csvOf(columns, [])];
  await walkCompliance(deps, query, (rows) => {
    parts.push(linesOf(columns, rows));
  });
  return parts.join('');
}

export type CsvColumns<Row> = readonly (readonly [string, (row: Row) => string])[];

/** RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
export function csvOf<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  return `\uFEFF${line(columns.map(([title]) => title))}${linesOf(columns, rows)}`;
}

function linesOf<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  return rows.map((row) => line(columns.map(([, value]) => value(row)))).join('');
}

function line(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** A cell that begins like a formula would run in a spreadsheet (OWASP: CSV injection); an apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
