import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { isAwaited } from '#server/store/is-awaited.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { type CampaignDeps, keepChange, lockedCampaign } from './campaign-row.ts';
import { endPassedExemptions } from './end-exemptions.ts';
import { sendScheduled } from './send-campaign.ts';
import type { SenderTokens } from './sender-tokens.ts';
import type { Worker } from './wake.ts';

type Deps = CampaignDeps & {
  readonly directory: Directory;
  readonly senders: SenderTokens;
  readonly log: Logger;
};

/** Microsoft could not say who is in a group: it is asked again after this long. */
const againSeconds = 30;
/** A timer holds no more than 24 days; the sweep comes every few seconds anyway. */
const longestWait = 3_600;
/** A row that was being written at midnight shows up by the next look. */
const lookAtRowsMs = 600_000;

/** Does what the calendar brings: sends campaigns whose time has come, ends exemptions, and has rows say "overdue". */
export function createDaysWorker(deps: Deps): Worker {
  let looked = { day: '', at: 0 };
  return async (stopping) => {
    await endPassedExemptions(deps);
    const isBusy = await sendDue(deps, stopping);
    const day = dayOf(deps.now());
    if (day !== looked.day || Date.now() - looked.at > lookAtRowsMs) {
      await renewOverdueRows(deps, day);
      looked = { day, at: Date.now() };
    }
    const next = await nextSendIn(deps);
    return isBusy ? Math.min(againSeconds, next ?? againSeconds) : next;
  };
}

/** Gives true where a campaign has to be tried again, since Microsoft could not answer. */
async function sendDue(deps: Deps, stopping: () => boolean): Promise<boolean> {
  const due = await deps.db
    .select({ id: campaign.id })
    .from(campaign)
    .where(and(eq(campaign.status, 'scheduled'), lte(campaign.sendAt, deps.now())))
    .orderBy(asc(campaign.sendAt));
  let isBusy = false;
  for (const { id } of due) {
    if (stopping()) return true;
    try {
      await sendScheduled(deps, id);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'unexpected') throw error;
      if (error.code === 'directory-busy' || error.code === 'microsoft-unavailable') isBusy = true;
      else await giveBack(deps, id, error);
      deps.log.warn('campaign.not-sent', { campaignId: id, code: error.code, ...errorFacts(error) });
    }
  }
  return isBusy;
}

/** What cannot be sent as it stands is a draft again, with the reason in its history; an admin has to look at it. */
async function giveBack({ db, now }: Deps, campaignId: string, failure: Failure): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockedCampaign(tx, campaignId);
    if (row.status !== 'scheduled') return;
    await tx.update(campaign).set({ status: 'draft', sendAt: null }).where(eq(campaign.id, campaignId));
    await keepChange(tx, row, null, now(), { kind: 'not-sent', reason: failure.message });
  });
}

/**
 * The lists say in words where each person stands, and the day alone changes that. A row that was given up is left to
 * whoever tries again: it is read anew then.
 */
async function renewOverdueRows({ db, now, wake }: Deps, today: PlainDay): Promise<void> {
  const renewed = await db.execute(sql`
    insert into outbox (kind, request_id, created_at, priority)
    select 'compliance-row', r.id, ${now().toISOString()}::timestamptz, 1
    from request r
      join register_item i on i.request_id = r.id and i.list = 'compliance'
    where ${isAwaited} and r.due_on < ${today}::date and i.standing is distinct from 'overdue'
      and not exists (select 1 from outbox o where o.request_id = r.id and o.kind = 'compliance-row' and o.done_at is null)`);
  if ((renewed.rowCount ?? 0) > 0) await wake('register');
}

async function nextSendIn({ db, now }: Deps): Promise<number | null> {
  const [next] = await db
    .select({ at: sql<string | null>`min(${campaign.sendAt})` })
    .from(campaign)
    .where(eq(campaign.status, 'scheduled'));
  if (!next?.at) return null;
  return Math.min(longestWait, Math.max(0, (new Date(next.at).getTime() - now().getTime()) / 1_000));
}
