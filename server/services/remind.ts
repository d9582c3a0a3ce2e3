import { sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { chaseTimeFrom, isChaseTime } from '#src/domain/calendar/chase-hours.ts';
import { dayOf } from '#src/domain/day.ts';
import type { School } from '#src/domain/school.ts';
import { createEscalation, type EscalateDeps } from './escalate.ts';
import { readSchool } from './read-school.ts';
import { dropOld, settleLost } from './remind-outcome.ts';
import { isChasing, planReminders } from './remind-plan.ts';
import { createDigestMailer, createFeedSender, type RemindDeps } from './remind-send.ts';
import type { Worker } from './wake.ts';
import { createWeeklySummary, type WeeklyDeps } from './weekly-summary.ts';

type Deps = RemindDeps & EscalateDeps & WeeklyDeps;

/** Seconds after which the ladders are looked at again within a day: an exemption may have ended meanwhile. */
const planEvery = 300;
/** A day off may be far away, and a clock may be put right meanwhile. */
const longestWait = 3_600;

/**
 * Reminders, line managers and weekly summaries, in the hours in which people may be chased; outside them only what an
 * admin wanted at once. What is to be sent stands in rows, so any number of processes may run this at the same time.
 */
export function createReminderWorker(deps: Deps): Worker {
  const { db, now, log } = deps;
  const [toFeeds, byMail] = [createFeedSender(deps), createDigestMailer(deps)];
  // Mail comes last: Exchange takes little of it in a minute, and the others would wait behind it.
  const parts = [toFeeds, createEscalation(deps), createWeeklySummary(deps), byMail];
  let planned = { shape: '', at: 0 };

  const plan = async (school: School): Promise<void> => {
    const at = now();
    const shape = JSON.stringify([dayOf(at), school, await chasingCampaigns(db)]);
    const isFresh = Math.abs(at.getTime() - planned.at) < planEvery * 1_000;
    if (shape === planned.shape && isFresh) return;
    await planReminders(db, at, school);
    planned = { shape, at: at.getTime() };
  };

  return async (stopping) => {
    const school = await readSchool(db);
    const lost = await settleLost(db, now());
    if (lost > 0) log.warn('reminder.unsure', { people: lost });
    await dropOld(db, dayOf(now()));
    const isTime = isChaseTime(now(), school);
    if (isTime) await plan(school);
    let wait = isTime ? planEvery : secondsUntilHours(now(), school);
    for (const part of isTime ? parts : [toFeeds, byMail]) {
      wait = Math.min(wait, (await part(school, stopping)) ?? wait);
    }
    return wait;
  };
}

function secondsUntilHours(at: Date, school: School): number {
  return Math.min(longestWait, Math.max(1, (chaseTimeFrom(at, school).getTime() - at.getTime()) / 1_000));
}

/** Whatever changes when a campaign is sent, held back, taken up again or extended. */
async function chasingCampaigns(db: Tx): Promise<unknown> {
  const { rows } = await db.execute(sql`
    select c.id, c.due_on::text, c.reminders from campaign c where ${isChasing} order by c.id`);
  return rows;
}
