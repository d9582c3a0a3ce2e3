import { sql } from 'drizzle-orm';
import type { ActivityFeed, BudgetKey, Budgets, Mailer } from '#server/adapters/ports.ts';
import { digestMail } from '#server/cards/digest-mail.ts';
import { homeLink, linksOf } from '#server/cards/links.ts';
import type { Settings } from '#server/config/settings.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import type { Db } from '#server/store/open-store.ts';
import { isChaseTime } from '#src/domain/calendar/chase-hours.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { School } from '#src/domain/school.ts';
import { messageTexts } from '#src/strings/messages.ts';
import { backOff } from './back-off.ts';
import { type ClaimedDigests, claimReminders, nextReminderIn, type ReminderWay } from './remind-claim.ts';
import { attemptsOf, reminded, remindLater, remindOtherwise } from './remind-outcome.ts';

export type RemindDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly feed: ActivityFeed;
  readonly mailer: Mailer;
  readonly budgets: Budgets;
  readonly settings: Pick<Settings, 'teamsAppId' | 'publicUrl'>;
};

/** One part of the work: gives the seconds after which to look again, or null where nothing waits. */
export type ChasePart = (school: School, stopping: () => boolean) => Promise<number | null>;

type Road = {
  readonly ways: readonly ReminderWay[];
  /** People a message may go to at once. */
  readonly most: number;
  readonly budget: BudgetKey;
  readonly send: (deps: RemindDeps, claimed: ClaimedDigests, today: PlainDay) => Promise<void>;
};

/** https://learn.microsoft.com/graph/api/teamwork-sendactivitynotificationtorecipients */
const feedRoad: Road = { ways: ['feed'], most: 100, budget: 'feed-many', send: sendToFeeds };
const mailRoad: Road = { ways: ['mail', 'plain-mail'], most: 1, budget: 'mail', send: sendMail };

const mostAttempts = 6;
/** Throttled without being told for how long: as after this many attempts. */
const throttledAsAttempt = 4;

/** Sends the digests of today that go to activity feeds. */
export function createFeedSender(deps: RemindDeps): ChasePart {
  return createSender(deps, feedRoad);
}

/** Sends the digests of today that go by mail. */
export function createDigestMailer(deps: RemindDeps): ChasePart {
  return createSender(deps, mailRoad);
}

function createSender(deps: RemindDeps, road: Road): ChasePart {
  let pausedUntil = 0;
  return async (school, stopping) => {
    while (!stopping() && pausedUntil <= Date.now()) {
      const wait = await sendNext(deps, road, school).catch((error: unknown) => {
        // Whoever waits for a budget is refused when the product stops.
        if (stopping()) return null;
        throw error;
      });
      if (wait === null) break;
      if (wait > 0) pausedUntil = Date.now() + wait * 1_000;
    }
    return stopping() ? 0 : waitOf(deps, road, school, pausedUntil);
  };
}

/** Gives the seconds Microsoft asked everyone to wait, or 0, or null where nothing is to be sent this way. */
async function sendNext(deps: RemindDeps, road: Road, school: School): Promise<number | null> {
  const { db, now, budgets, log } = deps;
  const wait = await waitOf(deps, road, school, 0);
  if (wait === null || wait > 0) return null;
  // Before the digests are taken: after a wait, what is outstanding would have to be read again.
  await budgets.spend(road.budget, 1, 'bulk');
  const wish = wishOf(road, now(), school);
  const claimed = await claimReminders(db, wish);
  if (!claimed) return null;
  const held = { day: wish.today, people: claimed.people };
  try {
    await road.send(deps, claimed, wish.today);
  } catch (error) {
    return refused(deps, road, held, error);
  }
  await reminded(db, now(), held, false);
  log.debug('reminder.sent', { by: road.ways[0], people: claimed.people.length });
  return 0;
}

/** Seconds until something may be sent this way; null where nothing waits. */
async function waitOf(deps: RemindDeps, road: Road, school: School, pausedUntil: number): Promise<number | null> {
  const next = await nextReminderIn(deps.db, wishOf(road, deps.now(), school));
  return next === null ? null : Math.max(next, (pausedUntil - Date.now()) / 1_000);
}

function wishOf({ ways, most }: Road, at: Date, school: School) {
  return { today: dayOf(at), ways, most, onlyAsked: !isChaseTime(at, school) };
}

async function refused(
  { db, now, log }: RemindDeps,
  road: Road,
  held: { readonly day: PlainDay; readonly people: ClaimedDigests['people'] },
  error: unknown,
): Promise<number> {
  const refusal = error instanceof DeliveryError ? error : new DeliveryError('unavailable', 'An unforeseen fault.');
  if (!(error instanceof DeliveryError)) log.error('reminder.defect', errorFacts(error));
  const facts = { by: road.ways[0], people: held.people.length, fault: refusal.fault };
  if (refusal.uncertain) {
    log.warn('reminder.unsure', facts);
    await reminded(db, now(), held, true);
    return 0;
  }
  const attempts = await attemptsOf(db, held);
  const throttled = refusal.fault === 'throttled';
  if (throttled || (refusal.passing && attempts < mostAttempts)) {
    const wait = refusal.retryAfter ?? backOff(throttled ? throttledAsAttempt : attempts);
    log.debug('reminder.put-off', { ...facts, seconds: wait });
    await remindLater(db, held, wait, !throttled);
    return throttled ? wait : 0;
  }
  log.warn('reminder.refused', { ...facts, ...errorFacts(error) });
  await remindOtherwise(db, held, road.ways[0] ?? 'mail', refusal.fault);
  return 0;
}

async function sendToFeeds(
  { feed, settings }: RemindDeps,
  { outstanding, dueOn, language, people }: ClaimedDigests,
  today: PlainDay,
): Promise<void> {
  const { digestTexts, dateWords, spokenDay } = messageTexts(language);
  await feed.notify({
    outstanding,
    day: dateWords(dueOn),
    preview: digestTexts.preview(outstanding, spokenDay(dueOn), dueOn < today),
    link: homeLink(settings),
    objectIds: people.map(({ objectId }) => objectId),
  });
}

async function sendMail({ db, mailer, settings }: RemindDeps, claimed: ClaimedDigests, today: PlainDay): Promise<void> {
  const [person] = claimed.people;
  if (!person) return;
  const { rows } = await db.execute<{ id: string; title: string; due_on: PlainDay; address: string | null }>(sql`
    select r.id, v.document->>'title' as title, r.due_on::text, coalesce(p.mail, p.other_mail) as address
    from request r join policy_version v on v.id = r.version_id
    join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    where r.id = any(${sql.param([...person.requestIds])}::uuid[])
    order by r.due_on, title, r.id`);
  const to = rows[0]?.address;
  if (!to) throw new DeliveryError('no-mailbox', 'The directory holds no mail address.');
  const policies = rows.map(({ id, title, due_on }) => ({ title, dueOn: due_on, link: linksOf(settings, id).web }));
  const links = { web: `${settings.publicUrl}/tab`, teams: homeLink(settings) };
  const [only, second] = rows;
  const message = { to, ...digestMail({ language: claimed.language, policies, today, links }) };
  await mailer.send(only && !second ? { ...message, requestId: only.id } : message, { booked: true });
}
