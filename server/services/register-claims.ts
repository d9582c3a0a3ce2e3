import type { StandingRow } from '#server/adapters/ports.ts';
import { type ListedRow, rowInWords } from './register-listed.ts';
import type { RestoredRequest } from './register-proven.ts';

/**
 * In words, every row that says of its person that they accepted where nothing proves it, with what became of it. Rows of
 * requests that were left out have been named with those.
 */
export function unprovenClaims(
  rows: readonly ListedRow[],
  requests: readonly RestoredRequest[],
  refused: ReadonlySet<string>,
): readonly string[] {
  const byId = new Map(requests.map((one) => [one.row.id, one]));
  const byKey = new Map(requests.flatMap((one) => keysOf(one).map((key) => [key, one] as const)));
  return rows.flatMap((listed) => {
    const { row, proof } = listed;
    if (!row.saysAccepted && proof?.now?.state !== 'accepted') return [];
    if (proof && refused.has(proof.request)) return [];
    // What the columns say of whom counts: a row copied for somebody else still has the first one's proof.
    const key = keyOf(row);
    const one = key === null ? byId.get(proof?.request ?? '') : byKey.get(key);
    if (one?.act) return [];
    const why = one?.doubt ?? 'nothing proves it.';
    const became = one ? `Restored as ${one.row.state}.` : 'Left out.';
    return [`${rowInWords(listed)} says accepted, but ${why} ${became}`];
  });
}

/** In words, rows with an id of ours that no proof can be read from and no request was restored for. */
export function unreadableRows(rows: readonly ListedRow[], requests: readonly RestoredRequest[]): readonly string[] {
  const keys = new Set(requests.flatMap(keysOf));
  return rows.flatMap((listed) => {
    const key = keyOf(listed.row);
    if (listed.proof || listed.row.saysAccepted || key === null || keys.has(key)) return [];
    return [`${rowInWords(listed)}: its proof cannot be read.`];
  });
}

/** Of the version that is asked for, and of the one that was accepted before a minor change. */
function keysOf({ row, act }: RestoredRequest): readonly string[] {
  return [row, ...(act ? [act] : [])].map(({ tenantId, versionId, objectId }) =>
    `${tenantId}|${versionId}|${objectId}`.toLowerCase(),
  );
}

/** Null for a row that does not say whom and what it is about. */
function keyOf({ tenantId, versionId, objectId }: StandingRow): string | null {
  const parts = [tenantId, versionId, objectId];
  return parts.includes(null) ? null : parts.join('|').toLowerCase();
}
