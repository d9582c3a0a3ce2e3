import { sql } from 'drizzle-orm';
import type { RegisterListName } from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import type { Db } from '#server/store/open-store.ts';
import { type CompareDeps, compareList, type RowFault } from './register-compare.ts';
import { closeDrift, haveRepaired } from './register-drift.ts';
import { registerLists } from './register-verify.ts';
import { createRegisterWorker } from './write-register.ts';

export type RepairDeps = CompareDeps & {
  readonly log: Logger;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export type Repaired = {
  readonly list: RegisterListName;
  readonly written: number;
  readonly removed: number;
  /** Left alone: they belong to no request of ours. */
  readonly foreign: number;
};

export type Progress = {
  readonly read: (list: RegisterListName, rows: number) => void;
  /** Rows that are still to be written. */
  readonly left: (rows: number) => void;
};

/**
 * Puts right what differs, through the same outbox and within the same limits as everything else, and stays until it is
 * written. Rows that belong to nobody are left to the school. Run again, it writes nothing.
 */
export async function repairRegister(deps: RepairDeps, progress: Progress): Promise<readonly Repaired[]> {
  const { db, now, register } = deps;
  const repaired: Repaired[] = [];
  for (const list of registerLists) {
    const { faults } = await compareList(deps, list, (rows) => progress.read(list, rows));
    await haveRepaired(db, list, faults, now());
    const doubles = faults.flatMap((fault) => (fault.what === 'doubled' ? [fault.item] : []));
    for (const item of doubles) {
      await register.remove(list, item);
      await closeDrift(db, list, { itemIds: [item.itemId] }, now());
    }
    const foreign = faults.filter(({ what }) => what === 'foreign').length;
    repaired.push({ list, written: faults.filter(isWritten).length, removed: doubles.length, foreign });
  }
  await writeEverything(deps, progress);
  return repaired;
}

function isWritten({ what }: RowFault): boolean {
  return what === 'missing' || what === 'edited' || what === 'outdated';
}

/** Works the outbox until nothing is left in it, beside whoever else does. */
async function writeEverything(deps: RepairDeps, progress: Progress): Promise<void> {
  const { db, sleep } = deps;
  let last = Number.POSITIVE_INFINITY;
  const worker = createRegisterWorker(deps);
  const tell = async (): Promise<number> => {
    const left = await rowsLeft(db);
    if (left !== last) progress.left(left);
    last = left;
    return left;
  };
  while ((await tell()) > 0) {
    const until = Date.now() + 5_000;
    const wait = await worker(() => Date.now() > until);
    if (wait !== null && wait > 0 && (await tell()) > 0) await sleep(Math.min(wait, 5) * 1_000);
  }
}

/** Rows that were given up wait for somebody who mends the cause, and not for us. */
async function rowsLeft(db: Db): Promise<number> {
  const { rows } = await db.execute<{ left: number }>(sql`
    select count(distinct (request_id, kind))::int as left from outbox
    where done_at is null and dead_at is null and kind in ('attestation-row', 'compliance-row')`);
  return rows[0]?.left ?? 0;
}
