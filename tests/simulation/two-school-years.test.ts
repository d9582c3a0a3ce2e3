import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { publishFile, yesToAll } from '#tests/support/school.ts';
import { startWaker } from '#tests/support/waker.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { type Day, Oracle, type OracleCampaign, plusDays } from './oracle.ts';

/**
 * Two school years, day by day, through the front door: joiners, leavers, returners, leave, pauses, a later due day, a
 * new version, both clock changes. After every school day the oracle must agree on who was asked and reminded when.
 */
const firstDay = '2025-08-31';
const lastDay = '2027-07-30';
const closures = [
  { name: 'Autumn half-term', from: '2025-10-27', until: '2025-10-31' },
  { name: 'Christmas', from: '2025-12-22', until: '2026-01-02' },
  { name: 'February half-term', from: '2026-02-16', until: '2026-02-20' },
  { name: 'Easter', from: '2026-03-30', until: '2026-04-10' },
  { name: 'May half-term', from: '2026-05-25', until: '2026-05-29' },
  { name: 'Summer', from: '2026-07-21', until: '2026-08-31' },
  { name: 'Autumn half-term', from: '2026-10-26', until: '2026-10-30' },
  { name: 'Christmas', from: '2026-12-21', until: '2027-01-01' },
  { name: 'Easter', from: '2027-03-25', until: '2027-04-09' },
];
/** https://www.gov.uk/bank-holidays, England and Wales. */
const bankHolidays = [
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
  '2026-08-31',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
  '2027-05-03',
  '2027-05-31',
];
const reminders = { days: [-7, -2, 0, 3, 7], escalateAfter: null };
const joinerDays = 14;
/** People at the school. */
const size = 24;

let world: World;
let waker: Awaited<ReturnType<typeof startWaker>>;
let oracle: Oracle;
let admin: Client;
let random: () => number;
let staff: string;
let teachers: string;
const clients = new Map<string, Client>();
const principals = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ now: '2025-08-31T12:00:00Z', settings: { LIMITS_SCALE: '1000' } });
  waker = await startWaker(world);
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  const school = { nation: 'england', closures, chaseFrom: 8, chaseUntil: 17, weeklySummary: false };
  const put = await admin.put('/api/school', { ...school, fallbacks: ['mail', 'plain-mail', 'slip'] });
  expect(put.status).toBe(200);
  oracle = new Oracle(closures, bankHolidays);
  random = randomFrom(Number(process.env['SIMULATION_SEED'] ?? 20_250_901));
  staff = (await world.control.addGroup('Everybody here')).id;
  teachers = (await world.control.addGroup('Whoever teaches')).id;
  for (const one of await world.control.people()) {
    // Whose card cannot be sent is another test's matter; the admin stays as she is.
    if (one.trouble !== null || one.userType === 'Guest' || one.userPrincipalName.startsWith('sunita.rao')) continue;
    if (principals.size === size) break;
    principals.set(one.objectId, one.userPrincipalName);
    const groups = principals.size % 3 === 0 ? [staff] : [staff, teachers];
    for (const group of groups) await world.control.changeMembers(group, { add: [one.objectId] });
    oracle.people.set(one.objectId, { enabled: true, startsOn: null, groups: new Set(groups) });
  }
}, 60_000);

afterAll(async () => {
  await waker.stop();
  await world.close();
});

test('who was asked and reminded when is what the oracle says, for two school years', async () => {
  const plan = campaignsPlanned();
  for (let day: Day = firstDay; day <= lastDay; day = plusDays(day, 1)) {
    if (!oracle.isSchoolDay(day)) {
      await quietDay(day);
      continue;
    }
    await step(day, '09:00');
    await plan.get(day)?.(day);
    if (random() < 0.12) await someoneAccepts();
    if (random() < 0.3) {
      await somethingHappens(day);
      await step(day, '12:10');
      await step(day, '16:10');
    }
    expect({ day, ...apart(await found(), said()) }).toEqual({ day, onlyFound: [], onlySaid: [] });
  }
  expect(oracle.digests.length).toBeGreaterThan(100);
  expect(oracle.requests.filter((one) => one.state === 'accepted').length).toBeGreaterThan(50);
  expect(new Set(oracle.requests.map((one) => one.closedBecause))).toEqual(
    new Set([null, 'left', 'out-of-scope', 'superseded']),
  );
}, 600_000);

/** What the school does on which day. */
function campaignsPlanned(): ReadonlyMap<Day, (day: Day) => Promise<void>> {
  let rulesId = '';
  const sent = new Map<'rules' | 'trips', OracleCampaign>();
  const of = (name: 'rules' | 'trips'): OracleCampaign => {
    const campaign = sent.get(name);
    if (!campaign) throw new Error(`${name} is not sent yet`);
    return campaign;
  };
  return new Map<Day, (day: Day) => Promise<void>>([
    [
      '2025-09-01',
      async (day) => {
        const version = await publish('Rules', 'I will lock my screen when I walk away.');
        rulesId = version.policyId;
        sent.set('rules', await send(version.id, staff, '2025-09-30', day));
      },
    ],
    ['2025-10-06', () => setPause(of('rules'), true)],
    ['2025-10-15', () => setPause(of('rules'), false)],
    [
      '2026-01-12',
      async (day) => {
        const version = await publish('Trips', 'I will count the children when we leave and when we arrive.');
        sent.set('trips', await send(version.id, teachers, '2026-03-27', day));
      },
    ],
    ['2026-03-20', () => extend(of('trips'), '2026-05-22')],
    [
      '2026-09-02',
      async (day) => {
        const version = await publish('Rules', 'I will lock my screen and take my keys whenever I walk away.', rulesId);
        oracle.supersede(of('rules').versionId);
        await send(version.id, staff, '2026-10-02', day);
      },
    ],
  ]);
}

async function publish(title: string, rule: string, policyId?: string) {
  const text = `# ${title}\n\n- ${rule}\n\nI agree to follow these rules.\n`;
  return publishFile(admin, `${title}.md`, Buffer.from(text), policyId);
}

async function send(versionId: string, group: string, dueOn: Day, today: Day): Promise<OracleCampaign> {
  const body = { versionIds: [versionId], groupIds: [group], dueOn, message: '', sendBy: 'app', reminders, joinerDays };
  const created = await admin.post<CampaignDetail>('/api/campaigns', body);
  expect(created.status).toBe(201);
  expect((await admin.post(`/api/campaigns/${created.body.id}/send`)).status).toBe(202);
  await world.settled();
  const campaign = { id: created.body.id, versionId, groupId: group, dueOn, days: reminders.days, joinerDays };
  const known = { ...campaign, paused: false, over: false };
  oracle.send(known, today);
  return known;
}

async function setPause(campaign: OracleCampaign, paused: boolean): Promise<void> {
  expect((await admin.post(`/api/campaigns/${campaign.id}/${paused ? 'pause' : 'resume'}`)).status).toBe(200);
  campaign.paused = paused;
}

async function extend(campaign: OracleCampaign, dueOn: Day): Promise<void> {
  expect((await admin.post(`/api/campaigns/${campaign.id}/extend`, { dueOn })).status).toBe(200);
  oracle.extend(campaign, dueOn);
}

/** One moment of a school day, in the school's own time. */
async function step(day: Day, time: string): Promise<void> {
  await world.control.setClock(utcOf(day, time));
  await waker.wake('days');
  oracle.passDay(day);
  await waker.wake('people');
  oracle.readGroups(day);
  await world.settled();
  await waker.wake('reminders');
  oracle.remind(day);
}

/** At the weekend and in the holidays the product looks too, and says nothing. */
async function quietDay(day: Day): Promise<void> {
  await world.control.setClock(utcOf(day, '10:00'));
  await waker.wake('reminders');
}

async function someoneAccepts(): Promise<void> {
  const open = oracle.requests.filter((one) => one.state === 'outstanding' && oracle.people.get(one.objectId)?.enabled);
  const one = open[Math.floor(random() * open.length)];
  if (!one) return;
  const client = await clientFor(one.objectId);
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  const details = await Promise.all(
    requests.map(async ({ id }) => (await client.get<RequestDetail>(`/api/requests/${id}`)).body),
  );
  const rows = await world.database.query('select id from request where object_id = $1 and version_id = $2', [
    one.objectId,
    one.versionId,
  ]);
  const request = details.find(({ id }) => id === rows.rows[0]?.id);
  if (!request) throw new Error('What the oracle holds outstanding is not listed for the person');
  const answer = await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  expect(answer.status).toBe(201);
  oracle.accept(one);
}

async function somethingHappens(day: Day): Promise<void> {
  const entries = [...oracle.people];
  const [objectId, person] = entries[Math.floor(random() * entries.length)] ?? [];
  if (!objectId || !person) return;
  const drawn = random();
  if (!person.enabled) {
    await world.control.changePerson(objectId, { accountEnabled: true });
    person.enabled = true;
  } else if (!person.groups.has(staff)) {
    // Somebody may be in the group weeks before the first day of work.
    const startsOn = random() < 0.5 ? plusDays(day, Math.floor(random() * 30)) : null;
    await world.control.changePerson(objectId, { employeeHireDate: startsOn && utcOf(startsOn, '00:00') });
    await world.control.changeMembers(staff, { add: [objectId] });
    person.startsOn = startsOn;
    person.groups.add(staff);
  } else if (drawn < 0.3) {
    await world.control.changePerson(objectId, { accountEnabled: false });
    person.enabled = false;
  } else if (drawn < 0.6) {
    await world.control.changeMembers(staff, { remove: [objectId] });
    person.groups.delete(staff);
  } else if (drawn < 0.8) {
    const until = plusDays(day, 10 + Math.floor(random() * 40));
    const body = { objectIds: [objectId], policyId: null, reason: 'leave', note: '', until };
    expect((await admin.post('/api/exemptions', body)).status).toBe(201);
    oracle.exempt(objectId, until);
  } else if (person.groups.has(teachers)) {
    await world.control.changeMembers(teachers, { remove: [objectId] });
    person.groups.delete(teachers);
  } else {
    await world.control.changeMembers(teachers, { add: [objectId] });
    person.groups.add(teachers);
  }
}

async function clientFor(objectId: string): Promise<Client> {
  const known = clients.get(objectId) ?? (await world.as(principals.get(objectId) ?? ''));
  clients.set(objectId, known);
  return known;
}

/** What only one of the two knows of. */
function apart(found: readonly string[], said: readonly string[]) {
  const [inFound, inSaid] = [new Set(found), new Set(said)];
  return { onlyFound: found.filter((one) => !inSaid.has(one)), onlySaid: said.filter((one) => !inFound.has(one)) };
}

/** What the product holds. */
async function found(): Promise<readonly string[]> {
  const requests = await world.database.query(`
    select r.object_id as "objectId", r.version_id as "versionId", r.campaign_id as "campaignId",
      to_char(r.asked_at at time zone 'Europe/London', 'YYYY-MM-DD') as "askedOn", r.due_on::text as "dueOn", r.state,
      r.closed_because as "closedBecause"
    from request r`);
  const digests = await world.database.query(
    `select object_id as "objectId", day::text from reminder where state = 'sent'`,
  );
  return [...requests.rows, ...digests.rows].map(inWords);
}

function said(): readonly string[] {
  const requests = oracle.requests.map(({ delivered: _, ...one }) => one);
  const digests = oracle.digests.map(({ objectId, day }) => ({ objectId, day }));
  return [...requests, ...digests].map(inWords);
}

function inWords(row: object): string {
  return Object.entries(row)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function utcOf(day: Day, time: string): string {
  const asUtc = new Date(`${day}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
  const ahead = Number(shown.format(asUtc)) - asUtc.getUTCHours();
  return new Date(asUtc.getTime() - ahead * 3_600_000).toISOString();
}

/** The same school for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
