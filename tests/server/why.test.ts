import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { SlipList } from '#src/contract/slips.ts';
import type { PeopleList, Why } from '#src/contract/why.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, campaignBody, groupId, onlyRequest, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { accept, lookAt } from './people-support.ts';

let world: World;
let admin: Client;
let versionId: string;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  versionId = (await publishModel(admin, 'code-of-conduct')).id;
});
afterEach(() => world.close());

const idOf = async (name: string) => (await world.control.person(name)).objectId;

async function why(campaignId: string, objectId: string): Promise<Why> {
  return (await admin.get<Why>(`/api/campaigns/${campaignId}/why?objectId=${objectId}`)).body;
}

async function answers(campaignId: string, names: readonly string[]): Promise<readonly unknown[]> {
  const found = await Promise.all(names.map(async (name) => why(campaignId, await idOf(name))));
  return found.map(({ name, asked, code, groups }) => [name, asked, code, groups.map((group) => group.name)]);
}

test('a campaign says of everybody why it asks them, or why not', async () => {
  const first = await ask(world, admin, [versionId], ['Senior leaders']);
  await accept(world, 'helen.braithwaite');
  const campaign = await ask(world, admin, [versionId], ['Teaching staff']);
  const leave = { policyId: null, reason: 'leave', note: '', until: null, objectIds: [await idOf('yusuf.demir')] };
  expect((await admin.post('/api/exemptions', leave)).status).toBe(201);
  const olga = await world.control.addPerson('Olga Marsh', {}, [await groupId(world, 'Teaching staff')]);
  await lookAt(world, '2026-09-02T09:00:00Z');
  const teaching = ['Teaching staff'];
  expect(
    await answers(campaign.id, [
      'kwame.mensah',
      'Olga Marsh',
      'helen.braithwaite',
      'priya.raman',
      'yusuf.demir',
      'graham.pickering',
      'joyce.campbell',
    ]),
  ).toEqual([
    ['Kwame Mensah', true, 'in-group', teaching],
    ['Olga Marsh', true, 'joined-group', teaching],
    ['Helen Braithwaite', false, 'accepted-before', teaching],
    ['Priya Raman', false, 'asked-elsewhere', teaching],
    ['Yusuf Demir', false, 'exempt', teaching],
    ['Graham Pickering', false, 'account-disabled', []],
    ['Joyce Campbell', false, 'not-in-group', []],
  ]);
  const asked = await why(campaign.id, await idOf('priya.raman'));
  expect(asked).toMatchObject({
    askedBy: 'Sunita Rao',
    requests: [{ standing: 'outstanding', ofThisCampaign: false }],
  });
  expect((await why(first.id, olga.objectId)).code).toBe('not-in-group');
  await world.control.deletePerson(olga.objectId);
  await lookAt(world, '2026-09-02T11:00:00Z');
  expect(await why(campaign.id, olga.objectId)).toMatchObject({
    name: 'Olga Marsh',
    asked: false,
    code: 'account-gone',
  });
  const stranger = '00000000-0000-4000-8000-00000000000f';
  expect(await why(campaign.id, stranger)).toMatchObject({ code: 'person-not-found' });
});

test('before it is sent a campaign has asked nobody, and a group that hides its members is named', async () => {
  const body = await campaignBody(world, [versionId], ['Governors']);
  const { id } = (await admin.post<CampaignDetail>('/api/campaigns', body)).body;
  expect(await answers(id, ['winston.bailey'])).toEqual([['Winston Bailey', false, 'not-sent', []]]);
  expect((await admin.post(`/api/campaigns/${id}/send`)).status).toBe(202);
  await world.settled();
  await world.control.fail({ method: 'GET', path: '/transitiveMembers', status: 403, times: 1 });
  expect(await answers(id, ['joyce.campbell'])).toEqual([['Joyce Campbell', false, 'group-hidden', ['Governors']]]);
});

test('whoever is asked reads the same of themselves, and nobody else does', async () => {
  await ask(world, admin, [versionId], ['Midday staff', 'All staff']);
  const ana = await world.as('ana.marques');
  const { id } = await onlyRequest(ana);
  const own = await ana.get<Why>(`/api/requests/${id}/why`);
  expect(own.status).toBe(200);
  expect(own.body).toMatchObject({ asked: true, code: 'in-group', askedBy: 'Sunita Rao' });
  expect(own.body.groups.map(({ name, since }) => [name, since.slice(0, 10)])).toEqual([
    ['Midday staff', '2026-09-01'],
    ['All staff', '2026-09-01'],
  ]);
  const other = await world.as('joyce.campbell');
  expect(await other.get(`/api/requests/${id}/why`)).toMatchObject({
    status: 403,
    body: { code: 'request-other-person' },
  });
});

test('people are found by name or address', async () => {
  const found = async (search: string) =>
    (await admin.get<PeopleList>(`/api/people?search=${encodeURIComponent(search)}`)).body.people.map(
      ({ name }) => name,
    );
  expect(await found('brai')).toEqual(['Helen Braithwaite']);
  expect(await found('kayleigh.moss@brightcover')).toEqual(['Kayleigh Moss']);
  expect((await admin.get('/api/people?search=a')).status).toBe(400);
});

test('a slip names what is asked, and its code leads to the request and shows nothing by itself', async () => {
  const second = await publishModel(admin, 'all-adults-numbered');
  const campaign = await ask(world, admin, [versionId, second.id], ['Midday staff']);
  const theirs = campaign.recipients.filter(({ name }) => name === 'Joyce Campbell' || name === 'Ana Marques');
  for (const [place, { requestId }] of theirs.entries()) {
    await world.database.query('update request set slip_code = $2 where id = $1', [requestId, `K7P2-M9Q${place}`]);
    await world.database.query(
      `insert into delivery (request_id, rung, state) values ($1, 'slip', 'sent') on conflict do nothing`,
      [requestId],
    );
  }
  const read = async () => (await admin.get<SlipList>(`/api/campaigns/${campaign.id}/slips`)).body.slips;
  const [first, ...more] = await read();
  expect(more.map(({ name, policyTitles }) => [name, policyTitles.length])).toEqual([['Joyce Campbell', 2]]);
  expect(first).toMatchObject({ name: 'Ana Marques', dueOn: '2026-09-30', link: `${world.origin}/go/${first?.code}` });
  const follow = async (code: string) =>
    (await fetch(`${world.origin}/go/${code}`, { redirect: 'manual' })).headers.get('location');
  expect(await follow(first?.code.toLowerCase() ?? '')).toBe(`/tab#/requests/${first?.requestId}`);
  expect(await follow('NOBODYS')).toBe('/tab');
  const stranger = await world.as('kwame.mensah');
  expect((await stranger.get(`/api/requests/${first?.requestId}`)).status).toBe(403);
  const joyce = theirs.filter(({ name }) => name === 'Joyce Campbell').map(({ requestId }) => requestId);
  await world.database.query(`update request set state = 'accepted' where id = any($1)`, [joyce]);
  expect((await read()).map(({ name }) => name)).toEqual(['Ana Marques']);
});
