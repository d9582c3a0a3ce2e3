import { eq, inArray, sql } from 'drizzle-orm';
import type { RegisterListName } from '#server/adapters/ports.ts';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import { ledger } from '#server/store/schema/ledger.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import { type CompareDeps, type ComparedList, compareList, type RowFault } from './register-compare.ts';
import { listNames } from './register-listed.ts';

export const registerLists: readonly RegisterListName[] = ['attestations', 'compliance'];

export type Verified = {
  readonly lists: readonly (ComparedList & { readonly list: RegisterListName })[];
  /** Number of the first ledger entry that does not fit; null where all do. */
  readonly ledgerFault: number | null;
  /** Requests whose entry in the ledger is not the one they name. */
  readonly wrongPlaces: readonly string[];
};

/** Compares both lists with the database, and the database with its ledger. Changes nothing. */
export async function verifyRegister(
  deps: CompareDeps,
  onRows: (list: RegisterListName, rows: number) => void = () => undefined,
): Promise<Verified> {
  const lists = [];
  for (const list of registerLists) {
    lists.push({ list, ...(await compareList(deps, list, (rows) => onRows(list, rows))) });
  }
  const { db } = deps;
  return { lists, ledgerFault: await firstFaultInLedger(db), wrongPlaces: await wrongPlaces(db) };
}

export function isWhole({ lists, ledgerFault, wrongPlaces: wrong }: Verified): boolean {
  return lists.every(({ faults }) => faults.length === 0) && ledgerFault === null && wrong.length === 0;
}

/** Requests whose entry in the ledger is not the one that they, or their attestation, name. */
export async function wrongPlaces(db: Db): Promise<readonly string[]> {
  const asked = db
    .select({ id: request.id })
    .from(request)
    .leftJoin(ledger, eq(ledger.number, request.ledgerNumber))
    .where(sql`${ledger.hash} is distinct from ${request.ledgerHash} or ${ledger.subject} <> ${request.id}::text`);
  const accepted = db
    .select({ id: attestation.requestId })
    .from(attestation)
    .leftJoin(ledger, eq(ledger.number, attestation.ledgerNumber))
    .where(
      sql`${ledger.hash} is distinct from ${attestation.ledgerHash} or ${ledger.subject} <> ${attestation.requestId}::text`,
    );
  return [...new Set((await asked.union(accepted)).map(({ id }) => id))];
}

/** Columns that hold what proves a row. */
const proofColumns: ReadonlySet<string> = new Set(['VersionHash', 'LedgerNumber', 'LedgerHash', 'Proof']);

export type FaultKind = RowFault['what'] | 'wrong-hash';

export function kindOfFault(fault: RowFault): FaultKind {
  return fault.what === 'edited' && fault.columns.some((column) => proofColumns.has(column))
    ? 'wrong-hash'
    : fault.what;
}

/** Whom and which policy the first rows that differ concern, in words for a terminal. */
export async function describeFaults(
  db: Db,
  found: readonly { readonly list: RegisterListName; readonly fault: RowFault }[],
): Promise<readonly string[]> {
  const ids = found.flatMap(({ fault }) => (fault.what === 'foreign' ? [] : [fault.requestId]));
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: request.id, name: person.name, title: sql<string>`${policyVersion.document}->>'title'` })
          .from(request)
          .innerJoin(person, sql`${person.tenantId} = ${request.tenantId} and ${person.objectId} = ${request.objectId}`)
          .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
          .where(inArray(request.id, ids));
  const about = new Map(rows.map((row) => [row.id, `${row.name}, ${row.title}`]));
  return found.map(({ list, fault }) => {
    const name = listNames[list];
    if (fault.what === 'foreign')
      return `${name}, item ${fault.item.itemId}: belongs to no request. Look at it, and delete it in SharePoint if it is not the school's own note.`;
    return `${name}: ${about.get(fault.requestId) ?? fault.requestId}: ${inWords(fault)}`;
  });
}

function inWords(fault: Exclude<RowFault, { what: 'foreign' }>): string {
  switch (fault.what) {
    case 'missing':
      return fault.stoodBefore === null
        ? 'has no row. "repair" writes it.'
        : `its row (item ${fault.stoodBefore}) was deleted. "repair" writes it again.`;
    case 'doubled':
      return `stands twice (item ${fault.item.itemId} is the extra one). "repair" removes the extra one.`;
    case 'edited':
      return `was changed by hand: ${fault.columns.join(', ')} (item ${fault.item.itemId}). "repair" writes what is true.`;
    case 'outdated':
      return `does not say yet what the database says: ${fault.columns.join(', ')}. "repair" brings it up to date.`;
  }
}
