import { sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { type WeeklyCampaign, weeklyMail } from '#server/cards/weekly-mail.ts';
import type { Settings } from '#server/config/settings.ts';
import { errorFacts } from '#server/log/logger.ts';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Tx } from '#server/store/open-store.ts';
import { notice } from '#server/store/schema/messages.ts';
import { mondayOf } from '#src/domain/calendar/plain-days.ts';
import { nextSchoolDay } from '#src/domain/calendar/school-days.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { DeliveryError, type DeliveryFault } from '#src/domain/delivery.ts';
import { Failure } from '#src/domain/failure.ts';
import { languageFor } from '#src/domain/language.ts';
import { isChasing } from './remind-plan.ts';
import type { ChasePart } from './remind-send.ts';
import { isTold, type TellOnceDeps, tellOnce } from './tell-once.ts';

export type WeeklyDeps = TellOnceDeps & {
  readonly now: () => Date;
  readonly directory: Directory;
  readonly settings: Pick<Settings, 'publicUrl'>;
};

/** Seconds before Microsoft 365 is asked again where it could not be reached. */
const pause = 300;
const mostNames = 20;

/**
 * On the first school day of a week, tells whoever sent campaigns by mail how they stand: one message for all of theirs
 * that people still have to answer. A process killed between Exchange's answer and our note of it tells them once more.
 */
export function createWeeklySummary(deps: WeeklyDeps): ChasePart {
  let lookedOn = '';
  let pausedUntil = 0;
  return async (school, stopping) => {
    const at = deps.now();
    const today = dayOf(at);
    const isTheDay = today === nextSchoolDay(mondayOf(today), school);
    if (!school.weeklySummary || !isTheDay || lookedOn === today || at.getTime() < pausedUntil) return null;
    const pauseFor = (seconds: number): number => {
      pausedUntil = at.getTime() + seconds * 1_000;
      return seconds;
    };
    try {
      let elsewhere: number | null = null;
      for (const [creator, campaignIds] of await openCampaigns(deps.db)) {
        if (stopping()) return 0;
        elsewhere = (await tell(deps, creator, campaignIds, at)) ?? elsewhere;
      }
      if (elsewhere !== null) return pauseFor(elsewhere);
    } catch (error) {
      // Whoever waits for a budget is refused when the product stops.
      if (stopping()) return 0;
      if (!(error instanceof DeliveryError) && !(error instanceof Failure)) throw error;
      deps.log.warn('weekly.not-told', errorFacts(error));
      return pauseFor((error instanceof DeliveryError ? error.retryAfter : null) ?? pause);
    }
    lookedOn = today;
    return null;
  };
}

/** Campaigns that people still have to answer, by who sent them. */
async function openCampaigns(db: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.execute<{ created_by: string; ids: string[] }>(sql`
    select c.created_by, jsonb_agg(c.id order by c.due_on, c.id) as ids from campaign c
    where ${isChasing} and exists (select 1 from request r where r.campaign_id = c.id and ${isAwaited})
    group by c.created_by order by c.created_by`);
  return new Map(rows.map(({ created_by, ids }) => [created_by, ids]));
}

/** Another process finds what this one wrote. */
async function tell(
  deps: WeeklyDeps,
  creator: string,
  campaignIds: readonly string[],
  at: Date,
): Promise<number | null> {
  const { db, directory, settings, log } = deps;
  const today = dayOf(at);
  const key = `weekly ${creator} ${mondayOf(today)}`;
  if (await isTold(db, key)) return null;
  const reader = await directory.personById(creator);
  if (!reader?.enabled || reader.mail === null) {
    log.warn('weekly.nobody-reachable', { campaigns: campaignIds.length });
    return null;
  }
  return tellOnce(deps, {
    kind: 'weekly',
    reader: creator,
    to: reader.mail,
    read: async (tx) => {
      if (await isTold(tx, key)) return null;
      const campaigns: WeeklyCampaign[] = [];
      for (const id of campaignIds) {
        const link = `${settings.publicUrl}/tab#/campaigns/${id}`;
        campaigns.push({ ...(await standingOfCampaign(tx, id, today)), link });
      }
      return campaigns;
    },
    mailOf: (campaigns) => weeklyMail(languageFor(reader), campaigns),
    told: async (tx, campaigns) => {
      await tx.insert(notice).values({ key, kind: 'weekly', toldAt: at });
      log.info('weekly.told', { campaigns: campaigns.length });
    },
  });
}

type Standing = Omit<WeeklyCampaign, 'link'>;

async function standingOfCampaign(tx: Tx, campaignId: string, today: PlainDay): Promise<Standing> {
  const { rows } = await tx.execute<{ due_on: PlainDay; accepted: number; asked: number; titles: string[] }>(sql`
    select c.due_on::text,
      (select jsonb_agg(v.document->>'title' order by cv.place) from campaign_version cv
        join policy_version v on v.id = cv.version_id where cv.campaign_id = c.id) as titles,
      (select count(*)::int from request r where r.campaign_id = c.id and r.state = 'accepted') as accepted,
      (select count(*)::int from request r
        where r.campaign_id = c.id and r.state in ('accepted', 'outstanding')) as asked
    from campaign c where c.id = ${campaignId}`);
  const [row] = rows;
  if (!row) throw new Error('A campaign that was just there is gone.');
  const overdue = await tx.execute<{ name: string; people: number }>(sql`
    with late as (
      select distinct p.object_id, p.name from request r
      join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
      where r.campaign_id = ${campaignId} and ${isAwaited} and r.due_on < ${today})
    select name, (select count(*)::int from late) as people from late order by name, object_id limit ${mostNames}`);
  const unreached = await tx.execute<{ name: string; fault: DeliveryFault | null; people: number }>(sql`
    with last as (
      select distinct on (p.object_id) p.object_id, p.name, d.fault from request r
      join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
      join delivery d on d.request_id = r.id and d.state = 'failed'
      where r.campaign_id = ${campaignId} and ${isAwaited}
        and not exists (select 1 from delivery e where e.request_id = r.id and e.state in ('sent', 'queued'))
      order by p.object_id, d.id desc)
    select name, fault, (select count(*)::int from last) as people from last order by name, object_id limit ${mostNames}`);
  return {
    titles: row.titles,
    dueOn: row.due_on,
    accepted: row.accepted,
    asked: row.asked,
    overdue: { first: overdue.rows.map(({ name }) => name), all: overdue.rows[0]?.people ?? 0 },
    undelivered: {
      first: unreached.rows.map(({ name, fault }) => ({ name, fault })),
      all: unreached.rows[0]?.people ?? 0,
    },
  };
}
