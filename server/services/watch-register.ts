import { eq, sql } from 'drizzle-orm';
import { type Register, RegisterBusy, type RegisterListName } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import type { Db } from '#server/store/open-store.ts';
import { registerItem, registerWatch } from '#server/store/schema/register.ts';
import { type ComparedRow, compareList, compareRows, type RowFault } from './register-compare.ts';
import { closeDrift, haveRepaired, rememberSeen } from './register-drift.ts';
import type { Wake, Worker } from './wake.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly register: Register;
  readonly log: Logger;
  readonly wake: Wake;
};

const lists: readonly RegisterListName[] = ['attestations', 'compliance'];
/**
 * How often the lists are looked at where nobody is known to have changed anything. A look asks for the changes of both,
 * one resource unit each: 576 units in a day, of the 1,200,000 that the smallest tenant may spend. At every sweep it
 * would be 8,640, and nobody reads a list so soon after somebody else changed it.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const watchEverySeconds = 300;
/** Each row comes with its words and its proof. */
const rowsAtOnce = 500;
/** Soon enough to see whether a row that nobody knows yet was our own. */
const lookAgainSeconds = 5;
/** Longer than the longest comparison of a whole list; whoever looks gives it back when done. */
const leaseSeconds = 900;

/**
 * Looks what people changed by hand in the lists, and has it put right. Our own writes are known by their revision, or
 * by saying what they should. A list whose link is lost, or that was never looked at, is compared as a whole.
 */
export function createRegisterWatch(deps: Deps): Worker {
  return async (stopping) => {
    let next: number | null = null;
    for (const list of lists) {
      if (stopping()) return 0;
      try {
        if (await lookAt(deps, list)) next = lookAgainSeconds;
      } catch (error) {
        if (error instanceof RegisterBusy) return Math.max(1, error.retryAfter);
        deps.log.warn('register.not-watched', { list, ...errorFacts(error) });
      }
    }
    return next;
  };
}

/** True where something could not be told yet. */
async function lookAt(deps: Deps, list: RegisterListName): Promise<boolean> {
  const { db, now } = deps;
  const taken = await takeWatch(db, list, now());
  if (!taken) return false;
  try {
    const began = now();
    const changes = taken.deltaLink === null ? null : await deps.register.changes(list, taken.deltaLink);
    if (changes === null) {
      await lookAtAll(deps, list);
      return false;
    }
    const removed = await removedRows(deps, list, changes.removed);
    const compared: ComparedRow[] = [];
    for (let from = 0; from < changes.rows.length; from += rowsAtOnce) {
      compared.push(...(await compareRows(deps, list, changes.rows.slice(from, from + rowsAtOnce), began)));
    }
    if (!compared.every(isCertain)) return true;
    await putRight(deps, list, [...removed, ...compared.flatMap((row) => faultOf(row, removed))]);
    await db.transaction((tx) => rememberSeen(tx, list, compared.flatMap(untold), now()));
    await db.update(registerWatch).set({ deltaLink: changes.deltaLink }).where(eq(registerWatch.list, list));
    return false;
  } finally {
    await db.update(registerWatch).set({ leasedUntil: null }).where(eq(registerWatch.list, list));
  }
}

/** The link is taken first, so that what changes during the comparison is seen the next time. */
async function lookAtAll(deps: Deps, list: RegisterListName): Promise<void> {
  const fresh = await deps.register.changes(list, null);
  const { faults } = await compareList(deps, list);
  await putRight(deps, list, faults);
  await deps.db
    .update(registerWatch)
    .set({ deltaLink: fresh?.deltaLink ?? null })
    .where(eq(registerWatch.list, list));
}

/** Null while another process looks at this list. */
async function takeWatch(
  db: Db,
  list: RegisterListName,
  at: Date,
): Promise<{ readonly deltaLink: string | null } | null> {
  const [taken] = await db
    .insert(registerWatch)
    .values({ list, lookedAt: at, leasedUntil: sql`clock_timestamp() + ${leaseSeconds} * interval '1 second'` })
    .onConflictDoUpdate({
      target: registerWatch.list,
      set: { lookedAt: at, leasedUntil: sql`excluded.leased_until` },
      setWhere: sql`coalesce(${registerWatch.leasedUntil}, '-infinity') < clock_timestamp()`,
    })
    .returning({ deltaLink: registerWatch.deltaLink });
  return taken ?? null;
}

/** Requests whose row is gone; what was removed as a double is nobody's row. */
async function removedRows(
  { db }: Deps,
  list: RegisterListName,
  itemIds: readonly string[],
): Promise<readonly RowFault[]> {
  if (itemIds.length === 0) return [];
  const known = await db
    .select({ requestId: registerItem.requestId, itemId: registerItem.itemId })
    .from(registerItem)
    .where(sql`${registerItem.list} = ${list} and ${registerItem.itemId} = any(${sql.param([...itemIds])}::text[])`);
  return known.map(({ requestId, itemId }) => ({ what: 'missing', requestId, stoodBefore: itemId }));
}

/** A row under another item than the known one, while ours is being written, may be ours. */
function isCertain(row: ComparedRow): boolean {
  return row.kind !== 'waiting' || row.isKnown || row.knownItemId === null;
}

function faultOf(row: ComparedRow, removed: readonly RowFault[]): readonly RowFault[] {
  if (row.kind === 'foreign') return [{ what: 'foreign', item: row.item }];
  const { kind, requestId, item, columns, knownItemId } = row;
  const knownIsGone = removed.some((fault) => fault.what === 'missing' && fault.stoodBefore === knownItemId);
  if (!row.isKnown && knownItemId !== null && !knownIsGone) return [{ what: 'doubled', requestId, item }];
  return kind === 'edited' ? [{ what: 'edited', requestId, item, columns }] : [];
}

/** A row that was touched and still says what it should is as good as written by us. */
function untold(row: ComparedRow) {
  return row.kind === 'right' && row.isKnown ? [{ requestId: row.requestId, item: row.item }] : [];
}

async function putRight(deps: Deps, list: RegisterListName, faults: readonly RowFault[]): Promise<void> {
  if (faults.length === 0) return;
  const { db, now, register, log, wake } = deps;
  await haveRepaired(db, list, faults, now());
  const doubles = faults.flatMap((fault) => (fault.what === 'doubled' ? [fault.item] : []));
  for (const item of doubles) {
    await register.remove(list, item);
    await closeDrift(db, list, { itemIds: [item.itemId] }, now());
  }
  log.info('register.drift', { list, rows: faults.length });
  await wake('register');
}
