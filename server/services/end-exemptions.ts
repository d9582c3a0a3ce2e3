import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { appendToLedger, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { exemption, request } from '#server/store/schema/requests.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { holdBackExempt, lockAsking } from './hold-back-exempt.ts';
import { queueUpdates } from './queue-updates.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };
type ExemptionRow = typeof exemption.$inferSelect;

/** Ends an exemption now, or takes back one that was a mistake. @throws Failure `exemption-not-found` */
export async function endExemption(deps: Deps, actor: Actor, exemptionId: string): Promise<void> {
  if (!(await end(deps, exemptionId, actor))) {
    throw new Failure('exemption-not-found', 'This exemption has ended. Open the page again to see who is exempt.');
  }
}

/** Ends every exemption whose last day has passed. */
export async function endPassedExemptions(deps: Deps): Promise<void> {
  const passed = await deps.db
    .select({ id: exemption.id })
    .from(exemption)
    .where(and(isNull(exemption.endedAt), lt(exemption.until, dayOf(deps.now()))));
  for (const { id } of passed) await end(deps, id, null);
}

/** Gives false where it has ended already. */
async function end({ db, now, wake }: Deps, exemptionId: string, actor: Actor | null): Promise<boolean> {
  const ended = await db.transaction(async (tx) => {
    const at = now();
    await lockAsking(tx);
    const [row] = await tx
      .update(exemption)
      .set({ endedAt: at, endedBy: actor?.objectId ?? null })
      .where(
        and(
          eq(exemption.id, exemptionId),
          isNull(exemption.endedAt),
          actor ? eq(exemption.tenantId, actor.tenantId) : undefined,
        ),
      )
      .returning();
    if (row) await askAgain(tx, row, at);
    return row !== undefined;
  });
  if (ended) await Promise.all([wake('deliveries'), wake('register'), wake('cards')]);
  return ended;
}

async function askAgain(tx: Tx, row: ExemptionRow, at: Date): Promise<void> {
  const today = dayOf(at);
  const held = tx
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.exemptionId, row.id), eq(request.state, 'exempt')))
    .orderBy(request.id)
    .for('no key update');
  const freed = await tx
    .update(request)
    .set({ state: 'outstanding', exemptionId: null })
    .where(inArray(request.id, held))
    .returning({ id: request.id });
  // Another exemption may cover them: for all policies beside this one, or the other way about.
  const stillHeld = await holdBackExempt(
    tx,
    freed.map(({ id }) => id),
    today,
  );
  const others = new Set(stillHeld.map(({ subject }) => subject));
  const ids = freed.map(({ id }) => id).filter((id) => !others.has(id));
  await giveTime(tx, ids, row.from, today);
  await sendWhatWaited(tx, ids);
  await queueUpdates(tx, ids, ['compliance-row', 'card'], at);
  const facts = ids.map((id): LedgerFact => ({ kind: 'exemption-ended', subject: id, payload: { exemption: row.id } }));
  await appendToLedger(tx, at, [...facts, ...stillHeld]);
}

/** As long as somebody who joins has, where that is later; but an exemption of a few hours took nobody's time. */
async function giveTime(tx: Tx, ids: readonly string[], from: PlainDay, today: PlainDay): Promise<void> {
  if (ids.length === 0 || from === today) return;
  await tx.execute(sql`
    update request set due_on = greatest(request.due_on, ${today}::date + campaign.joiner_days)
    from campaign
    where campaign.id = request.campaign_id
      and request.id = any(${sql.param([...ids])}::uuid[])`);
}

/** What no message reached yet gets its message; its campaign is sending again. */
async function sendWhatWaited(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const these = sql`any(${sql.param([...ids])}::uuid[])`;
  await tx.execute(sql`
    update delivery set state = 'queued', leased_until = null
    where request_id = ${these} and state = 'skipped' and fault is null
      and not exists (select 1 from delivery s where s.request_id = delivery.request_id and s.state = 'sent')`);
  await tx.execute(sql`
    update campaign set status = 'sending'
    where status = 'open' and id in (
      select r.campaign_id from request r join delivery d on d.request_id = r.id and d.state = 'queued'
      where r.id = ${these})`);
}
