import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import { cardTexts } from '#src/strings/en/cards.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import {
  ask,
  campaignBody,
  cardText,
  modelFile,
  onlyRequest,
  publishFile,
  publishModel,
  startOfTerm,
  yesToAll,
} from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let people: TenantPerson[];
let admin: Client;
let version: PolicyVersionDetail;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  await world.control.limits(0);
  people = await world.control.people();
  admin = await world.as('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
});
afterEach(() => world.close());

const read = async (id: string) => (await admin.get<CampaignDetail>(`/api/campaigns/${id}`)).body;
const act = (id: string, name: string, body: object = {}, as: Client = admin) =>
  as.post<CampaignDetail & { code?: string }>(`/api/campaigns/${id}/${name}`, body);
const changeOf = (detail: CampaignDetail, kind: string) => detail.changes.find((one) => one.kind === kind)?.id ?? '';
const standings = (detail: CampaignDetail) =>
  Object.fromEntries(detail.recipients.map(({ objectId, standing }) => [objectId, standing]));
const deliveryStates = (detail: CampaignDetail) =>
  new Set(detail.recipients.flatMap(({ deliveries }) => deliveries.map(({ state }) => state)));

async function create(groups: string[]): Promise<CampaignDetail> {
  return (await admin.post<CampaignDetail>('/api/campaigns', await campaignBody(world, [version.id], groups))).body;
}

async function accept(objectId: string): Promise<void> {
  const person = await world.as(people.find((one) => one.objectId === objectId)?.userPrincipalName ?? '');
  const request: RequestDetail = await onlyRequest(person);
  expect((await person.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
}

const reached = (detail: CampaignDetail) =>
  detail.recipients.filter(({ deliveries }) =>
    deliveries.some(({ rung, state }) => rung === 'teams' && state === 'sent'),
  );

/** The text of every card the bot has in a person's chat. */
async function cardsOf(objectId: string): Promise<string[]> {
  const chats = (await world.control.chats(objectId)).filter(({ kind }) => kind === 'bot');
  return chats.flatMap(({ messages }) => messages.map(({ cards }) => cardText(cards)));
}

test('a recall stops what is queued, turns the cards that left into what they stand for, and can be undone', async () => {
  const leaders = people.filter(
    (one) => one.accountEnabled && one.trouble === null && one.groups.some(({ name }) => name === 'Senior leaders'),
  );
  const waiting = people.filter((one) => !leaders.includes(one)).map(({ objectId }) => objectId);
  await world.control.fail({
    path: `/users/(${waiting.join('|')})/teamwork/installedApps`,
    method: 'POST',
    status: 503,
    retryAfter: 600,
    times: 10_000,
  });
  const { id } = await create(['All staff']);
  await act(id, 'send');
  await until(async () => reached(await read(id)).length === leaders.length);
  const first = reached(await read(id))[0];
  await accept(first?.objectId ?? '');

  const recalled = await act(id, 'recall', { reason: 'Wrong version.' });
  expect(recalled).toMatchObject({ status: 200, body: { status: 'recalled', actions: [], counts: { queued: 0 } } });
  const stopped = await read(id);
  expect(deliveryStates(stopped)).not.toContain('queued');
  expect(stopped.recipients.filter(({ standing }) => standing === 'accepted')).toHaveLength(1);
  await wakeUp(world, 'deliveries');
  await world.settled();
  const after = await read(id);
  expect(reached(after).length).toBeLessThan(after.counts.requests / 2);
  const ended = reached(after).filter(({ standing }) => standing === 'closed');
  for (const { objectId } of ended)
    expect((await cardsOf(objectId)).join()).toContain(cardTexts.closed['campaign-recalled'].title);

  await world.control.clearFaults();
  const undone = await act(id, 'undo', { changeId: changeOf(after, 'recalled') });
  expect(undone.status).toBe(200);
  await world.settled();
  const again = await read(id);
  expect(again.counts).toMatchObject({ closed: 0, accepted: 1, queued: 0, failed: 0 });
  expect(reached(again).length).toBeGreaterThan(again.counts.requests / 2);
  expect((await cardsOf(ended[0]?.objectId ?? '')).join()).not.toContain(cardTexts.closed['campaign-recalled'].title);
}, 60_000);

test('a paused campaign sends nothing while others do, and goes on where it was', async () => {
  await world.control.fail({ path: '/teamwork/installedApps', method: 'POST', status: 429, retryAfter: 1, times: 4 });
  const { id } = await create(['Senior leaders']);
  await act(id, 'send');
  expect(await act(id, 'pause')).toMatchObject({ status: 200, body: { paused: true, status: 'sending' } });
  const other = await publishModel(admin, 'agency-staff');
  const { body } = await admin.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(world, [other.id], ['Governors']),
  );
  await act(body.id, 'send');
  // Its messages were queued later, so by then every other that may go has gone.
  await until(async () => (await read(body.id)).counts.queued === 0);
  const held = await read(id);
  expect(held.counts.queued).toBeGreaterThan(0);
  expect(held.counts.queued + held.counts.sent).toBe(held.counts.requests);
  expect(await act(id, 'pause')).toMatchObject({ status: 409, body: { code: 'campaign-state' } });
  await act(id, 'resume');
  await world.settled();
  expect(await read(id)).toMatchObject({ paused: false, counts: { queued: 0, failed: 0 } });
});

test('a closed campaign asks nobody, and only within minutes can it be undone', async () => {
  const { id } = await ask(world, admin, [version.id], ['Senior leaders']);
  await act(id, 'close', { reason: 'Everyone was told in person.' });
  const closed = await read(id);
  expect(new Set(Object.values(standings(closed)))).toEqual(new Set(['closed']));
  expect(closed.changes[0]).toMatchObject({ kind: 'closed', reason: 'Everyone was told in person.', by: 'Sunita Rao' });
  for (const [name, body] of [
    ['pause', {}],
    ['extend', { dueOn: '2026-10-30' }],
    ['recall', { reason: 'x' }],
    ['send', {}],
  ] as const) {
    expect(await act(id, name, body), name).toMatchObject({ status: 409, body: { code: 'campaign-state' } });
  }
  await world.control.setClock('2026-09-01T08:20:00Z');
  expect((await read(id)).changes[0]?.undoUntil).toBeNull();
  const late = await act(id, 'undo', { changeId: changeOf(closed, 'closed') });
  expect(late).toMatchObject({ status: 409, body: { code: 'undo-too-late' } });

  // Who never answered may be asked again by another campaign: with the same request, and a message of its own.
  const next = await ask(world, admin, [version.id], ['Senior leaders']);
  expect(next.recipients.map(({ requestId }) => requestId)).toEqual(
    closed.recipients.map(({ requestId }) => requestId),
  );
  expect(new Set(Object.values(standings(next)))).toEqual(new Set(['outstanding']));
  expect(await cardsOf(reached(next)[0]?.objectId ?? '')).toHaveLength(2);
  expect((await read(id)).counts.requests).toBe(0);
});

test('who was asked for a version once before is asked for it again when the minor one after it is recalled', async () => {
  const { id } = await ask(world, admin, [version.id], ['Senior leaders']);
  await act(id, 'close', { reason: 'Too early.' });
  const words = modelFile('code-of-conduct').toString().replace('the school', 'this school');
  const change = { kind: 'minor', reason: 'A slip of the pen.' } as const;
  const minor = await publishFile(admin, 'conduct-2.md', Buffer.from(words), version.policyId, change);
  const next = await ask(world, admin, [minor.id], ['Senior leaders']);
  expect(next.counts.requests).toBeGreaterThan(1);
  expect((await admin.post(`/api/policy-versions/${minor.id}/recall`, { reason: 'Wrong.' })).status).toBe(200);
  await world.settled();
  const { rows } = await world.database.query(
    'select version_id, state, count(*)::int as requests from request group by 1, 2 order by 2',
  );
  expect(rows).toEqual([
    { version_id: minor.id, state: 'closed', requests: next.counts.requests },
    { version_id: version.id, state: 'outstanding', requests: next.counts.requests },
  ]);
});

test('another due day moves for those who have not accepted, and back; the newest change is undone first', async () => {
  const { id, recipients } = await ask(world, admin, [version.id], ['Senior leaders']);
  const [done, open] = recipients;
  await accept(done?.objectId ?? '');
  expect(await act(id, 'extend', { dueOn: '2026-08-31' })).toMatchObject({ body: { code: 'due-date-past' } });
  const dueDays = async () => {
    const { rows } = await world.database.query('select object_id, due_on::text as due from request');
    return Object.fromEntries(rows.map((row) => [row.object_id, row.due]));
  };
  const first = (await act(id, 'extend', { dueOn: '2026-10-14' })).body;
  const second = (await act(id, 'extend', { dueOn: '2026-09-21' })).body;
  expect(second).toMatchObject({ dueOn: '2026-09-21' });
  expect(await dueDays()).toMatchObject({ [done?.objectId ?? '']: '2026-09-30', [open?.objectId ?? '']: '2026-09-21' });
  await world.settled();
  expect((await cardsOf(open?.objectId ?? '')).join()).toContain('Monday 21 September 2026');

  const older = { changeId: changeOf(first, 'extended') };
  expect(await act(id, 'undo', older)).toMatchObject({ status: 409, body: { code: 'undo-too-late' } });
  expect((await act(id, 'undo', { changeId: changeOf(second, 'extended') })).body.dueOn).toBe('2026-10-14');
  expect((await act(id, 'undo', older)).body.dueOn).toBe('2026-09-30');
  expect((await act(id, 'undo', older)).status).toBe(200);
  expect(new Set(Object.values(await dueDays()))).toEqual(new Set(['2026-09-30']));
});

test('of two admins who end a campaign at once, one does and the other is told how it stands', async () => {
  const other = await world.as(
    people.find((one) => one.roles.includes('Policy.Manage') && !one.userPrincipalName.startsWith('sunita'))
      ?.userPrincipalName ?? '',
  );
  const { id, counts } = await ask(world, admin, [version.id], ['Senior leaders']);
  const answers = await Promise.all([
    act(id, 'close', { reason: 'Done.' }),
    act(id, 'recall', { reason: 'Mistake.' }, other),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const after = await read(id);
  const kind = answers[0]?.status === 200 ? 'closed' : 'recalled';
  expect(after).toMatchObject({ status: kind, counts: { closed: counts.requests } });
  expect(after.changes.filter(({ undoUntil }) => undoUntil !== null).map((one) => one.kind)).toEqual([kind]);
  const { rows } = await world.database.query("select count(*)::int as entries from ledger where kind = 'closed'");
  expect(rows).toEqual([{ entries: counts.requests }]);
  const undo = { changeId: changeOf(after, kind) };
  const undone = await Promise.all([act(id, 'undo', undo), act(id, 'undo', undo, other)]);
  expect(undone.map(({ status }) => status)).toEqual([200, 200]);
  expect((await read(id)).changes.filter((one) => one.kind === 'undone')).toHaveLength(1);
});

test('people and groups that are added are asked once, and stand in the history', async () => {
  const campaign = await ask(world, admin, [version.id], ['Senior leaders']);
  const asked = new Set(campaign.recipients.map(({ objectId }) => objectId));
  const someone = people.find(
    (one) => one.accountEnabled && one.trouble === null && one.userType === 'Member' && !asked.has(one.objectId),
  ) as TenantPerson;
  const added = await act(campaign.id, 'people', { groupIds: [], objectIds: [someone.objectId] });
  expect(added).toMatchObject({ status: 200, body: { counts: { requests: campaign.counts.requests + 1 } } });
  expect(added.body.changes[0]).toMatchObject({ kind: 'people-added', count: 1 });
  expect(added.body.groups.map(({ name }) => name)).toEqual(['Senior leaders', 'Added by hand']);
  const again = { groupIds: [], objectIds: [someone.objectId] };
  expect(await act(campaign.id, 'people', again)).toMatchObject({ status: 422, body: { code: 'campaign-empty' } });
  const nobody = { groupIds: [], objectIds: ['11111111-1111-4111-8111-111111111111'] };
  expect(await act(campaign.id, 'people', nobody)).toMatchObject({ status: 404, body: { code: 'person-not-found' } });

  const { groupIds } = await campaignBody(world, [version.id], ['Governors']);
  const wider = await act(campaign.id, 'people', { groupIds, objectIds: [] });
  expect(wider.body.counts.requests).toBeGreaterThan(campaign.counts.requests + 1);
  await world.settled();
  const governors = people.filter((one) => one.accountEnabled && one.groups.some(({ id }) => id === groupIds[0]));
  const after = await read(campaign.id);
  for (const { objectId } of [someone, ...governors])
    expect(after.recipients.filter((one) => one.objectId === objectId)).toHaveLength(1);
  expect(await cardsOf(someone.objectId)).toHaveLength(1);
  await until(async () => (await read(campaign.id)).status === 'open');
});
