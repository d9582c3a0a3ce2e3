import { join } from 'node:path';
import { type Figure, median, rounded } from './figure.ts';
import { refusedBy } from './first-send.ts';
import { openSendingSchool, type SendingSchool, secondsToSend } from './sending-school.ts';
import { slowRoad } from './slow-road.ts';

const usualPeople = 600;
const rounds = 3;
const counts = [1, 2, 4] as const;
const scaleUnderLimits = 2;
/** What a call of Graph or of the bot connector commonly takes. */
const answerMs = 300;
/** Beyond what any number of workers here could use. */
const withoutLimits = 1_000;

/** One database, and one, two and four worker processes: what more of them bring, and whether they keep the limits together. */
export async function workers(folder: string, port: number, people = usualPeople): Promise<readonly Figure[]> {
  return [...(await growth(join(folder, 'free'), port, people)), await together(join(folder, 'limited'), port, people)];
}

/** Turn by turn, so that whatever else the machine does falls on all alike. */
async function growth(folder: string, port: number, people: number): Promise<readonly Figure[]> {
  const school = await openSendingSchool(folder, port, { people, tenantScale: 0, productScale: withoutLimits });
  const road = await slowRoad(school.tenantOrigin, answerMs);
  const far = { GRAPH_URL: road.origin, BOT_SERVICE_URL: `${road.origin}/connector` };
  try {
    const rates = new Map<number, number[]>(counts.map((count) => [count, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const count of counts)
        rates.get(count)?.push(await rateOf(school, port, count, `Rules ${round} ${count}`, far));
    }
    const alone = median(rates.get(1) ?? []);
    return counts.map((count) => {
      const rate = median(rates.get(count) ?? []);
      return {
        name: `cards a second from ${count} worker ${count === 1 ? 'process' : 'processes'}`,
        value: rounded(rate, 0),
        unit: `per second without limits, each call answered after ${answerMs} ms; tenant and database on this machine`,
        reference: rounded(alone, 0),
        ratio: rounded(rate / alone),
        goal: count === 1 ? 'the reference' : 'more than from one',
        ok: count === 1 || rate > alone,
      };
    });
  } finally {
    road.close();
    await school.close();
  }
}

async function rateOf(
  school: SendingSchool,
  port: number,
  count: number,
  title: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const campaignId = await school.draft(title);
  const processes = await Promise.all(
    Array.from({ length: count }, (_none, index) => school.start('worker', port + 2 + index, settings)),
  );
  await secondsToSend(school, campaignId);
  await Promise.all(processes.map((one) => one.stop()));
  // From the first card to the last: asking everybody comes before, and is done by one process in any case.
  const { rows } = await school.database.query<{ rate: number }>(
    `select (count(*) - 1) / extract(epoch from max(d.sent_at) - min(d.sent_at))::float8 as rate
     from delivery d join request r on r.id = d.request_id where r.campaign_id = $1 and d.state = 'sent'`,
    [campaignId],
  );
  return rows[0]?.rate ?? Number.NaN;
}

/** The tenant refuses whatever is beyond a limit: so few refusals mean that the four kept it together. */
async function together(folder: string, port: number, people: number): Promise<Figure> {
  const school = await openSendingSchool(folder, port, {
    people,
    tenantScale: scaleUnderLimits,
    productScale: scaleUnderLimits,
  });
  try {
    const rate = await rateOf(school, port, 4, 'Rules within limits');
    const tallies = Object.entries(await school.control.limitTallies());
    const refused = tallies.reduce((sum, [, one]) => sum + one.refused, 0);
    const callsOf = (limit: string) => tallies.find(([name]) => name.startsWith(limit))?.[1].calls ?? 0;
    const calls = callsOf('bot calls') + callsOf('POST installedApps');
    return {
      name: 'four worker processes within limits, calls throttled',
      value: refused,
      unit: `calls of ${calls} for installations and of the bot, at ${rounded(rate, 0)} people a second${refusedBy(Object.fromEntries(tallies))}`,
      reference: rounded(calls * 0.01, 0),
      ratio: rounded(refused / (calls * 0.01)),
      goal: 'under 1 %',
      ok: refused < calls * 0.01,
    };
  } finally {
    await school.close();
  }
}
