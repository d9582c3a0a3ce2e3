import { sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { escalationMail } from '#server/cards/escalation-mail.ts';
import { errorFacts } from '#server/log/logger.ts';
import { isAwaited } from '#server/store/is-awaited.ts';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import type { ReminderPlan } from '#src/domain/campaign.ts';
import { dayOf, type PlainDay, schoolTimeZone } from '#src/domain/day.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { Failure } from '#src/domain/failure.ts';
import { languageFor } from '#src/domain/language.ts';
import type { Person } from '#src/domain/person.ts';
import { escalationDue } from '#src/domain/reminders.ts';
import type { School } from '#src/domain/school.ts';
import { isAtWork, isChasing } from './remind-plan.ts';
import type { ChasePart } from './remind-send.ts';
import { isTold, type TellOnceDeps, tellOnce } from './tell-once.ts';

export type EscalateDeps = TellOnceDeps & {
  readonly now: () => Date;
  readonly directory: Directory;
};

/** Seconds before Microsoft 365 is asked again where it could not be reached. */
const pause = 300;
const lookUpsAtOnce = 4;

/**
 * Once on a day, tells line managers by mail who of their people is far past the due date; whoever sent the campaign
 * hears of those without a manager who can be reached. Each request is told once. A process killed between Exchange's
 * answer and our note of it tells that reader once more, and the ledger says so.
 */
export function createEscalation(deps: EscalateDeps): ChasePart {
  let lookedOn = '';
  let pausedUntil = 0;
  let managers = new Map<string, Person | null>();
  return async (school, stopping) => {
    const at = deps.now();
    const today = dayOf(at);
    if (lookedOn === today || at.getTime() < pausedUntil) return null;
    const pauseFor = (seconds: number): number => {
      pausedUntil = at.getTime() + seconds * 1_000;
      return seconds;
    };
    const overdue = await overdueLong(deps.db, today, school);
    try {
      await findManagers(deps.directory, overdue, managers, stopping);
      let elsewhere: number | null = null;
      for (const letter of await lettersTo(deps, overdue, managers)) {
        if (stopping()) return 0;
        elsewhere = (await tell(deps, letter, at)) ?? elsewhere;
      }
      if (elsewhere !== null) return pauseFor(elsewhere);
    } catch (error) {
      // Whoever waits for a budget is refused when the product stops.
      if (stopping()) return 0;
      if (!(error instanceof DeliveryError) && !(error instanceof Failure)) throw error;
      deps.log.warn('escalation.not-told', errorFacts(error));
      return pauseFor((error instanceof DeliveryError ? error.retryAfter : null) ?? pause);
    }
    if (stopping()) return 0;
    lookedOn = today;
    managers = new Map();
    return null;
  };
}

type Overdue = {
  readonly id: string;
  readonly objectId: string;
  readonly name: string;
  readonly title: string;
  readonly dueOn: PlainDay;
  readonly createdBy: string;
};

/** Requests of which a manager is to know by now and was not told, by name of the person. */
async function overdueLong(db: Tx, today: PlainDay, school: School): Promise<Overdue[]> {
  const { rows } = await db.execute<{
    id: string;
    object_id: string;
    name: string;
    title: string;
    due_on: PlainDay;
    asked_on: PlainDay;
    created_by: string;
    plan: ReminderPlan;
  }>(sql`
    select r.id, r.object_id, p.name, v.document->>'title' as title, r.due_on::text, c.created_by, c.reminders as plan,
      (r.asked_at at time zone ${schoolTimeZone})::date::text as asked_on
    from request r join campaign c on c.id = r.campaign_id
    join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    join policy_version v on v.id = r.version_id
    where ${isAwaited} and r.due_on < ${today} and ${isChasing} and ${isAtWork(today)}
      and not exists (select 1 from notice n where n.key = 'escalation ' || r.id)
    order by p.name, r.object_id, r.due_on, r.id`);
  return rows
    .filter(({ asked_on, due_on, plan }) => {
      const one = { state: 'outstanding', askedOn: asked_on, dueOn: due_on } as const;
      return escalationDue(one, { plan, school, startsOn: null }, today);
    })
    .map((row) => ({
      id: row.id,
      objectId: row.object_id,
      name: row.name,
      title: row.title,
      dueOn: row.due_on,
      createdBy: row.created_by,
    }));
}

/** Asks for each person once on a day, and goes on where it was stopped. */
async function findManagers(
  directory: Directory,
  overdue: readonly Overdue[],
  known: Map<string, Person | null>,
  stopping: () => boolean,
): Promise<void> {
  const people = [...new Set(overdue.map(({ objectId }) => objectId))].filter((objectId) => !known.has(objectId));
  for (let from = 0; from < people.length && !stopping(); from += lookUpsAtOnce) {
    await Promise.all(
      people.slice(from, from + lookUpsAtOnce).map(async (objectId) => {
        known.set(objectId, await directory.managerOf(objectId));
      }),
    );
  }
}

type Letter = {
  readonly as: 'manager' | 'creator';
  readonly reader: Person & { readonly mail: string };
  readonly requestIds: readonly string[];
};

/** One message for each manager, and one for each sender of campaigns whom somebody without a manager leaves to hear it. */
async function lettersTo(
  { directory, log }: EscalateDeps,
  overdue: readonly Overdue[],
  managers: ReadonlyMap<string, Person | null>,
): Promise<readonly Letter[]> {
  const letters = new Map<string, { as: Letter['as']; reader: Letter['reader']; requestIds: string[] }>();
  const creators = new Map<string, Person | null>();
  for (const { id, objectId, createdBy } of overdue) {
    const manager = reachable(managers.get(objectId) ?? null);
    if (!manager && !creators.has(createdBy)) creators.set(createdBy, await directory.personById(createdBy));
    const reader = manager ?? reachable(creators.get(createdBy) ?? null);
    if (!reader) {
      log.warn('escalation.nobody-reachable', { requestId: id });
      continue;
    }
    const as = manager ? 'manager' : 'creator';
    const letter = letters.get(`${as} ${reader.objectId}`) ?? { as, reader, requestIds: [] };
    letter.requestIds.push(id);
    letters.set(`${as} ${reader.objectId}`, letter);
  }
  return [...letters.values()];
}

function reachable(person: Person | null): Letter['reader'] | null {
  return person?.enabled && person.mail !== null ? { ...person, mail: person.mail } : null;
}

/** Another process finds what this one wrote, and what was accepted meanwhile is left out. */
async function tell(deps: EscalateDeps, { as, reader, requestIds }: Letter, at: Date): Promise<number | null> {
  const today = dayOf(at);
  const dayKey = `escalation ${as} ${reader.objectId} ${today}`;
  return tellOnce(deps, {
    kind: 'escalation',
    reader: `${as} ${reader.objectId}`,
    to: reader.mail,
    read: async (tx) => ((await isTold(tx, dayKey)) ? null : stillOverdue(tx, requestIds)),
    mailOf: (rows) => escalationMail({ language: languageFor(reader), as, people: byPerson(rows) }),
    told: async (tx, rows, unsure) => {
      const keys = [dayKey, ...rows.map(({ id }) => `escalation ${id}`)];
      await tx.execute(sql`
        insert into notice (key, kind, told_at)
        select key, 'escalation', ${at.toISOString()} from unnest(${sql.param(keys)}::text[]) as key`);
      const facts = rows.map(({ id, tenant_id, object_id, salt }) => ({
        kind: 'escalated' as const,
        subject: id,
        payload: { person: commitment(salt, `${tenant_id}|${object_id}`), to: as, unsure },
      }));
      await appendToLedger(tx, at, facts);
      deps.log.info('escalation.told', { as, requests: rows.length });
    },
  });
}

/** Null where nothing is left to tell. */
async function stillOverdue(tx: Tx, requestIds: readonly string[]): Promise<readonly StillOverdue[] | null> {
  const { rows } = await tx.execute<StillOverdue>(sql`
    select r.id, r.tenant_id, r.object_id, p.name, p.salt, v.document->>'title' as title, r.due_on::text
    from request r join campaign c on c.id = r.campaign_id
    join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
    join policy_version v on v.id = r.version_id
    where r.id = any(${sql.param([...requestIds])}::uuid[]) and ${isAwaited} and ${isChasing}
      and not exists (select 1 from notice n where n.key = 'escalation ' || r.id)
    order by p.name, r.object_id, r.due_on, r.id`);
  return rows.length === 0 ? null : rows;
}

type StillOverdue = {
  readonly id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly salt: string;
  readonly title: string;
  readonly due_on: PlainDay;
};

function byPerson(rows: readonly StillOverdue[]) {
  const people = new Map<string, { name: string; policies: { title: string; dueOn: PlainDay }[] }>();
  for (const { object_id, name, title, due_on } of rows) {
    const person = people.get(object_id) ?? { name, policies: [] };
    person.policies.push({ title, dueOn: due_on });
    people.set(object_id, person);
  }
  return [...people.values()];
}
