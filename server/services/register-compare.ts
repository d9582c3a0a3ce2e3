import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Register, RegisterItem, RegisterListName, RegisterRowOf, StandingRow } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { outbox, registerItem } from '#server/store/schema/register.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import { readProof } from './register-proof.ts';
import { type RequestRows, readRequestRows } from './register-rows.ts';

export type CompareDeps = { readonly db: Db; readonly now: () => Date; readonly register: Register };

/**
 * How a row of a list differs from the database. `outdated`: it says what it was written to say, and the database has
 * moved on. `foreign`: it belongs to no request of ours.
 */
export type RowFault =
  | { readonly what: 'missing'; readonly requestId: string; readonly stoodBefore: string | null }
  | {
      readonly what: 'edited' | 'outdated';
      readonly requestId: string;
      readonly item: RegisterItem;
      readonly columns: readonly string[];
    }
  | { readonly what: 'doubled'; readonly requestId: string; readonly item: RegisterItem }
  | { readonly what: 'foreign'; readonly item: RegisterItem };

export type ComparedList = {
  readonly rows: number;
  readonly faults: readonly RowFault[];
  /** Rows that are being written, so that nothing is said of them. */
  readonly waiting: number;
};

/**
 * Reads a whole list and compares it with the database. Rows that were written since it began to read, or are still to
 * be, are left alone: what was read of them may be old.
 */
export async function compareList(
  deps: CompareDeps,
  list: RegisterListName,
  onRows: (rows: number) => void = () => undefined,
): Promise<ComparedList> {
  const began = deps.now();
  const faults: RowFault[] = [];
  const stands = new Set<string>();
  const apart = new Map<string, RequestRow[]>();
  let rows = 0;
  let waiting = 0;
  for await (const page of deps.register.pages(list)) {
    for (const row of await compareRows(deps, list, page, began)) {
      if (row.kind === 'foreign') faults.push({ what: 'foreign', item: row.item });
      else if (row.isKnown) {
        stands.add(row.requestId);
        if (row.kind === 'waiting') waiting += 1;
        faults.push(...editedFault(row));
      } else apart.set(row.requestId, [...(apart.get(row.requestId) ?? []), row]);
    }
    rows += page.length;
    onRows(rows);
  }
  for (const [requestId, others] of apart) {
    // Of rows that nobody remembers writing the oldest is taken for the one.
    const [first, ...rest] = stands.has(requestId) ? [undefined, ...others] : others;
    if (first) {
      stands.add(requestId);
      faults.push(...adoptedFault(first));
      if (first.kind === 'waiting') waiting += 1;
    }
    faults.push(...rest.flatMap((row) => (row ? [{ what: 'doubled' as const, requestId, item: row.item }] : [])));
  }
  const missing = await missingRows(deps, list, stands, began);
  return { rows, faults: [...faults, ...missing.faults], waiting: waiting + missing.waiting };
}

export type ComparedRow =
  | { readonly kind: 'foreign'; readonly item: RegisterItem }
  | {
      readonly kind: 'right' | 'edited' | 'outdated' | 'waiting';
      readonly requestId: string;
      readonly item: RegisterItem;
      readonly columns: readonly string[];
      /** The database names this very item as the request's. */
      readonly isKnown: boolean;
      /** Where the request's row stood, as far as the database knows. */
      readonly knownItemId: string | null;
    };
type RequestRow = Exclude<ComparedRow, { kind: 'foreign' }>;

/** What each of some rows of a list is to the database. */
export async function compareRows(
  { db, now, register }: CompareDeps,
  list: RegisterListName,
  standing: readonly StandingRow[],
  began: Date,
): Promise<readonly ComparedRow[]> {
  const owners = await requestsOf(db, list, standing);
  const ids = [...new Set(owners.values())];
  // The rows' content first, and then what is still to be written: an act between the two is seen by the second.
  const contents = await readRequestRows(db, ids, now());
  const open = await waitingRequests(db, list, ids);
  return standing.map((row): ComparedRow => {
    const requestId = owners.get(row.item.itemId);
    const content = requestId === undefined ? undefined : contents.get(requestId);
    const should = content && rowOf(list, content);
    if (!requestId || !content || !should) return { kind: 'foreign', item: row.item };
    const known = content.known[list];
    const isKnown = known?.itemId === row.item.itemId;
    const about = { requestId, item: row.item, isKnown, knownItemId: known?.itemId ?? null };
    const justWritten = known !== null && known.writtenAt >= began;
    if (open.has(requestId) || justWritten) return { ...about, kind: 'waiting', columns: [] };
    const columns = register.differences(should, row);
    const untouched = isKnown && known.revision === row.item.revision;
    // A row of Attestations is written once, and what it says of the person is of that day.
    if (columns.length === 0 || (untouched && list === 'attestations')) return { ...about, kind: 'right', columns: [] };
    return { ...about, kind: untouched ? 'outdated' : 'edited', columns };
  });
}

function editedFault({ kind, requestId, item, columns }: RequestRow): readonly RowFault[] {
  return kind === 'edited' || kind === 'outdated' ? [{ what: kind, requestId, item, columns }] : [];
}

/** A row that is right is still to be remembered. */
function adoptedFault({ kind, requestId, item, columns }: RequestRow): readonly RowFault[] {
  return kind === 'waiting' ? [] : [{ what: columns.length === 0 ? 'outdated' : 'edited', requestId, item, columns }];
}

function rowOf(list: RegisterListName, rows: RequestRows): RegisterRowOf | null {
  if (list === 'compliance') return { list, row: rows.compliance };
  return rows.attestation && { list, row: rows.attestation };
}

/** The request of each row: the one whose row we wrote there, or the one its key, or else its proof, names. */
async function requestsOf(
  db: Db,
  list: RegisterListName,
  standing: readonly StandingRow[],
): Promise<ReadonlyMap<string, string>> {
  if (standing.length === 0) return new Map();
  const items = await db
    .select({ itemId: registerItem.itemId, requestId: registerItem.requestId })
    .from(registerItem)
    .where(
      and(
        eq(registerItem.list, list),
        inArray(
          registerItem.itemId,
          standing.map(({ item }) => item.itemId),
        ),
      ),
    );
  const byItem = new Map(items.map((one) => [one.itemId, one.requestId]));
  const proved = standing.flatMap(({ proof }) => readProof(proof)?.request ?? []);
  const keys = standing.map(({ key }) => key).filter((key) => key !== null);
  const named = await db
    .select({
      id: request.id,
      key: sql<string>`${request.tenantId} || '|' || ${request.versionId} || '|' || ${request.objectId}`,
    })
    .from(request)
    .where(
      sql`(${request.versionId}, ${request.tenantId}, ${request.objectId}) in (
        select part[2]::uuid, part[1]::uuid, part[3]::uuid from unnest(${sql.param(keys)}::text[]) as given(key),
        lateral (select string_to_array(lower(given.key), '|') as part) parts
        where given.key ~* '^[0-9a-f-]{36}[|][0-9a-f-]{36}[|][0-9a-f-]{36}$')
        or ${inArray(request.id, proved.length > 0 ? proved : [nobody])}`,
    );
  const byKey = new Map(named.map((one) => [one.key, one.id]));
  const ids = new Set(named.map((one) => one.id));
  return new Map(
    standing.flatMap((row) => {
      const fromProof = readProof(row.proof)?.request;
      const id =
        byItem.get(row.item.itemId) ??
        byKey.get(row.key?.toLowerCase() ?? '') ??
        (fromProof !== undefined && ids.has(fromProof) ? fromProof : undefined);
      return id === undefined ? [] : [[row.item.itemId, id] as const];
    }),
  );
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function waitingRequests(db: Db, list: RegisterListName, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ requestId: outbox.requestId })
    .from(outbox)
    .where(
      and(
        inArray(outbox.requestId, [...ids]),
        eq(outbox.kind, kindOf(list)),
        isNull(outbox.doneAt),
        isNull(outbox.deadAt),
      ),
    );
  return new Set(rows.map(({ requestId }) => requestId));
}

export function kindOf(list: RegisterListName): 'attestation-row' | 'compliance-row' {
  return list === 'attestations' ? 'attestation-row' : 'compliance-row';
}

/** Requests, or attestations, whose row was not among those read. */
async function missingRows(
  { db }: CompareDeps,
  list: RegisterListName,
  stands: ReadonlySet<string>,
  began: Date,
): Promise<{ readonly faults: readonly RowFault[]; readonly waiting: number }> {
  const faults: RowFault[] = [];
  let waiting = 0;
  let after = nobody;
  for (;;) {
    const due = await db
      .select({ id: request.id, itemId: registerItem.itemId, writtenAt: registerItem.writtenAt })
      .from(request)
      .leftJoin(registerItem, and(eq(registerItem.requestId, request.id), eq(registerItem.list, list)))
      .where(
        and(
          sql`${request.id} > ${after}`,
          list === 'attestations'
            ? inArray(request.id, db.select({ id: attestation.requestId }).from(attestation))
            : undefined,
        ),
      )
      .orderBy(request.id)
      .limit(5_000);
    const absent = due.filter(({ id }) => !stands.has(id));
    const open = await waitingRequests(
      db,
      list,
      absent.map(({ id }) => id),
    );
    for (const { id, itemId, writtenAt } of absent) {
      if (open.has(id) || (writtenAt !== null && writtenAt >= began)) waiting += 1;
      else faults.push({ what: 'missing', requestId: id, stoodBefore: itemId });
    }
    const last = due.at(-1);
    if (!last) return { faults, waiting };
    after = last.id;
  }
}
