import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { usualSchool } from '#src/domain/school.ts';
import type { PersonChange } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, campaignBody, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  admin = await world.as(manager?.userPrincipalName ?? '');
});
afterEach(() => world.close());

/** A group of people whom each thing about them keeps from one way or another. */
async function groupOf(people: Readonly<Record<string, PersonChange>>): Promise<Readonly<Record<string, string>>> {
  const { id } = await world.control.addGroup('Visitors');
  const made = Object.entries(people).map(async ([name, facts]) => [
    name,
    (await world.control.addPerson(name, facts, [id])).objectId,
  ]);
  return Object.fromEntries(await Promise.all(made));
}

const waysTo = (campaign: CampaignDetail, objectId: string | undefined) =>
  campaign.recipients
    .find((one) => one.objectId === objectId)
    ?.deliveries.map(({ rung, state, fault }) => [rung, state, fault]);

test('each person is reached by the first way that leads to them, and every way that did not has its cause', async () => {
  const ids = await groupOf({
    'No Licence': { mail: 'licence@oakfield.example', noTeamsLicence: true },
    'Guest Outside': { userType: 'Guest', mail: null, otherMails: ['ada@home.example'] },
    'Nowhere Atall': { mail: null, appRefused: true },
  });
  const { id: versionId } = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [versionId], ['Visitors']);
  expect(waysTo(campaign, ids['No Licence'])).toEqual([
    ['teams', 'failed', 'no-teams-licence'],
    ['mail', 'sent', null],
  ]);
  expect(waysTo(campaign, ids['Guest Outside'])).toEqual([
    ['teams', 'skipped', 'guest'],
    ['mail', 'failed', 'no-mailbox'],
    ['plain-mail', 'sent', null],
  ]);
  expect(waysTo(campaign, ids['Nowhere Atall'])).toEqual([
    ['teams', 'failed', 'app-not-installable'],
    ['mail', 'failed', 'no-mailbox'],
    ['plain-mail', 'failed', 'no-other-mail'],
    ['slip', 'sent', null],
  ]);
  const slip = campaign.recipients.find(({ objectId }) => objectId === ids['Nowhere Atall']);
  expect(slip?.slipCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  const { rows } = await world.database.query(`select count(*)::int as sent from ledger where kind = 'delivered'`);
  expect(rows).toEqual([{ sent: 3 }]);
});

test('a school that wants no mail has slips printed at once', async () => {
  await admin.put('/api/school', { ...usualSchool, fallbacks: ['slip'] });
  const ids = await groupOf({ 'No Licence': { mail: 'licence@oakfield.example', noTeamsLicence: true } });
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Visitors']);
  expect(waysTo(campaign, ids['No Licence'])).toEqual([
    ['teams', 'failed', 'no-teams-licence'],
    ['slip', 'sent', null],
  ]);
});

test('a message whose answer was lost goes out again, and the row says that it may be there twice', async () => {
  const ids = await groupOf({ 'Ada Ward': {}, 'Ben Ward': {} });
  await world.control.fail({
    method: 'POST',
    path: '/connector/v3/conversations/[^/]+/activities',
    ...{ status: 500, before: false, drop: true, times: 1 },
  });
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Visitors']);
  const cards = async (objectId: string) =>
    (await world.control.chats(objectId)).flatMap(({ messages }) => messages.flatMap((one) => one.cards)).length;
  const seen = await Promise.all(
    Object.values(ids).map(async (objectId) => {
      const [only] = campaign.recipients.find((one) => one.objectId === objectId)?.deliveries ?? [];
      return [await cards(objectId), only?.state, only?.unsure];
    }),
  );
  expect(seen.sort()).toEqual([
    [1, 'sent', false],
    [2, 'sent', true],
  ]);
});

test('what a paused campaign has queued stays where it is, and leaves when it goes on', async () => {
  const ids = await groupOf({ 'Ada Ward': {}, 'Ben Ward': {}, 'Cem Ward': {} });
  const installs = { path: '/teamwork/installedApps|batch', method: 'POST' };
  await world.control.fail({ ...installs, status: 503, retryAfter: 1, times: 4 });
  const version = await publishModel(admin, 'code-of-conduct');
  const created = await admin.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(world, [version.id], ['Visitors']),
  );
  const act = (name: string) => admin.post<CampaignDetail>(`/api/campaigns/${created.body.id}/${name}`);
  await act('send');
  expect((await act('pause')).body.paused).toBe(true);
  await world.control.clearFaults();
  const queued = async () => (await admin.get<CampaignDetail>(`/api/campaigns/${created.body.id}`)).body.counts.queued;
  const left = await queued();
  expect(left).toBeGreaterThan(0);
  const { rows } = await world.database.query<{ due: string }>(`select clock_timestamp() + interval '2.5 s' as due`);
  await until(async () => {
    const now = await world.database.query('select clock_timestamp() > $1 as passed', [rows[0]?.due]);
    return now.rows[0].passed;
  });
  expect(await queued()).toBe(left);
  await act('resume');
  await world.settled();
  expect(await queued()).toBe(0);
  const { body } = await admin.get<CampaignDetail>(`/api/campaigns/${created.body.id}`);
  expect(body.counts.sent).toBe(Object.keys(ids).length);
});

test('a person whose first day of work turns out to be later gets the message on that day', async () => {
  const ids = await groupOf({ 'Ada Ward': {}, 'Ben Ward': {} });
  const installs = { path: '/teamwork/installedApps|batch', method: 'POST' };
  await world.control.fail({ ...installs, status: 503, retryAfter: 30, times: 1_000 });
  const version = await publishModel(admin, 'code-of-conduct');
  const body = await campaignBody(world, [version.id], ['Visitors']);
  const { id } = (await admin.post<CampaignDetail>('/api/campaigns', body)).body;
  await admin.post(`/api/campaigns/${id}/send`);
  await until(
    async () => (await world.database.query('select 1 from delivery where not_before is not null')).rowCount === 2,
  );
  await world.database.query(`update person set starts_on = '2026-09-07' where object_id = $1`, [ids['Ben Ward']]);
  await world.control.clearFaults();
  const states = async (day: string) => {
    await world.control.setClock(`${day}T09:00:00+01:00`);
    await world.database.query('update delivery set not_before = null');
    await wakeUp(world, 'deliveries');
    const campaign = (await admin.get<CampaignDetail>(`/api/campaigns/${id}`)).body;
    return Object.values(ids).flatMap((objectId) => waysTo(campaign, objectId)?.map(([, state]) => state));
  };
  expect(await states('2026-09-06')).toEqual(['sent', 'queued']);
  expect(await states('2026-09-07')).toEqual(['sent', 'sent']);
});
