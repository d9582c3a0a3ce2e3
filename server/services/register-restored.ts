/** PostgreSQL takes 65,535 values in a statement; no row here has more than twenty. */
const rowsAtOnce = 2_000;

/** Where nobody knows who did it. */
export const nobody = '00000000-0000-0000-0000-000000000000';
export const restoredReason = 'Restored from the register.';

/** Fills in what belongs to each part; an empty part asks for nothing. */
export async function inParts<T>(rows: readonly T[], insert: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insert(rows.slice(from, from + rowsAtOnce));
}
