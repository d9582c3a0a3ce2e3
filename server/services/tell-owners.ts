import { inArray } from 'drizzle-orm';
import { healthMail } from '#server/cards/health-mail.ts';
import { healthLink } from '#server/cards/links.ts';
import type { Settings } from '#server/config/settings.ts';
import { errorFacts } from '#server/log/logger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { healthNotice } from '#server/store/schema/policies.ts';
import { sha256 } from '#server/store/sha256.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { isReminderTime, newsKey } from '#src/domain/health/news.ts';
import { type Language, languageFor } from '#src/domain/language.ts';
import { type JudgeDeps, type JudgedPolicy, judgePolicies } from './judge-policies.ts';
import { type TellOnceDeps, tellOnce } from './tell-once.ts';
import type { Worker } from './wake.ts';

export type TellDeps = JudgeDeps & TellOnceDeps & { readonly settings: Pick<Settings, 'publicUrl'> };

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
  const owner = policies[0]?.owner ?? null;
  const to = owner?.mail;
  if (!to) {
    deps.log.warn('health.owner-unreachable', { policyId: policies[0]?.policyId, policies: policies.length });
    return null;
  }
  try {
    return await tell(deps, { to, language: languageFor(owner) }, policies, at);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    deps.log.warn('health.not-told', { fault: error.fault, ...errorFacts(error) });
    return error.passing ? (error.retryAfter ?? pause) : null;
  }
}

/** Another process that looked at the same moment finds what this one wrote. */
async function tell(
  deps: TellDeps,
  { to, language }: { readonly to: string; readonly language: Language },
  policies: readonly JudgedPolicy[],
  at: Date,
): Promise<number | null> {
  return tellOnce(deps, {
    kind: 'health',
    reader: policies[0]?.ownerId ?? '',
    to,
    read: (tx) => newsOf(tx, policies, dayOf(at)),
    mailOf: (news) =>
      healthMail({
        language,
        policies: news.map(({ policy, fresh }) => ({
          title: policy.document.title,
          findings: fresh.map(({ finding }) => finding),
        })),
        link: healthLink(deps.settings),
      }),
    told: async (tx, news) => {
      const notices = news.flatMap(({ policy: { policyId }, fresh }) =>
        fresh.map(({ key }) => ({ policyId, key, toldAt: at })),
      );
      await tx.insert(healthNotice).values(notices).onConflictDoNothing();
      deps.log.info('health.told', { policies: news.length, findings: notices.length });
    },
  });
}

/** What the owner was not told yet, by policy; null where there is nothing, and on a day on which they were told. */
async function newsOf(tx: Tx, policies: readonly JudgedPolicy[], today: PlainDay) {
  const ids = policies.map(({ policyId }) => policyId);
  const told = await tx.select().from(healthNotice).where(inArray(healthNotice.policyId, ids));
  if (told.some(({ toldAt }) => dayOf(toldAt) === today)) return null;
  const known = new Set(told.map(({ policyId, key }) => `${policyId} ${key}`));
  const news = policies
    .map((policy) => ({
      policy,
      fresh: policy.findings
        .map((finding) => ({ finding, key: sha256(newsKey(finding, today)) }))
        .filter(({ key }) => !known.has(`${policy.policyId} ${key}`)),
    }))
    .filter(({ fresh }) => fresh.length > 0);
  return news.length === 0 ? null : news;
}
