import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import { furtherProcess } from '#tests/support/further-process.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** Due on Wednesday 30 September; ten days later is a Saturday, so managers hear of it on Monday 12 October. */

let world: World;
let admin: Client;
let sender: TenantPerson;
beforeEach(async () => {
  world = await createWorld({ now: startOfTerm, settings: { LIMITS_SCALE: '1000' } });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  sender = await world.control.person('sunita.rao');
});
afterEach(async () => {
  expect(await world.control.unknownCalls()).toEqual([]);
  await world.close();
});

async function asked(group: string): Promise<CampaignDetail> {
  const first = await publishModel(admin, 'code-of-conduct');
  const second = await publishModel(admin, 'agency-staff');
  return ask(world, admin, [first.id, second.id], [group]);
}

async function look(day: string, time = '09:00'): Promise<void> {
  await world.control.setClock(`${day}T${time}:00+01:00`);
  await wakeUp(world, 'reminders');
}

const mailsTo = async (person: TenantPerson, subject: RegExp) =>
  (await world.control.mailbox(person.objectId)).filter((mail) => subject.test(mail.subject));
const escalations = (person: TenantPerson) => mailsTo(person, /not accepted what was due$/);
const summaries = (person: TenantPerson) => mailsTo(person, /^This week/);

test('a line manager hears once, in one message, of everybody who is long overdue and of nobody else', async () => {
  const campaign = await asked('Supply agency');
  const manager = await world.control.person('Daniel Whitcombe');
  const [onLeave] = campaign.recipients;
  await world.database.query(`update request set state = 'exempt' where object_id = $1`, [onLeave?.objectId]);
  for (const day of ['2026-10-09', '2026-10-10']) await look(day);
  await look('2026-10-12', '07:30');
  expect(await escalations(manager)).toEqual([]);
  const other = await furtherProcess(world);
  for (const day of ['2026-10-12', '2026-10-13', '2026-10-19']) await look(day);
  await other.stop();
  const [mail, second] = await escalations(manager);
  expect(second).toBeUndefined();
  const others = new Set(campaign.recipients.map(({ name }) => name).filter((name) => name !== onLeave?.name));
  expect(mail?.subject).toBe(`${others.size} people have not accepted what was due`);
  for (const name of others) expect(mail?.html).toContain(name);
  expect(mail?.html).not.toContain(onLeave?.name);
  expect(mail?.html.match(/due by Wednesday 30 September 2026/g)).toHaveLength(2 * others.size);
  const { rows } = await world.database.query(
    `select count(*)::int as entries, count(distinct subject)::int as requests from ledger where kind = 'escalated'`,
  );
  expect(rows).toEqual([{ entries: 2 * others.size, requests: 2 * others.size }]);
}, 60_000);

test('of people without a manager whoever sent the campaign hears, and Microsoft being busy only delays it', async () => {
  const campaign = await asked('Governors');
  await world.control.fail({ path: '/manager', status: 503, retryAfter: 60, times: 1 });
  const named = campaign.recipients.map(({ name }) => name);
  await look('2026-10-12');
  expect(await escalations(sender)).toEqual([]);
  await look('2026-10-12', '09:30');
  const [mail] = await escalations(sender);
  expect(mail?.html).toContain('no line manager');
  for (const name of named.filter((one) => one !== 'Priya Raman')) expect(mail?.html).toContain(name);
}, 60_000);

test('on the first school day of a week, and on no other, whoever sent a campaign reads how it stands', async () => {
  await world.control.changePerson((await world.control.person('Brenda Sugden')).objectId, { appRefused: true });
  await admin.put('/api/school', {
    nation: 'england',
    closures: [{ name: 'Training', from: '2026-10-05', until: '2026-10-05' }],
    chaseFrom: 8,
    chaseUntil: 17,
    fallbacks: ['mail'],
    weeklySummary: true,
  });
  const campaign = await asked('Midday staff');
  await look('2026-09-10');
  for (const day of ['2026-10-02', '2026-10-03', '2026-10-05']) await look(day);
  expect(await summaries(sender)).toEqual([]);
  for (const time of ['07:30', '09:00', '14:00']) await look('2026-10-06', time);
  await look('2026-10-07');
  const [mail, second] = await summaries(sender);
  expect(second).toBeUndefined();
  const people = new Set(campaign.recipients.map(({ name }) => name)).size;
  expect(mail?.html).toContain(`0 of ${2 * people} accepted`);
  expect(mail?.html).toContain(`Overdue: ${people} people`);
  expect(mail?.html).toContain('Brenda Sugden: The directory holds no mail address for this person.');
  await admin.put('/api/school', {
    ...(await admin.get<{ school: object }>('/api/school')).body.school,
    weeklySummary: false,
  });
  await look('2026-10-12');
  expect(await summaries(sender)).toHaveLength(1);
}, 60_000);
