import { publishedLimits } from '#server/adapters/limits.ts';
import type { LimitTally } from '#tests/support/control.ts';
import { type Figure, rounded } from './figure.ts';
import { openSendingSchool, type SendingSchool, secondsToSend } from './sending-school.ts';

const usualPeople = 5_000;
const usualScale = 2;
/** More at once, so that a run whose every third call fails ends in some two minutes. */
const foulScale = 6;
const shareOfFaults = 0.3;

/** The first send to a whole trust, with the published limits. */
export async function firstSend(
  folder: string,
  port: number,
  people = usualPeople,
  scale = usualScale,
): Promise<readonly Figure[]> {
  const school = await openSendingSchool(folder, port, { people, tenantScale: scale, productScale: scale });
  const worker = await school.start('worker', port + 2);
  try {
    const campaignId = await school.draft('Rules');
    const took = await secondsToSend(school, campaignId);
    const tallies = await school.control.limitTallies();
    const ends = await endsOf(school);
    const allowed = secondsAllowed(people, scale);
    const calls = callsOf(tallies);
    const throttled = Object.values(tallies).reduce((sum, one) => sum + one.refused, 0) / calls;
    return [
      {
        name: 'first send',
        value: rounded(took, 1),
        unit: `s from Send to the last of ${people} cards; limits ${scale} times the published`,
        reference: rounded(allowed, 1),
        ratio: rounded(took / allowed, 3),
        goal: 'at most 1.10 x the time the limits allow',
        ok: took / allowed <= 1.1,
      },
      noneOf('first send, people without a card', 'people', ends.without.length),
      noneOf('first send, people with more than one', 'people', ends.twice.length),
      {
        name: 'first send, calls throttled',
        value: rounded(throttled * 100, 2),
        unit: `% of ${calls} calls${refusedBy(tallies)}`,
        reference: 1,
        ratio: rounded(throttled * 100),
        goal: 'under 1 %',
        ok: throttled < 0.01,
      },
    ];
  } finally {
    await worker.stop();
    await school.close();
  }
}

/** A call counts in each window of each limit that it falls under, and is one call. */
function callsOf(tallies: Readonly<Record<string, LimitTally>>): number {
  const limits = new Map<string, number>();
  for (const [name, { calls }] of Object.entries(tallies)) {
    const limit = /^(SharePoint|bot|mailbox)/.exec(name)?.[0] ?? name;
    limits.set(limit, Math.max(limits.get(limit) ?? 0, calls));
  }
  return [...limits.values()].reduce((sum, calls) => sum + calls, 0);
}

/** The slower of the two: an installation a person, and two calls of the bot. */
function secondsAllowed(people: number, scale: number): number {
  const limits = publishedLimits(1_000);
  const perSecond = (key: 'bot' | 'teams-install') => (limits[key][0]?.units ?? 0) * scale;
  return Math.max((people * 2) / perSecond('bot'), people / perSecond('teams-install'));
}

/** The same while calls fail at random. */
export async function firstSendInFoulWeather(
  folder: string,
  port: number,
  people = usualPeople,
  scale = foulScale,
): Promise<readonly Figure[]> {
  const school = await openSendingSchool(folder, port, { people, tenantScale: scale, productScale: scale });
  const worker = await school.start('worker', port + 2);
  try {
    const campaignId = await school.draft('Rules');
    await school.control.chaos({ share: shareOfFaults, hangSeconds: 3 });
    const took = await secondsToSend(school, campaignId);
    const { lost } = await school.control.chaosReport();
    await school.control.chaos({ share: 0 });
    const ends = await endsOf(school);
    const takenForSent = new Set(lost.flatMap(({ recipients }) => recipients.map((one) => one.toLowerCase())));
    const unnamed = await unnamedAmong(school, ends.without, takenForSent);
    const unsaid = await notUnsure(school, ends.twice);
    const about = `people of ${people}, ${shareOfFaults * 100} % of calls failing, ${rounded(took, 0)} s`;
    return [
      noneOf('first send in foul weather, people whom nothing reached and no cause names', about, unnamed),
      noneOf('first send in foul weather, people with two cards of which nothing is said', about, unsaid),
    ];
  } finally {
    await worker.stop();
    await school.close();
  }
}

type Ends = { readonly without: readonly string[]; readonly twice: readonly string[] };

/** Who has no card or message in the tenant, and who has more than one card. */
async function endsOf({ control, objectIds }: SendingSchool): Promise<Ends> {
  const received = new Map((await control.received()).map((one) => [one.objectId, one]));
  const cards = (id: string) => received.get(id)?.cards ?? 0;
  return {
    without: objectIds.filter((id) => cards(id) + (received.get(id)?.mails ?? 0) === 0),
    twice: objectIds.filter((id) => cards(id) > 1),
  };
}

/** Of people whom nothing reached: those for whom no way failed by name, and no message was taken and lost in the tenant. */
async function unnamedAmong(
  { database, control }: SendingSchool,
  objectIds: readonly string[],
  takenForSent: ReadonlySet<string>,
): Promise<number> {
  const { rows } = await database.query<{ object_id: string }>(
    `select r.object_id from request r where r.object_id = any($1::uuid[]) and not exists (
       select 1 from delivery d where d.request_id = r.id and (d.fault is not null or d.rung = 'slip'))`,
    [objectIds],
  );
  const addresses = new Map(
    (await control.people()).map(({ objectId, mail }) => [objectId, mail?.toLowerCase() ?? '']),
  );
  return rows.filter(({ object_id: id }) => !takenForSent.has(id) && !takenForSent.has(addresses.get(id) ?? '')).length;
}

async function notUnsure({ database }: SendingSchool, objectIds: readonly string[]): Promise<number> {
  const { rows } = await database.query(
    `select 1 from request r where r.object_id = any($1::uuid[]) and not exists (
       select 1 from delivery d where d.request_id = r.id and d.unsure)`,
    [objectIds],
  );
  return rows.length;
}

export function refusedBy(tallies: Readonly<Record<string, LimitTally>>): string {
  const refused = Object.entries(tallies).filter(([, one]) => one.refused > 0);
  return refused.length === 0 ? '' : `: ${refused.map(([name, one]) => `${one.refused} of ${name}`).join(', ')}`;
}

function noneOf(name: string, unit: string, count: number): Figure {
  return { name, value: count, unit, reference: 0, ratio: count, goal: 'none', ok: count === 0 };
}
