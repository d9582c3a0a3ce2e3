import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  ComplianceApart,
  ComplianceRows,
  ComplianceSummary,
  ComplianceTrend,
  NotAskedRows,
} from '#src/contract/compliance.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, dueOn, publishFile, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** Every figure that a leader sees has its names behind it: as many as it says, and none twice. */

let world: World;
let admin: Client;
let leader: Client;
let screens: PolicyVersionDetail;
let keys: PolicyVersionDetail;

const words = (name: string) =>
  Buffer.from(`# ${name}\n\n- I will follow these rules in every room.\n\nI agree to follow these rules.\n`);

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  [admin, leader] = await Promise.all([world.as('sunita.rao'), world.as('margaret.okafor')]);
  screens = await publishFile(admin, 'Screens.md', words('Screens'));
  keys = await publishFile(admin, 'Keys.md', words('Keys'));
  await ask(world, admin, [screens.id], ['Teaching staff', 'Senior leaders', 'Midday staff']);
  await ask(world, admin, [keys.id], ['Senior leaders', 'Governors']);
  await accept('daniel.whitcombe', 'Screens');
  await accept('daniel.whitcombe', 'Keys');
  await world.control.setClock('2026-09-03T23:30:00Z');
  await accept('joyce.campbell', 'Screens');
  const { client, id } = await requestOf('ana.marques', 'Screens');
  expect((await client.post(`/api/requests/${id}/responses`, { kind: 'declined', text: 'Not my work.' })).status).toBe(
    201,
  );
  const { objectId } = await world.control.person('denise.oldroyd');
  const exemption = { objectIds: [objectId], policyId: null, reason: 'leave', note: '', until: '2026-12-18' };
  expect((await admin.post('/api/exemptions', exemption)).status).toBe(201);
}, 120_000);
afterAll(() => world.close());

async function requestOf(person: string, title: string): Promise<{ client: Client; id: string }> {
  const client = await world.as(person);
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  return { client, id: requests.find(({ policyTitle }) => policyTitle === title)?.id ?? '' };
}

async function accept(person: string, title: string): Promise<void> {
  const { client, id } = await requestOf(person, title);
  const request = (await client.get<RequestDetail>(`/api/requests/${id}`)).body;
  expect((await client.post(`/api/requests/${id}/attestation`, yesToAll(request))).status).toBe(201);
}

const summary = async () => (await leader.get<ComplianceSummary>('/api/compliance')).body;

/** All pages behind an address. */
async function names(query: Record<string, string>): Promise<{ rows: ComplianceRows['rows']; people: number }> {
  const rows: ComplianceRows['rows'] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await leader.get<ComplianceRows>(
      `/api/compliance/people?${new URLSearchParams({ ...query, page: String(page) })}`,
    );
    rows.push(...body.rows);
    if (page * body.pageSize >= body.total) {
      expect(rows).toHaveLength(body.total);
      expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(body.total);
      expect(new Set(rows.map(({ objectId }) => objectId)).size).toBe(body.people);
      return { rows, people: body.people };
    }
  }
}

async function notAsked(query: Record<string, string> = {}): Promise<NotAskedRows> {
  return (await leader.get<NotAskedRows>(`/api/compliance/not-asked?${new URLSearchParams(query)}`)).body;
}

test('every figure of the summary has as many names behind it, before and after the due date', async () => {
  for (const moment of ['2026-09-04T08:00:00Z', '2026-10-01T08:00:00Z']) {
    await world.control.setClock(moment);
    const { people, peopleDone, peopleExempt, policies, groups } = await summary();
    expect((await names({ who: 'done' })).people).toBe(peopleDone);
    expect((await names({ who: 'exempt' })).people).toBe(peopleExempt);
    expect((await names({ who: 'waiting' })).people).toBe(people - peopleDone - peopleExempt);
    expect((await names({})).people).toBe(people);
    for (const [query, counts] of [
      ...policies.map((one) => [{ versionId: one.versionId }, one] as const),
      ...groups.map((one) => [{ groupId: one.groupId }, one] as const),
    ]) {
      expect((await names(query)).rows).toHaveLength(counts.asked);
      for (const standing of ['accepted', 'outstanding', 'overdue', 'declined', 'exempt'] as const)
        expect((await names({ ...query, standing })).rows, `${standing} at ${moment}`).toHaveLength(counts[standing]);
    }
    for (const { versionId, asked } of policies) expect((await notAsked({ versionId })).total).toBe(people - asked);
    const overdue = policies.reduce((sum, one) => sum + one.overdue, 0);
    expect(overdue > 0).toBe(moment > dueOn);
  }
}, 60_000);

test('who is exempt is told with the reason, and each reason has its names', async () => {
  const { exempt } = (await leader.get<ComplianceApart>('/api/compliance/apart')).body;
  expect(exempt).toEqual([{ reason: 'leave', count: 1 }]);
  const { rows } = await names({ reason: 'leave', standing: 'exempt' });
  expect(rows).toMatchObject([
    { name: 'Denise Oldroyd', standing: 'exempt', exemption: { reason: 'leave', until: '2026-12-18' } },
  ]);
  expect((await names({ reason: 'on-paper' })).rows).toEqual([]);
});

test('people whom nobody asked are a figure with names, and say why', async () => {
  const { neverAsked } = (await leader.get<ComplianceApart>('/api/compliance/apart')).body;
  const never = await notAsked();
  expect(never.total).toBe(neverAsked);
  expect(never.rows).toContainEqual(expect.objectContaining({ name: 'Graham Pickering', why: 'account-disabled' }));
  const elsewhere = await notAsked({ versionId: keys.id, search: 'joyce' });
  expect(elsewhere).toMatchObject({ total: 1, rows: [{ name: 'Joyce Campbell', why: 'elsewhere' }] });
});

test('names are found by the start of their words, without accents, and of addresses', async () => {
  const found = async (search: string) => (await names({ search })).rows.map(({ name }) => name);
  expect(await found('fernandez')).toEqual(['Lucía Fernández']);
  expect(await found('ling mei')).toEqual(['Mei-Ling Chan']);
  expect(await found('joyce.camp')).toEqual(['Joyce Campbell']);
  expect(await found('oyce')).toEqual([]);
  expect(await found('%')).toEqual([]);
});

test('rows stand in the order that is asked for', async () => {
  const { rows } = await names({ sort: 'standing' });
  const order = ['overdue', 'outstanding', 'declined', 'exempt', 'accepted'];
  const places = rows.map(({ standing }) => order.indexOf(standing));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBeGreaterThan(3);
});

test('the trend tells the days of the acceptances in the school’s own time, up to the goal', async () => {
  const trend = async (versionId: string) =>
    (await leader.get<{ trend: ComplianceTrend | null }>(`/api/compliance/trend?versionId=${versionId}`)).body.trend;
  const { policies } = await summary();
  const counts = policies.find(({ versionId }) => versionId === screens.id);
  // Half past eleven in the evening in UTC is the next day in a British summer.
  expect(await trend(screens.id)).toMatchObject({
    askedOn: '2026-09-01',
    dueOn,
    goal: (counts?.asked ?? 0) - (counts?.exempt ?? 0),
    days: [
      { day: '2026-09-01', accepted: 1 },
      { day: '2026-09-04', accepted: 2 },
    ],
  });
  const unasked = await publishFile(admin, 'Ladders.md', words('Ladders'));
  expect(await trend(unasked.id)).toBeNull();
});
