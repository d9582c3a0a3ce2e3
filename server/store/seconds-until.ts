/** The `wait` of a query for when something is next due; null where nothing is. */
export function secondsUntil(result: { readonly rows: readonly Record<string, unknown>[] }): number | null {
  const wait = result.rows[0]?.['wait'];
  return typeof wait === 'number' ? wait : null;
}
