import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { HeldGroup, StuckWork } from '#src/contract/stuck-work.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, groupId, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { askedOf, change, lookAt, readCampaign } from './people-support.ts';

let world: World;
let admin: Client;
let campaign: CampaignDetail;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
  campaign = await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['All staff']);
  await lookAt(world, '2026-09-02T07:00:00Z');
});
afterEach(() => world.close());

const held = async () => (await admin.get<StuckWork>('/api/stuck-work')).body.held;
const confirm = async (client: Client, { id, readAt }: { readonly id: string; readonly readAt: string }) =>
  client.post<{ people?: number; code?: string }>(`/api/held-groups/${id}/leavers`, { readAt });
const outstanding = async () =>
  (await readCampaign(admin, campaign.id)).recipients.filter(({ standing }) => standing === 'outstanding').length;

/** The group inside the group is taken out of it: at least a fifth of the people. */
async function manyLeave(): Promise<Extract<HeldGroup, { kind: 'leavers' }>> {
  await change(world, 'All staff', { remove: [await groupId(world, 'Support staff')] });
  await lookAt(world, '2026-09-02T11:00:00Z');
  const [one, ...others] = await held();
  if (one?.kind !== 'leavers' || others.length > 0) throw new Error('One group is held');
  return one;
}

test('a group that lost many at once is shown with who, since when and what follows, until the readings agree', async () => {
  const before = await outstanding();
  const one = await manyLeave();
  expect(one).toMatchObject({
    id: await groupId(world, 'All staff'),
    name: 'All staff',
    known: before,
    readings: 1,
    readingsNeeded: 3,
    since: expect.stringContaining('2026-09-02T11:00'),
    nextReadingAt: '2026-09-02T15:00:00.000Z',
  });
  expect(one.missing.length).toBeGreaterThanOrEqual(10);
  expect(one.missing).toContain('Aisha Karim');
  await lookAt(world, '2026-09-02T15:00:00Z');
  expect(await held()).toMatchObject([
    { readings: 2, since: expect.stringContaining('2026-09-02T11:00'), nextReadingAt: '2026-09-03T05:00:00.000Z' },
  ]);
  await lookAt(world, '2026-09-03T05:00:00Z');
  expect(await held()).toEqual([]);
  expect(await outstanding()).toBe(before - one.missing.length);
}, 60_000);

test('an admin who knows that they have left closes their requests at once; whoever is back stays asked', async () => {
  const before = await outstanding();
  const one = await manyLeave();
  for (const name of ['margaret.okafor', 'jasmine.clarke'])
    expect(await confirm(await world.as(name), one)).toMatchObject({ status: 403, body: { code: 'role-needed' } });
  expect(await outstanding()).toBe(before);

  const back = (await world.control.person('Aisha Karim')).objectId;
  await change(world, 'All staff', { add: [back] });
  const left = one.missing.length - 1;
  expect(await confirm(admin, one)).toMatchObject({ status: 200, body: { people: left } });
  await world.settled();
  expect(await held()).toEqual([]);
  expect(await outstanding()).toBe(before - left);
  expect(await askedOf(world, back)).toMatchObject([{ state: 'outstanding' }]);
  const { changes, recipients } = await readCampaign(admin, campaign.id);
  expect(changes[0]).toMatchObject({ kind: 'leavers-closed', by: 'Sunita Rao', count: left, undoUntil: null });
  expect(recipients.filter(({ closedBecause }) => closedBecause === 'out-of-scope')).toHaveLength(left);
  const { rows } = await world.database.query(
    `select payload->>'by' as by, count(*)::int as entries from ledger where kind = 'closed' group by 1`,
  );
  expect(rows).toEqual([{ by: changes[0]?.id, entries: left }]);
  expect(await confirm(admin, one)).toMatchObject({ status: 200, body: { people: 0 } });
}, 60_000);

test('an admin closes whom they saw missing and nobody who was found missing after that', async () => {
  const before = await outstanding();
  const seen = await manyLeave();
  await change(world, 'All staff', { remove: [await groupId(world, 'Teaching staff')] });
  await lookAt(world, '2026-09-02T15:00:00Z');
  expect(await confirm(admin, seen)).toMatchObject({ status: 200, body: { people: seen.missing.length } });
  await world.settled();
  expect(await outstanding()).toBe(before - seen.missing.length);
  const [waiting] = await held();
  expect(waiting).toMatchObject({ kind: 'leavers', readings: 1, known: before - seen.missing.length });
  expect(waiting?.kind === 'leavers' && waiting.missing.some((name) => seen.missing.includes(name))).toBe(false);
}, 60_000);

test('a group that cannot be read is shown with the reason, closes nothing, and disappears once it can', async () => {
  const before = await outstanding();
  const seen = await manyLeave();
  await world.control.fail({
    path: `/groups/${seen.id}/`,
    status: 403,
    code: 'Authorization_RequestDenied',
    times: 100,
  });
  await lookAt(world, '2026-09-02T15:00:00Z');
  expect(await held()).toMatchObject([
    {
      name: 'All staff',
      kind: 'unreadable',
      reason: 'group-hidden',
      since: expect.stringContaining('2026-09-02T15:00'),
    },
  ]);
  expect(await confirm(admin, seen)).toMatchObject({ status: 200, body: { people: 0 } });
  await lookAt(world, '2026-09-03T05:00:00Z');
  expect(await held()).toMatchObject([{ kind: 'unreadable', since: expect.stringContaining('2026-09-02T15:00') }]);
  expect(await outstanding()).toBe(before);
  await world.control.clearFaults();
  await change(world, 'All staff', { add: [await groupId(world, 'Support staff')] });
  await lookAt(world, '2026-09-03T11:00:00Z');
  expect(await held()).toEqual([]);
  expect(await outstanding()).toBe(before);
}, 60_000);
