import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail, RemindedCampaign } from '#src/contract/campaigns.ts';
import type { ExemptionBody } from '#src/contract/exemptions.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';
import { accept } from './people-support.ts';

let world: World;
let admin: Client;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
});
afterEach(() => world.close());

const remind = (client: Client, id: string, objectIds: string[] | null) =>
  client.post<RemindedCampaign>(`/api/campaigns/${id}/remind`, { objectIds });
const idOf = async (name: string) => (await world.control.person(name)).objectId;

/** Seven people of a group, six of whom have a reason to get no reminder on the day after. */
async function mixedGroup(): Promise<CampaignDetail> {
  const { id: groupId } = await world.control.addGroup('Visitors');
  const add = (name: string, change: object = {}) => world.control.addPerson(name, change, [groupId]);
  await add('Ada Waits');
  const nobody = await add('Bea Nomail', { appRefused: true, mail: null });
  await add('Cai Accepts');
  await add('Dee Leave');
  await add('Eli Exempt');
  await add('Fay Later');
  await add('Gil Gone');
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Visitors']);
  expect(campaign.recipients.find(({ objectId }) => objectId === nobody.objectId)?.deliveries).not.toEqual([]);
  await accept(world, (await world.control.person('Cai Accepts')).userPrincipalName);
  for (const [name, reason] of [
    ['Dee Leave', 'leave'],
    ['Eli Exempt', 'not-in-role'],
  ] as const) {
    const body: ExemptionBody = { objectIds: [await idOf(name)], policyId: null, reason, note: '', until: null };
    expect((await admin.post('/api/exemptions', body)).status).toBe(201);
  }
  await world.database.query(`update person set starts_on = '2026-09-25' where name = 'Fay Later'`);
  await world.database.query(`update person set enabled = false where name = 'Gil Gone'`);
  return campaign;
}

test('says how many get a reminder and, for everybody else, why they get none; a second press reminds nobody twice', async () => {
  const campaign = await mixedGroup();
  expect((await remind(admin, campaign.id, null)).body.reminded).toEqual({
    people: 0,
    leftOut: [
      { reason: 'accepted', people: 1 },
      { reason: 'on-leave', people: 1 },
      { reason: 'exempt', people: 1 },
      { reason: 'account-closed', people: 1 },
      { reason: 'not-started', people: 1 },
      { reason: 'heard-today', people: 2 },
    ],
  });

  await world.control.setClock('2026-09-02T10:00:00Z');
  const others = [
    { reason: 'accepted', people: 1 },
    { reason: 'on-leave', people: 1 },
    { reason: 'exempt', people: 1 },
    { reason: 'account-closed', people: 1 },
    { reason: 'not-started', people: 1 },
  ];
  const first = await remind(admin, campaign.id, null);
  expect(first.status).toBe(200);
  expect(first.body.changes[0]).toMatchObject({ kind: 'reminded', count: 1 });
  expect(first.body.reminded).toEqual({ people: 1, leftOut: [...others, { reason: 'no-way', people: 1 }] });
  await until(async () => {
    const { rows } = await world.database.query(`select 1 from reminder where state = 'sent'`);
    return rows.length === 1;
  });
  const second = await remind(admin, campaign.id, null);
  expect(second.body.reminded).toEqual({
    people: 0,
    leftOut: [...others, { reason: 'reminded-today', people: 1 }, { reason: 'no-way', people: 1 }],
  });
});

test('counts only those who are meant, and those the campaign does not ask', async () => {
  const campaign = await mixedGroup();
  await world.control.setClock('2026-09-02T10:00:00Z');
  const meant = [await idOf('Ada Waits'), await idOf('Dee Leave'), await idOf('kwame.mensah')];
  expect((await remind(admin, campaign.id, [...meant, ...meant])).body.reminded).toEqual({
    people: 1,
    leftOut: [
      { reason: 'on-leave', people: 1 },
      { reason: 'not-asked', people: 1 },
    ],
  });
});

test('is for admins, and only while the campaign may remind', async () => {
  const campaign = await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['Senior leaders']);
  await world.control.setClock('2026-09-02T10:00:00Z');
  for (const name of ['margaret.okafor', 'jasmine.clarke'])
    expect(await remind(await world.as(name), campaign.id, null)).toMatchObject({ status: 403 });
  await admin.post(`/api/campaigns/${campaign.id}/pause`);
  expect(await remind(admin, campaign.id, null)).toMatchObject({ status: 409, body: { code: 'campaign-state' } });
  expect((await world.database.query('select 1 from reminder')).rows).toEqual([]);
});
