import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { RegisterItem, RegisterListName } from '#server/adapters/ports.ts';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { outbox, registerDrift, registerItem } from '#server/store/schema/register.ts';
import { kindOf, type RowFault } from './register-compare.ts';

type Drift = typeof registerDrift.$inferSelect;

/** PostgreSQL takes 65,535 values in a statement. */
const rowsAtOnce = 2_000;

/**
 * Has rows that differ written again, and notes what somebody changed by hand. What is removed or belongs to nobody is
 * not for the outbox: it is only noted here.
 */
export async function haveRepaired(
  db: Db,
  list: RegisterListName,
  faults: readonly RowFault[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < faults.length; from += rowsAtOnce) {
    const part = faults.slice(from, from + rowsAtOnce);
    await db.transaction(async (tx) => {
      await noteDrift(tx, list, part, at);
      await rememberItems(tx, list, part, at);
      const again = part.flatMap((fault) =>
        fault.what === 'missing' || fault.what === 'edited' || fault.what === 'outdated' ? [fault.requestId] : [],
      );
      if (again.length === 0) return;
      const kind = kindOf(list);
      await tx.insert(outbox).values(again.map((requestId) => ({ kind, requestId, createdAt: at })));
    });
  }
}

/** A row that never stood was not changed by anybody, nor was one that our own database went past. */
async function noteDrift(tx: Tx, list: RegisterListName, faults: readonly RowFault[], at: Date): Promise<void> {
  const rows = faults.flatMap((fault) => driftOf(fault).map((drift) => ({ ...drift, list, at })));
  if (rows.length === 0) return;
  // A foreign row stays until somebody takes it away: once is enough to say so.
  const noted = await tx
    .select({ itemId: registerDrift.itemId, what: registerDrift.what })
    .from(registerDrift)
    .where(
      and(
        eq(registerDrift.list, list),
        isNull(registerDrift.repairedAt),
        inArray(
          registerDrift.itemId,
          rows.map(({ itemId }) => itemId),
        ),
      ),
    );
  const known = new Set(noted.map(({ itemId, what }) => `${what} ${itemId}`));
  const fresh = rows.filter(({ itemId, what }) => !known.has(`${what} ${itemId}`));
  if (fresh.length > 0) await tx.insert(registerDrift).values(fresh);
}

function driftOf(fault: RowFault): readonly Pick<Drift, 'itemId' | 'requestId' | 'what' | 'columns'>[] {
  switch (fault.what) {
    case 'missing':
      return fault.stoodBefore === null
        ? []
        : [{ itemId: fault.stoodBefore, requestId: fault.requestId, what: 'deleted', columns: [] }];
    case 'edited':
      return [{ itemId: fault.item.itemId, requestId: fault.requestId, what: 'edited', columns: [...fault.columns] }];
    case 'doubled':
      return [{ itemId: fault.item.itemId, requestId: fault.requestId, what: 'doubled', columns: [] }];
    case 'foreign':
      return [{ itemId: fault.item.itemId, requestId: null, what: 'foreign', columns: [] }];
    case 'outdated':
      return [];
  }
}

/** The revision that was seen is the one to write over; a row that is gone is nowhere. */
async function rememberItems(tx: Tx, list: RegisterListName, faults: readonly RowFault[], at: Date): Promise<void> {
  const gone = faults.flatMap((fault) => (fault.what === 'missing' ? [fault.requestId] : []));
  if (gone.length > 0) {
    await tx.delete(registerItem).where(and(eq(registerItem.list, list), inArray(registerItem.requestId, gone)));
  }
  const seen = faults.flatMap((fault) =>
    fault.what === 'edited' || fault.what === 'outdated' ? [{ requestId: fault.requestId, item: fault.item }] : [],
  );
  await rememberSeen(tx, list, seen, at);
}

/** What stands where, without saying that we wrote it: its standing stays what we wrote last. */
export async function rememberSeen(
  tx: Tx,
  list: RegisterListName,
  seen: readonly { readonly requestId: string; readonly item: RegisterItem }[],
  at: Date,
): Promise<void> {
  if (seen.length === 0) return;
  await tx
    .insert(registerItem)
    .values(
      seen.map(({ requestId, item }) => ({
        ...{ list, requestId, writtenAt: at },
        ...{ itemId: item.itemId, revision: item.revision },
      })),
    )
    .onConflictDoUpdate({
      target: [registerItem.list, registerItem.requestId],
      set: { itemId: sql`excluded.item_id`, revision: sql`excluded.revision` },
    });
}

/** Closes what was noted of rows that have just been written right, or of items that were removed, with a ledger entry each. */
export async function closeDrift(
  db: Db,
  list: RegisterListName,
  of: { readonly requestIds: readonly string[] } | { readonly itemIds: readonly string[] },
  at: Date,
): Promise<void> {
  const which =
    'requestIds' in of
      ? and(inArray(registerDrift.requestId, [...of.requestIds]), inArray(registerDrift.what, ['edited', 'deleted']))
      : and(inArray(registerDrift.itemId, [...of.itemIds]), eq(registerDrift.what, 'doubled'));
  const ids = 'requestIds' in of ? of.requestIds : of.itemIds;
  if (ids.length === 0) return;
  const open = and(eq(registerDrift.list, list), isNull(registerDrift.repairedAt), which);
  const [any] = await db.select({ id: registerDrift.id }).from(registerDrift).where(open).limit(1);
  if (!any) return;
  await db.transaction(async (tx) => {
    const closed = await tx.update(registerDrift).set({ repairedAt: at }).where(open).returning();
    if (closed.length > 0) await appendToLedger(tx, at, closed.map(repairedFact));
  });
}

function repairedFact({ list, requestId, itemId, what, columns }: Drift): LedgerFact {
  return {
    kind: 'drift-repaired',
    subject: requestId ?? itemId,
    payload: { list, what, itemId, columns: columns.join(', ') },
  };
}
