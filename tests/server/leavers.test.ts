import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, cardText, groupId, onlyRequest, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { accept, askedOf, change, closedInLedger, lookAt, readCampaign } from './people-support.ts';

let world: World;
let admin: Client;
let versionId: string;
let campaign: CampaignDetail;
let ana: string;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  versionId = (await publishModel(admin, 'code-of-conduct')).id;
  campaign = await ask(world, admin, [versionId], ['Midday staff']);
  ana = (await world.control.person('ana.marques')).objectId;
  await lookAt(world, '2026-09-02T07:00:00Z');
});
afterEach(() => world.close());

/** The card in the chat, which has nothing left to press. */
async function cardOf(objectId: string): Promise<string> {
  const chats = await world.control.chats(objectId);
  return cardText(chats.flatMap(({ messages }) => messages.at(-1)?.cards ?? []));
}

const closedAs = (reason: string) => [{ state: 'closed', closed_because: reason }];
const open = [{ state: 'outstanding', closed_because: null }];

test('whoever left the group is asked no more, once a second reading says so; they left unsigned', async () => {
  await change(world, 'Midday staff', { remove: [ana] });
  await lookAt(world, '2026-09-02T09:00:00Z');
  expect(await askedOf(world, ana)).toMatchObject(open);
  await lookAt(world, '2026-09-02T09:04:00Z');
  expect(await askedOf(world, ana)).toMatchObject(open);
  await lookAt(world, '2026-09-02T09:05:30Z');
  expect(await askedOf(world, ana)).toMatchObject(closedAs('out-of-scope'));
  expect(await closedInLedger(world, ana)).toEqual(['out-of-scope']);
  expect(await cardOf(ana)).toContain('no longer asked');
  const row = (await world.control.list('Compliance')).items.find(({ fields }) => fields['Person'] === 'Ana Marques');
  expect(row?.fields['Standing']).toBe('Closed');
  const others = (await readCampaign(admin, campaign.id)).recipients.filter(({ objectId }) => objectId !== ana);
  expect(others.every(({ closedBecause }) => closedBecause === null)).toBe(true);
});

test('an index that lags once takes nothing away', async () => {
  await change(world, 'Midday staff', { remove: [ana] });
  await lookAt(world, '2026-09-02T09:00:00Z');
  await change(world, 'Midday staff', { add: [ana] });
  await lookAt(world, '2026-09-02T09:06:00Z');
  await change(world, 'Midday staff', { remove: [ana] });
  await lookAt(world, '2026-09-02T11:00:00Z');
  expect(await askedOf(world, ana)).toMatchObject(open);
});

test.each([
  ['disabled', (id: string) => world.control.changePerson(id, { accountEnabled: false })],
  ['deleted', (id: string) => world.control.deletePerson(id)],
])('an account that is %s counts at once, and what is held back by an exemption closes too', async (_, end) => {
  const terence = (await world.control.person('terence.blackwood')).objectId;
  const leave = { objectIds: [terence], policyId: null, reason: 'leave', note: '', until: null };
  expect((await admin.post('/api/exemptions', leave)).status).toBe(201);
  for (const id of [ana, terence]) await end(id);
  await lookAt(world, '2026-09-02T11:00:00Z');
  for (const id of [ana, terence]) {
    expect(await askedOf(world, id)).toMatchObject(closedAs('left'));
    expect(await closedInLedger(world, id)).toEqual(['left']);
  }
  const why = await admin.get(`/api/campaigns/${campaign.id}/why?objectId=${ana}`);
  expect(why.body).toMatchObject({ name: 'Ana Marques', asked: false, groups: [{ until: expect.any(String) }] });
});

test('somebody added by hand stays until their account is closed', async () => {
  const { objectId } = await world.control.person('kwame.mensah');
  const added = await admin.post(`/api/campaigns/${campaign.id}/people`, { groupIds: [], objectIds: [objectId] });
  expect(added.status).toBe(200);
  await world.settled();
  await lookAt(world, '2026-09-02T11:00:00Z');
  await lookAt(world, '2026-09-02T15:00:00Z');
  expect(await askedOf(world, objectId)).toMatchObject(open);
  await world.control.changePerson(objectId, { accountEnabled: false });
  await lookAt(world, '2026-09-03T05:00:00Z');
  expect(await askedOf(world, objectId)).toMatchObject(closedAs('left'));
  await world.control.changePerson(objectId, { accountEnabled: true });
  await lookAt(world, '2026-09-03T11:00:00Z');
  expect(await askedOf(world, objectId)).toMatchObject(open);
});

test('who comes back is asked again with days of their own, unless they had accepted', async () => {
  await accept(world, 'joyce.campbell');
  const joyce = (await world.control.person('joyce.campbell')).objectId;
  for (const id of [ana, joyce]) await world.control.changePerson(id, { accountEnabled: false });
  await lookAt(world, '2026-09-02T11:00:00Z');
  expect(await askedOf(world, ana)).toMatchObject(closedAs('left'));
  expect(await askedOf(world, joyce)).toMatchObject([{ state: 'accepted' }]);
  for (const id of [ana, joyce]) await world.control.changePerson(id, { accountEnabled: true });
  await lookAt(world, '2026-09-25T11:00:00Z');
  expect(await askedOf(world, ana)).toMatchObject([{ ...open[0], due_on: '2026-10-09', asked_on: '2026-09-25' }]);
  expect(await askedOf(world, joyce)).toMatchObject([{ state: 'accepted', asked_on: '2026-09-01' }]);
  expect((await onlyRequest(await world.as('ana.marques'))).dueOn).toBe('2026-10-09');
});

test('whoever goes from one group of a campaign to another is still asked, though the other was not read since', async () => {
  const second = await publishModel(admin, 'all-adults-numbered');
  const nested = await world.control.addGroup('Kitchen');
  const rooms = await world.control.addGroup('Rooms');
  await world.control.changeMembers(rooms.id, { add: [nested.id] });
  const both = await ask(world, admin, [second.id], ['Midday staff', 'Rooms']);
  await lookAt(world, '2026-09-02T07:15:00Z');
  await world.control.changeMembers(nested.id, { add: [ana] });
  await change(world, 'Midday staff', { remove: [ana] });
  await lookAt(world, '2026-09-02T09:00:00Z');
  await lookAt(world, '2026-09-02T09:06:00Z');
  const now = (await askedOf(world, ana)).find(({ campaign_id }) => campaign_id === both.id);
  expect(now).toMatchObject(open[0] ?? {});
});

test('what another campaign asks too goes over to it, with the later of the two days', async () => {
  const members = [ana, (await world.control.person('joyce.campbell')).objectId];
  await change(world, 'Senior leaders', { add: members });
  const body = { versionIds: [versionId], groupIds: [await groupId(world, 'Senior leaders')], dueOn: '2026-10-15' };
  const created = await admin.post<CampaignDetail>('/api/campaigns', { ...body, message: '', sendBy: 'app' });
  expect((await admin.post(`/api/campaigns/${created.body.id}/send`)).status).toBe(202);
  await world.settled();
  await change(world, 'Midday staff', { remove: [ana] });
  await lookAt(world, '2026-09-02T11:00:00Z');
  await lookAt(world, '2026-09-02T11:06:00Z');
  expect(await askedOf(world, ana)).toMatchObject([
    { ...open[0], campaign_id: created.body.id, due_on: '2026-10-15', asked_on: '2026-09-01' },
  ]);
  expect(await closedInLedger(world, ana)).toEqual([]);
  const why = await admin.get(`/api/campaigns/${campaign.id}/why?objectId=${ana}`);
  expect(why.body).toMatchObject({ asked: false, code: 'left-group', requests: [{ ofThisCampaign: false }] });
});

test('a group that loses a fifth of its people at once is believed at the third reading that says so', async () => {
  const all = await ask(world, admin, [(await publishModel(admin, 'all-adults-numbered')).id], ['All staff']);
  await lookAt(world, '2026-09-02T09:00:00Z');
  const support = await groupId(world, 'Support staff');
  const outstanding = async () =>
    (await readCampaign(admin, all.id)).recipients.filter(({ standing }) => standing === 'outstanding').length;
  const before = await outstanding();
  await change(world, 'All staff', { remove: [support] });
  for (const moment of ['2026-09-02T11:00:00Z', '2026-09-02T15:00:00Z']) {
    await lookAt(world, moment);
    expect(await outstanding()).toBe(before);
  }
  const [held] = (await world.database.query('select held from followed_group where held is not null')).rows;
  expect(held.held).toMatch(/^\d+ of the \d+ people/);
  expect(world.logged.some((line) => line.startsWith('warn people.held'))).toBe(true);
  await lookAt(world, '2026-09-03T05:00:00Z');
  expect(before - (await outstanding())).toBeGreaterThanOrEqual(10);
  expect((await world.database.query('select 1 from followed_group where held is not null')).rows).toEqual([]);
}, 60_000);
