import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { furtherProcess } from '#tests/support/further-process.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, groupId, type Model, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';
import { remindersOf, sentToFeeds } from './reminders-support.ts';

/** Due on Wednesday 30 September: steps on 23, 28 and 30 September, and, off the weekend, on 5 and 7 October. */

let world: World;
let admin: Client;
afterEach(async () => {
  expect(await world.control.unknownCalls()).toEqual([]);
  await world.close();
});

async function open(options: Parameters<typeof createWorld>[0] = {}): Promise<void> {
  // As many mails in a second as the product would send in half an hour.
  world = await createWorld({ now: startOfTerm, settings: { LIMITS_SCALE: '1000' }, ...options });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
}

async function asked(groups: string[], models: Model[] = ['code-of-conduct']): Promise<CampaignDetail> {
  const versions = [];
  for (const model of models) versions.push(await publishModel(admin, model));
  return ask(
    world,
    admin,
    versions.map(({ id }) => id),
    groups,
  );
}

/** The worker looks on that day, at nine in the morning unless another time is given. */
async function look(day: string, time = '09:00'): Promise<void> {
  await world.control.setClock(`${day}T${time}:00+01:00`);
  await wakeUp(world, 'reminders');
}

const reminders = () => remindersOf(world);
const notification = async (objectId: string) => {
  const answer = await fetch(`${world.tenantOrigin}/control/activity/${objectId}`);
  return ((await answer.json()) as { notifications: { at: string; text: string; preview: string; webUrl: string }[] })
    .notifications;
};

test('a ladder through a due date: one digest a day for three policies, in school hours, by feed and then by mail', async () => {
  await open();
  const campaign = await asked(['Senior leaders'], ['code-of-conduct', 'all-adults-numbered', 'agency-staff']);
  const people = new Set(campaign.recipients.map(({ objectId }) => objectId)).size;
  await look('2026-09-23', '07:59');
  expect(await reminders()).toEqual([]);
  for (let day = '2026-09-17'; day < '2026-10-11'; day = addDays(day, 1)) await look(day);
  await look('2026-10-11', '17:00');
  expect(await reminders()).toEqual([
    { day: '2026-09-23', by: 'feed', state: 'sent', people },
    { day: '2026-09-28', by: 'feed', state: 'sent', people },
    { day: '2026-09-30', by: 'feed', state: 'sent', people },
    { day: '2026-10-05', by: 'mail', state: 'sent', people },
    { day: '2026-10-07', by: 'mail', state: 'sent', people },
  ]);
  const leader = campaign.recipients[0]?.objectId ?? '';
  const shown = await notification(leader);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatchObject({
    text: expect.stringContaining('3'),
    preview: expect.stringContaining('3 policies'),
  });
  expect(shown[0]?.webUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/entity\//);
  const mails = (await world.control.mailbox(leader)).filter(({ subject }) => subject.startsWith('Reminder'));
  expect(mails.map(({ subject }) => subject)).toEqual(
    Array.from({ length: 2 }, () => 'Reminder: 3 policies to read and accept, 3 overdue'),
  );
  for (const { policyTitle } of campaign.recipients) expect(mails[0]?.html).toContain(policyTitle);
  const { rows } = await world.database.query(
    `select payload->>'by' as by, count(*)::int as entries from ledger where kind = 'reminded' group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { by: 'feed', entries: 3 * people * 3 },
    { by: 'mail', entries: 2 * people * 3 },
  ]);
}, 60_000);

test('who accepts while Microsoft asks to wait is not reminded any more', async () => {
  await open();
  await asked(['Senior leaders']);
  await world.control.fail({ path: 'sendActivityNotificationToRecipients', status: 429, retryAfter: 1, times: 1 });
  await look('2026-09-23');
  const leader = await world.as('daniel.whitcombe');
  const own = await onlyRequest(leader);
  expect(await leader.post(`/api/requests/${own.id}/attestation`, yesToAll(own))).toMatchObject({ status: 201 });
  await until(async () => (await reminders()).every(({ state }) => state !== 'queued'));
  expect(await reminders()).toEqual([
    { day: '2026-09-23', by: 'feed', state: 'sent', people: 4 },
    { day: '2026-09-23', by: 'feed', state: 'skipped', people: 1 },
  ]);
  expect(await notification((await world.control.person('daniel.whitcombe')).objectId)).toEqual([]);
});

test('days that were missed are made good by one digest, on the next school day', async () => {
  await open();
  await asked(['Senior leaders']);
  await admin.put('/api/school', {
    nation: 'england',
    closures: [{ name: 'Closed by snow', from: '2026-10-01', until: '2026-10-02' }],
    chaseFrom: 8,
    chaseUntil: 17,
    fallbacks: [],
    weeklySummary: false,
  });
  for (const day of ['2026-09-22', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-05', '2026-10-06'])
    await look(day);
  expect(await reminders()).toEqual([{ day: '2026-10-05', by: 'mail', state: 'sent', people: 5 }]);
});

test('nobody is chased who is on leave, or has not begun, or whose campaign is paused', async () => {
  await open();
  const campaign = await asked(['Senior leaders']);
  const [first, second] = campaign.recipients.map(({ objectId }) => objectId);
  await world.database.query(`update request set state = 'exempt' where object_id = $1`, [first]);
  await world.database.query(`update person set starts_on = '2026-09-25' where object_id = $1`, [second]);
  await world.database.query('update campaign set paused_at = now()');
  await look('2026-09-23');
  expect(await reminders()).toEqual([]);
  await world.database.query('update campaign set paused_at = null');
  await look('2026-09-23', '09:10');
  expect(await reminders()).toEqual([{ day: '2026-09-23', by: 'feed', state: 'sent', people: 3 }]);
  await look('2026-09-25');
  expect((await reminders()).at(-1)).toEqual({ day: '2026-09-25', by: 'feed', state: 'sent', people: 1 });
});

describe('ways to people', () => {
  test('without the app it is mail, to another address where there is no mailbox, and a named failure where there is none', async () => {
    await open();
    const named = (name: string) => world.control.person(name);
    const [brenda, joyce] = await Promise.all([named('Brenda Sugden'), named('Joyce Campbell')]);
    for (const { objectId } of [brenda, joyce])
      await world.control.changePerson(objectId, { appRefused: true, mail: null });
    await asked(['Midday staff']);
    await world.database.query(`update person set other_mail = 'joyce@home.example' where object_id = $1`, [
      joyce.objectId,
    ]);
    await look('2026-09-23');
    const { rows } = await world.database.query(
      `select object_id, by, state, fault from reminder where by <> 'feed' order by by`,
    );
    expect(rows).toEqual([
      { object_id: brenda.objectId, by: 'mail', state: 'failed', fault: 'no-mailbox' },
      { object_id: joyce.objectId, by: 'plain-mail', state: 'sent', fault: null },
    ]);
  });

  test('where Teams takes no notification from the app, mail goes out', async () => {
    await open();
    await asked(['Senior leaders']);
    await world.control.fail({ path: 'sendActivityNotificationToRecipients', status: 403, times: 1 });
    await look('2026-09-23');
    expect(await reminders()).toEqual([{ day: '2026-09-23', by: 'mail', state: 'sent', people: 5 }]);
  });

  test('a lost answer is said, and not repeated on that day', async () => {
    await open();
    await asked(['Senior leaders']);
    await world.control.fail({
      path: 'sendActivityNotificationToRecipients',
      status: 504,
      times: 1,
      before: false,
    });
    await look('2026-09-23');
    await look('2026-09-23', '10:00');
    const { rows } = await world.database.query('select distinct state, unsure from reminder');
    expect(rows).toEqual([{ state: 'sent', unsure: true }]);
    expect(await notification((await world.control.person('daniel.whitcombe')).objectId)).toHaveLength(1);
  });
});

test('an admin reminds at once, on a Sunday too, and still nobody hears from us twice in a day', async () => {
  await open();
  const campaign = await asked(['Senior leaders']);
  const remind = (objectIds: string[] | null) =>
    admin.post<CampaignDetail>(`/api/campaigns/${campaign.id}/remind`, { objectIds });
  await remind(null);
  await wakeUp(world, 'reminders');
  expect(await reminders()).toEqual([]);
  await world.control.setClock('2026-09-20T21:00:00Z');
  await world.database.query(`update request set state = 'exempt' where object_id = $1`, [
    campaign.recipients[1]?.objectId,
  ]);
  const two = campaign.recipients.slice(0, 2).map(({ objectId }) => objectId);
  await remind(two);
  await remind(null);
  await until(async () => (await reminders()).every(({ state }) => state === 'sent'));
  expect(await reminders()).toEqual([{ day: '2026-09-20', by: 'feed', state: 'sent', people: 4 }]);
  const { body } = await admin.get<CampaignDetail>(`/api/campaigns/${campaign.id}`);
  expect(body.recipients.map((one) => one.reminders).sort()).toEqual([0, 1, 1, 1, 1]);
});

test('two processes over one database remind a hundred and fifty people once, a hundred at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const tenantLog = join(folder, 'graph.jsonl');
  await open({ tenantLog });
  const ids = Array.from({ length: 150 }, (_, index) => `5a1e0000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  for (const [index, id] of ids.entries()) await world.control.changePerson(id, { displayName: `Person ${index}` });
  const guests = (await world.control.people()).filter(({ groups }) =>
    groups.some(({ name }) => name === 'Supply agency'),
  );
  const remove = guests.map(({ objectId }) => objectId);
  await world.control.changeMembers(await groupId(world, 'Supply agency'), { add: ids, remove });
  await asked(['Supply agency']);
  const other = await furtherProcess(world);
  await world.control.setClock('2026-09-23T09:00:00+01:00');
  await Promise.all([wakeUp(world, 'reminders'), wakeUp(world, 'reminders')]);
  await until(async () => (await reminders()).some(({ state, people }) => state === 'sent' && people === 150));
  await other.stop();
  const calls = sentToFeeds(await readFile(tenantLog, 'utf8'));
  expect(calls.flat().sort()).toEqual(ids);
  expect(Math.max(...calls.map(({ length }) => length))).toBe(100);
  await rm(folder, { recursive: true });
}, 60_000);
