import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Directory } from '#server/adapters/ports.ts';
import { createLogger } from '#server/log/logger.ts';
import { createPeopleWorker } from '#server/services/follow-groups.ts';
import { openStore } from '#server/store/open-store.ts';
import type { RequestSummary } from '#src/contract/requests.ts';
import type { Person } from '#src/domain/person.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, botCard, cardText, groupId, publishFile, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { accept, askedOf, lookAt, readCampaign } from './people-support.ts';

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

const midday = async (facts = {}) =>
  world.control.addPerson('Olga Marsh', facts, [await groupId(world, 'Midday staff')]);

test('whoever joins a group is asked the same day, with days of their own, by a card', async () => {
  const { id, recipients } = await ask(world, admin, [versionId], ['Midday staff']);
  await lookAt(world, '2026-09-24T09:00:00Z');
  expect((await readCampaign(admin, id)).recipients).toHaveLength(recipients.length);
  const { objectId } = await midday();
  await lookAt(world, '2026-09-24T09:11:00Z');
  expect(await askedOf(world, objectId)).toEqual([
    { state: 'outstanding', closed_because: null, due_on: '2026-10-08', campaign_id: id, asked_on: '2026-09-24' },
  ]);
  expect(cardText((await botCard(world, objectId)).card)).toContain('8 October 2026');
  const campaign = await readCampaign(admin, id);
  expect(campaign.status).toBe('open');
  expect(campaign.changes[0]).toMatchObject({ kind: 'people-added', by: null, count: 1, undoUntil: null });
});

test('nobody has less time than the campaign gives everybody else', async () => {
  await ask(world, admin, [versionId], ['Midday staff']);
  const { objectId } = await midday();
  await lookAt(world, '2026-09-02T09:00:00Z');
  expect(await askedOf(world, objectId)).toMatchObject([{ due_on: '2026-09-30' }]);
});

test('a change in a group inside the group is seen when everything is read: at six, at noon and at four', async () => {
  await ask(world, admin, [versionId], ['All staff']);
  await lookAt(world, '2026-09-02T09:00:00Z');
  const { objectId } = await midday();
  await lookAt(world, '2026-09-02T10:55:00Z');
  expect(await askedOf(world, objectId)).toEqual([]);
  await lookAt(world, '2026-09-02T11:00:00Z');
  expect(await askedOf(world, objectId)).toHaveLength(1);
});

test('nobody is asked before the first day of their work', async () => {
  const { id } = await ask(world, admin, [versionId], ['Midday staff']);
  const { objectId } = await midday({ employeeHireDate: '2026-09-28T00:00:00Z' });
  await lookAt(world, '2026-09-20T09:00:00Z');
  expect(await askedOf(world, objectId)).toEqual([]);
  const why = await admin.get(`/api/campaigns/${id}/why?objectId=${objectId}`);
  expect(why.body).toMatchObject({ asked: false, code: 'not-started', groups: [{ name: 'Midday staff' }] });
  await lookAt(world, '2026-09-27T22:30:00Z');
  expect(await askedOf(world, objectId)).toEqual([]);
  await lookAt(world, '2026-09-28T05:00:00Z');
  expect(await askedOf(world, objectId)).toMatchObject([{ due_on: '2026-10-12', asked_on: '2026-09-28' }]);
});

test('a paused campaign asks whoever joined once it goes on', async () => {
  const { id } = await ask(world, admin, [versionId], ['Midday staff']);
  expect((await admin.post(`/api/campaigns/${id}/pause`)).status).toBe(200);
  const { objectId } = await midday();
  await lookAt(world, '2026-09-02T09:00:00Z');
  expect(await askedOf(world, objectId)).toEqual([]);
  expect((await admin.post(`/api/campaigns/${id}/resume`)).status).toBe(200);
  await wakeUp(world, 'people');
  expect(await askedOf(world, objectId)).toHaveLength(1);
});

test('only what is still in force is asked, and a campaign that does not follow its groups asks nobody', async () => {
  const visitors = (await world.control.addGroup('Visitors')).id;
  await world.control.addPerson('Ian Marsh', {}, [visitors]);
  const first = await publishFile(admin, 'keys.md', Buffer.from('# Keys\n\n- I lock the door.\n\nI agree.\n'));
  await ask(world, admin, [versionId, first.id], ['Visitors']);
  const body = { versionIds: [versionId], groupIds: [await groupId(world, 'Midday staff')], dueOn: '2026-09-30' };
  const still = { ...body, message: '', sendBy: 'app', followGroups: false };
  const created = await admin.post<{ id: string }>('/api/campaigns', still);
  expect((await admin.post(`/api/campaigns/${created.body.id}/send`)).status).toBe(202);
  await publishFile(admin, 'keys.md', Buffer.from('# Keys\n\n- I lock two doors.\n\nI agree.\n'), first.policyId);
  const [visitor, staff] = [await world.control.addPerson('Una Marsh', {}, [visitors]), await midday()];
  await lookAt(world, '2026-09-02T09:00:00Z');
  const { requests } = (await (await world.as('Una Marsh')).get<{ requests: RequestSummary[] }>('/api/requests')).body;
  expect(requests.map(({ policyTitle }) => policyTitle)).not.toContain('Keys');
  expect(await askedOf(world, visitor.objectId)).toHaveLength(1);
  expect(await askedOf(world, staff.objectId)).toEqual([]);
});

test('a new name stands on what is still asked and in the list, and not on what was signed', async () => {
  await ask(world, admin, [versionId], ['Midday staff']);
  await accept(world, 'joyce.campbell');
  const before = ['Ana Marques', 'Joyce Campbell'];
  const ids = await Promise.all(before.map(async (name) => (await world.control.person(name)).objectId));
  for (const id of ids) await world.control.changePerson(id, { displayName: 'Sam Rivers' });
  await lookAt(world, '2026-09-02T09:00:00Z');
  const namesIn = async (list: string) => (await world.control.list(list)).items.map(({ fields }) => fields['Person']);
  expect((await namesIn('Compliance')).filter((name) => name === 'Sam Rivers')).toHaveLength(2);
  expect(await namesIn('Attestations')).toEqual(['Joyce Campbell']);
});

test('a directory that is busy or shows no members changes nothing, and is asked again', async () => {
  const { recipients, id } = await ask(world, admin, [versionId], ['Midday staff']);
  await lookAt(world, '2026-09-02T09:00:00Z');
  const { objectId } = await midday();
  await world.control.fail({ method: 'GET', path: '/transitiveMembers', status: 503, times: 10 });
  await lookAt(world, '2026-09-02T11:30:00Z');
  expect(await askedOf(world, objectId)).toEqual([]);
  await world.control.clearFaults();
  await world.control.fail({ method: 'GET', path: '/transitiveMembers', status: 403, times: 1 });
  // The time to wait after a refusal is real; here it has passed.
  await world.database.query('update followed_group set leased_until = null');
  await lookAt(world, '2026-09-02T11:31:00Z');
  expect((await world.database.query('select held from followed_group')).rows[0].held).toBe('group-hidden');
  expect((await readCampaign(admin, id)).recipients).toHaveLength(recipients.length);
  await lookAt(world, '2026-09-02T15:30:00Z');
  expect(await askedOf(world, objectId)).toHaveLength(1);
});

test('processes that look at the same moment ask once, and one of them reads the group', async () => {
  await ask(world, admin, [versionId], ['Midday staff']);
  await wakeUp(world, 'people');
  const { tenantId } = world.settings;
  const olga: Person = {
    ...{ tenantId, objectId: randomUUID(), name: 'Olga Marsh', userPrincipalName: 'olga@oakfield.example' },
    ...{ mail: null, jobTitle: null, guest: false, enabled: true, otherMail: null, startsOn: null, language: null },
  };
  let readings = 0;
  const directory = {
    groupChanges: async () => ({ changed: true, deltaLink: 'since' }),
    personById: async () => olga,
    async membersOf() {
      readings += 1;
      await new Promise((done) => setTimeout(done, 100));
      return [olga];
    },
  } as unknown as Directory;
  const { host, port, user, database } = world.database.options;
  const { db, close } = await openStore({ host, port, user, database } as object, () => undefined);
  const quiet = async () => undefined;
  const deps = { db, directory, wake: quiet, now: () => new Date('2026-09-01T11:00:00Z'), log: createLogger('silent') };
  await Promise.all([1, 2, 3, 4].map(() => createPeopleWorker(deps)(() => false)));
  await close();
  expect(readings).toBe(1);
  expect(await askedOf(world, olga.objectId)).toHaveLength(1);
});
