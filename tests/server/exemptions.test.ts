import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { Exemption } from '#src/contract/exemptions.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, cardText, onlyRequest, publishFile, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

const group = 'Senior leaders';

let world: World;
let admin: Client;
let away: TenantPerson;
let version: PolicyVersionDetail;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  const people = await world.control.people();
  away = people.find(
    (one) => one.accountEnabled && one.trouble === null && one.groups.some(({ name }) => name === group),
  ) as TenantPerson;
  version = await publishModel(admin, 'code-of-conduct');
});
afterEach(() => world.close());

async function exempt(change: { policyId?: string | null; until?: string | null; reason?: string } = {}) {
  return admin.post<{ exemptions: Exemption[]; code?: string }>('/api/exemptions', {
    objectIds: [away.objectId],
    policyId: null,
    reason: 'leave',
    note: '',
    until: null,
    ...change,
  });
}
const listed = async () => (await admin.get<{ exemptions: Exemption[] }>('/api/exemptions')).body.exemptions;
const end = (id: string | undefined) => admin.delete<{ code?: string } | ''>(`/api/exemptions/${id}`);
const read = async (id: string) => (await admin.get<CampaignDetail>(`/api/campaigns/${id}`)).body;
const theirs = (detail: CampaignDetail) => detail.recipients.filter(({ objectId }) => objectId === away.objectId);
const dueOn = async () =>
  (await world.database.query('select due_on::text as due from request where object_id = $1', [away.objectId])).rows[0]
    ?.due;
const cards = async () =>
  (await world.control.chats(away.objectId)).filter(({ kind }) => kind === 'bot').flatMap(({ messages }) => messages);
const ledgerOf = async (requestId: string | undefined) =>
  (await world.database.query('select kind from ledger where subject = $1 order by number', [requestId])).rows.map(
    (row) => row.kind,
  );

/** The first thing of a day in the school. */
async function morning(day: string): Promise<void> {
  await world.control.setClock(`${day}T06:30:00Z`);
  await wakeUp(world, 'days');
}

test('somebody on leave is not asked until the day after their last day, and then has time', async () => {
  const campaign = await ask(world, admin, [version.id], [group]);
  const [exemption] = (await exempt({ until: '2026-10-09' })).body.exemptions;
  expect(exemption).toMatchObject({ name: away.name, reason: 'leave', from: '2026-09-01', by: 'Sunita Rao' });
  const held = await read(campaign.id);
  expect(theirs(held)).toMatchObject([{ standing: 'exempt', exemption: { id: exemption?.id, until: '2026-10-09' } }]);
  expect(held.counts).toMatchObject({ exempt: 1, queued: 0, overdue: 0 });
  await world.settled();
  expect(cardText((await cards())[0]?.cards)).toContain('Not asked of you at the moment');
  expect((await (await world.as(away.userPrincipalName)).get('/api/requests')).body).toEqual({ requests: [] });

  await morning('2026-10-09');
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'exempt' }]);
  expect((await read(campaign.id)).counts.overdue).toBe(campaign.counts.requests - 1);
  await morning('2026-10-10');
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'outstanding', exemption: null }]);
  expect(await dueOn()).toBe('2026-10-24');
  expect(await listed()).toEqual([]);
  // The card of the first day is still theirs: they are not sent another.
  await world.settled();
  expect(await cards()).toHaveLength(1);
  expect(cardText((await cards())[0]?.cards)).toContain('Saturday 24 October 2026');
  expect(await ledgerOf(theirs(held)[0]?.requestId)).toEqual(['asked', 'delivered', 'exempted', 'exemption-ended']);
});

test('what is asked while somebody is exempt is held back, and sent when the exemption ends', async () => {
  const [exemption] = (await exempt()).body.exemptions;
  const campaign = await ask(world, admin, [version.id], [group]);
  expect(theirs(campaign)).toMatchObject([{ standing: 'exempt', deliveries: [{ rung: 'teams', state: 'queued' }] }]);
  expect(campaign.counts).toMatchObject({ exempt: 1, queued: 0 });
  await until(async () => (await read(campaign.id)).status === 'open');
  expect(await cards()).toEqual([]);

  await world.control.setClock('2026-09-20T08:00:00Z');
  expect((await end(exemption?.id)).status).toBe(204);
  await world.settled();
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'outstanding', deliveries: [{ state: 'sent' }] }]);
  expect(await dueOn()).toBe('2026-10-04');
  expect(await cards()).toHaveLength(1);
  expect(await end(exemption?.id)).toMatchObject({ status: 404, body: { code: 'exemption-not-found' } });
});

test('an exemption from one policy leaves the others, and another may still hold a request back', async () => {
  const other = await publishModel(admin, 'agency-staff');
  const campaign = await ask(world, admin, [version.id, other.id], [group]);
  const standings = async () =>
    Object.fromEntries(theirs(await read(campaign.id)).map((one) => [one.policyTitle, one.standing]));
  const [one] = (await exempt({ policyId: version.policyId, reason: 'on-paper' })).body.exemptions;
  expect(one?.policyTitle).toBe(version.document.title);
  expect(await standings()).toEqual({ [version.document.title]: 'exempt', [other.document.title]: 'outstanding' });
  const [all] = (await exempt()).body.exemptions;
  await end(one?.id);
  expect(new Set(Object.values(await standings()))).toEqual(new Set(['exempt']));
  // A mistake that is taken back on the same day moves no due day.
  await end(all?.id);
  expect(new Set(Object.values(await standings()))).toEqual(new Set(['outstanding']));
  expect(await dueOn()).toBe('2026-09-30');
});

test('a second exemption for the same takes the place of the first', async () => {
  const campaign = await ask(world, admin, [version.id], [group]);
  await exempt({ until: '2026-09-10' });
  await exempt({ until: '2026-12-01' });
  expect((await listed()).map(({ until }) => until)).toEqual(['2026-12-01']);
  await morning('2026-09-11');
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'exempt', exemption: { until: '2026-12-01' } }]);
});

test('an ended campaign and a newer version end what an exemption held back', async () => {
  const campaign = await ask(world, admin, [version.id], [group]);
  const [exemption] = (await exempt()).body.exemptions;
  const closed = await admin.post<CampaignDetail>(`/api/campaigns/${campaign.id}/close`, { reason: 'Done.' });
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'closed', closedBecause: 'campaign-closed' }]);
  const [change] = closed.body.changes;
  await admin.post(`/api/campaigns/${campaign.id}/undo`, { changeId: change?.id });
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'exempt', exemption: { id: exemption?.id } }]);
  const words = Buffer.from('# Code of conduct\n\n- I will be kind.\n\nI agree to follow these rules.\n');
  await publishFile(admin, 'conduct-2.md', words, version.policyId);
  await end(exemption?.id);
  expect(theirs(await read(campaign.id))).toMatchObject([{ standing: 'closed', closedBecause: 'superseded' }]);
});

test('only for days to come, for people and policies there are, and where something is asked', async () => {
  const nobody = '11111111-1111-4111-8111-111111111111';
  expect(await exempt({ until: '2026-08-31' })).toMatchObject({ status: 422, body: { code: 'day-order' } });
  expect(await exempt({ policyId: nobody })).toMatchObject({ status: 404, body: { code: 'policy-not-found' } });
  const body = { objectIds: [nobody], policyId: null, reason: 'leave', note: '', until: null };
  expect(await admin.post('/api/exemptions', body)).toMatchObject({ status: 404, body: { code: 'person-not-found' } });
  await ask(world, admin, [version.id], [group]);
  const person = await world.as(away.userPrincipalName);
  const request = await onlyRequest(person);
  await person.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  expect(await exempt({ policyId: version.policyId })).toMatchObject({
    status: 422,
    body: { code: 'exemption-nothing' },
  });
  expect(await listed()).toEqual([]);
});
