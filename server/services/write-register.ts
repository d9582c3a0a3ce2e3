import { sql } from 'drizzle-orm';
import type {
  Register,
  RegisterItem,
  RegisterListName,
  RegisterOutcome,
  RegisterWrite,
  Urgency,
} from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import {
  type ClaimedRow,
  claimRequests,
  dueRequests,
  nextOutboxIn,
  type OutboxKind,
  outboxAllDone,
  outboxAllLater,
  outboxAllWait,
  outboxDead,
} from '#server/store/claim-outbox.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { registerItem } from '#server/store/schema/register.ts';
import type { Standing } from '#src/domain/standing.ts';
import { backOff } from './back-off.ts';
import { closeDrift } from './register-drift.ts';
import { type RequestRows, readRequestRows } from './register-rows.ts';
import type { Worker } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly register: Register; readonly log: Logger };

const kinds: readonly OutboxKind[] = ['attestation-row', 'compliance-row'];
/** What Graph takes in one batch. */
const atOnce = 20;
/** Refused so often for a reason that does not pass, a row waits for somebody who mends the cause. */
const mostAttempts = 8;

/** While one batch is on its way the next is read and asked for: the limit is SharePoint's, and not the way there. */
const lanes = 2;

/**
 * Brings SharePoint up to date from the outbox, twenty rows at a time, within what SharePoint allows. Leave to write is
 * asked for before rows are taken, so that whatever has become urgent by then goes first. When SharePoint asks to wait,
 * everything waits that long.
 */
export function createRegisterWorker(deps: Deps): Worker {
  const { db, register } = deps;
  let pausedUntil = 0;
  const lane: Worker = async (stopping) => {
    while (!stopping()) {
      const pause = (pausedUntil - Date.now()) / 1_000;
      if (pause > 0) return pause;
      const due = await dueRequests(db, kinds, atOnce);
      if (!due) return nextOutboxIn(db, kinds);
      const urgency: Urgency = due.urgent ? 'person' : 'bulk';
      await register.ready(due.writes, urgency);
      const tasks = tasksOf(await claimRequests(db, kinds, due.writes));
      if (tasks.length > due.writes) await register.ready(tasks.length - due.writes, urgency);
      for (let from = 0; from < tasks.length; from += atOnce) {
        const wait = await work(deps, tasks.slice(from, from + atOnce), urgency);
        if (wait > 0) pausedUntil = Math.max(pausedUntil, Date.now() + wait * 1_000);
      }
    }
    return 0;
  };
  return async (stopping) => {
    const next = await Promise.all(Array.from({ length: lanes }, () => lane(stopping)));
    const waits = next.filter((wait) => wait !== null);
    return waits.length === 0 ? null : Math.min(...waits);
  };
}

/** One row of one list, and all the outbox rows that ask for it. */
type Task = {
  readonly list: RegisterListName;
  readonly requestId: string;
  readonly outboxIds: readonly number[];
  readonly attempts: number;
};
type Done = { readonly task: Task; readonly outcome: RegisterOutcome; readonly standing: Standing | null };

function tasksOf(rows: readonly ClaimedRow[]): readonly Task[] {
  const tasks = new Map<string, Task>();
  for (const { id, kind, requestId, attempts } of rows) {
    const list = kind === 'attestation-row' ? 'attestations' : 'compliance';
    const known = tasks.get(`${list} ${requestId}`);
    tasks.set(`${list} ${requestId}`, {
      list,
      requestId,
      outboxIds: [...(known?.outboxIds ?? []), id],
      attempts: Math.max(known?.attempts ?? 0, attempts),
    });
  }
  return [...tasks.values()];
}

/** Gives the seconds SharePoint asked to wait, or 0. */
async function work(deps: Deps, tasks: readonly Task[], urgency: Urgency): Promise<number> {
  const first = await write(deps, tasks, urgency, () => null);
  // What stands there may be another's newer word, or an older one's late arrival. What is to be said is read again now
  // that the item is known: written into that very revision, it cannot be older than what it replaces.
  const again = first.filter(isToBeLookedAt);
  const second = await write(
    deps,
    again.map(({ task }) => task),
    urgency,
    (task) => again.find((one) => one.task === task)?.outcome ?? null,
  );
  const done = [...first.filter((one) => !isToBeLookedAt(one)), ...second];
  return settle(deps, done);
}

function isToBeLookedAt({ outcome }: Done): boolean {
  return outcome.kind === 'stands' || outcome.kind === 'gone';
}

/** `seen` is what an earlier look found in a row's place. */
async function write(
  { db, now, register }: Deps,
  tasks: readonly Task[],
  urgency: Urgency,
  seen: (task: Task) => RegisterOutcome | null,
): Promise<readonly Done[]> {
  if (tasks.length === 0) return [];
  const rows = await readRequestRows(
    db,
    tasks.map(({ requestId }) => requestId),
    now(),
  );
  const planned = tasks.map((task) => ({ task, write: writeOf(task, rows.get(task.requestId), seen(task)) }));
  const writes = planned.flatMap((one) => (one.write ? [one.write] : []));
  // What was asked for before the rows were taken covers their first writing.
  if (writes.length > 0 && seenAny(planned, seen)) await register.ready(writes.length, urgency);
  const outcomes = [...(await register.write(writes, urgency))];
  return planned.map(({ task, write: one }) => {
    if (!one)
      return { task, outcome: { kind: 'refused', reason: 'There is nothing to write any more.' }, standing: null };
    const outcome = outcomes.shift() ?? { kind: 'busy' as const, retryAfter: 1 };
    // A row of Attestations is written once: the one that stands under its key is the one whose answer was lost.
    const isOnce = one.list === 'attestations' && !rows.get(task.requestId)?.hasUndone;
    const stood = outcome.kind === 'stands' && isOnce && one.known === null;
    return {
      task,
      outcome: stood ? { kind: 'written', item: outcome.item } : outcome,
      standing: one.list === 'compliance' ? one.row.standing : null,
    };
  });
}

function seenAny(planned: readonly { readonly task: Task }[], seen: (task: Task) => RegisterOutcome | null): boolean {
  return planned.some(({ task }) => seen(task) !== null);
}

function writeOf({ list }: Task, rows: RequestRows | undefined, seen: RegisterOutcome | null): RegisterWrite | null {
  if (!rows) return null;
  const standing = seen?.kind === 'stands' ? seen.item : null;
  const known: RegisterItem | null = seen ? standing : rows.known[list];
  if (list === 'compliance') return { list, row: rows.compliance, known };
  return rows.attestation && { list, row: rows.attestation, known };
}

async function settle({ db, now, log }: Deps, done: readonly Done[]): Promise<number> {
  let wait = 0;
  const written = done.flatMap(({ task, outcome, standing }) =>
    outcome.kind === 'written' ? [{ ...task, item: outcome.item, standing }] : [],
  );
  await keepItems(db, written, now());
  await outboxAllDone(
    db,
    written.flatMap(({ outboxIds }) => outboxIds),
  );
  for (const list of ['attestations', 'compliance'] as const) {
    const requestIds = written.filter((one) => one.list === list).map(({ requestId }) => requestId);
    await closeDrift(db, list, { requestIds }, now());
  }
  for (const { task, outcome } of done) {
    if (outcome.kind === 'busy') {
      wait = Math.max(wait, outcome.retryAfter);
      await outboxAllWait(db, task.outboxIds, outcome.retryAfter);
    } else if (outcome.kind === 'refused') {
      log.warn('register.row-refused', { requestId: task.requestId, list: task.list, reason: outcome.reason });
      if (task.attempts >= mostAttempts) await outboxDead(db, task.outboxIds, outcome.reason);
      else await outboxAllLater(db, task.outboxIds, backOff(task.attempts), outcome.reason);
    } else if (outcome.kind !== 'written') {
      // It keeps changing under us: somebody else's turn first.
      await outboxAllWait(db, task.outboxIds, 1);
    }
  }
  return wait;
}

type WrittenItem = {
  readonly list: RegisterListName;
  readonly requestId: string;
  readonly item: RegisterItem;
  readonly standing: Standing | null;
};

/** Where rows of ours stand, and what they say, as they were written. */
export async function keepItems(db: Tx, written: readonly WrittenItem[], at: Date): Promise<void> {
  if (written.length === 0) return;
  await db
    .insert(registerItem)
    .values(
      written.map(({ list, requestId, item, standing }) => ({
        ...{ list, requestId, standing, writtenAt: at },
        ...{ itemId: item.itemId, revision: item.revision },
      })),
    )
    .onConflictDoUpdate({
      target: [registerItem.list, registerItem.requestId],
      set: {
        itemId: sql`excluded.item_id`,
        revision: sql`excluded.revision`,
        standing: sql`excluded.standing`,
        writtenAt: sql`excluded.written_at`,
      },
    });
}
