import { inArray, sql } from 'drizzle-orm';
import type { Mailer } from '#server/adapters/ports.ts';
import { healthMail } from '#server/cards/health-mail.ts';
import { healthLink } from '#server/cards/links.ts';
import type { Settings } from '#server/config/settings.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { healthNotice } from '#server/store/schema.ts';
import { sha256 } from '#server/store/sha256.ts';
import { dayOf } from '#src/domain/day.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { isReminderTime, newsKey } from '#src/domain/health/news.ts';
import { type JudgeDeps, type JudgedPolicy, judgePolicies } from './judge-policies.ts';
import type { Worker } from './wake.ts';

export type TellDeps = JudgeDeps & {
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly settings: Pick<Settings, 'publicUrl'>;
};

/** Seconds before Microsoft 365 is asked again where it could not be reached. */
const pause = 300;

/**
 * Once on each working day, tells the owners of policies by mail what is new in their health, in one message for all of
 * an owner's policies. Until the next day a further look costs nothing. A process killed between Exchange's answer and
 * our note of it tells that owner once more.
 */
export function createHealthWorker(deps: TellDeps): Worker {
  let lookedOn = '';
  let pausedUntil = 0;
  return async (stopping) => {
    const at = deps.now();
    const today = dayOf(at);
    if (lookedOn === today || pausedUntil > at.getTime() || !isReminderTime(at)) return null;
    const wait = await tellEverybody(deps, at, stopping);
    deps.log.debug('health.looked', { again: wait });
    if (wait === null) lookedOn = today;
    else pausedUntil = at.getTime() + wait * 1_000;
    return wait;
  };
}

/** Gives the seconds after which to look again, or null when everybody knows. */
async function tellEverybody(deps: TellDeps, at: Date, stopping: () => boolean): Promise<number | null> {
  const { policies, directoryAsked } = await judgePolicies(deps);
  if (!directoryAsked) return pause;
  let wait: number | null = null;
  for (const ownerId of new Set(policies.map((policy) => policy.ownerId))) {
    if (stopping()) return 0;
    const theirs = policies.filter((policy) => policy.ownerId === ownerId);
    const again = await tellOwner(deps, theirs, at);
    if (again !== null) wait = Math.max(wait ?? 0, again);
  }
  return wait;
}

async function tellOwner(deps: TellDeps, policies: readonly JudgedPolicy[], at: Date): Promise<number | null> {
  const to = policies[0]?.owner?.mail;
  if (!to) {
    deps.log.warn('health.owner-unreachable', { policyId: policies[0]?.policyId, policies: policies.length });
    return null;
  }
  try {
    await tellInTurn(deps, to, policies, at);
    return null;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    deps.log.warn('health.not-told', { fault: error.fault, ...errorFacts(error) });
    return error.passing ? (error.retryAfter ?? pause) : null;
  }
}

/** One process at a time for one owner: another that looked at the same moment finds what this one wrote. */
async function tellInTurn(deps: TellDeps, to: string, policies: readonly JudgedPolicy[], at: Date): Promise<void> {
  const today = dayOf(at);
  await deps.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${policies[0]?.ownerId ?? ''}, 0))`);
    const ids = policies.map(({ policyId }) => policyId);
    const told = await tx.select().from(healthNotice).where(inArray(healthNotice.policyId, ids));
    if (told.some(({ toldAt }) => dayOf(toldAt) === today)) return;
    const known = new Set(told.map(({ policyId, key }) => `${policyId} ${key}`));
    const news = policies
      .map((policy) => ({
        policy,
        fresh: policy.findings
          .map((finding) => ({ finding, key: sha256(newsKey(finding, today)) }))
          .filter(({ key }) => !known.has(`${policy.policyId} ${key}`)),
      }))
      .filter(({ fresh }) => fresh.length > 0);
    if (news.length === 0) return;
    const mail = healthMail({
      policies: news.map(({ policy, fresh }) => ({
        title: policy.document.title,
        findings: fresh.map(({ finding }) => finding),
      })),
      link: healthLink(deps.settings),
    });
    await deps.mailer.send({ to, ...mail });
    const notices = news.flatMap(({ policy: { policyId }, fresh }) =>
      fresh.map(({ key }) => ({ policyId, key, toldAt: at })),
    );
    await tx.insert(healthNotice).values(notices).onConflictDoNothing();
    deps.log.info('health.told', { policies: news.length, findings: notices.length });
  });
}
