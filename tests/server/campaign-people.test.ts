import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PeopleChoice } from '#src/contract/campaign-filter.ts';
import type { ExemptedCampaign, PeoplePage } from '#src/contract/campaign-people.ts';
import type { CampaignOverview, RemindedCampaign } from '#src/contract/campaigns.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { accept } from './people-support.ts';

let world: World;
let admin: Client;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
});
afterEach(() => world.close());

const pageOf = async (id: string, query: Record<string, string> = {}) =>
  (await admin.get<PeoplePage>(`/api/campaigns/${id}/people?${new URLSearchParams(query)}`)).body;
const names = (page: PeoplePage) => page.rows.map(({ name }) => name);
const exempt = async (id: string, chosen: PeopleChoice) => {
  const body = { chosen, policyId: null, reason: 'other', note: '', until: null };
  return (await admin.post<ExemptedCampaign>(`/api/campaigns/${id}/exempt`, body)).body.exempted;
};

/** A group of these names, asked for one policy. */
async function asked(...people: [name: string, change?: object][]): Promise<string> {
  const { id: groupId } = await world.control.addGroup('Visitors');
  for (const [name, change] of people) await world.control.addPerson(name, change ?? {}, [groupId]);
  const version = await publishModel(admin, 'code-of-conduct');
  return (await ask(world, admin, [version.id], ['Visitors'])).id;
}

test('pages hold everybody once in one order, and say how many a filter finds', async () => {
  const id = await asked(['Ann First']);
  await world.database.query(
    `with added as (
      insert into person (tenant_id, object_id, name, user_principal_name, guest, enabled, salt, updated_at)
      select tenant_id, gen_random_uuid(), 'Same Name', 'x' || n, n % 2 = 0, true, 's', now()
      from person, generate_series(1, 240) n where name = 'Ann First' returning tenant_id, object_id)
    insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number, ledger_hash)
      select gen_random_uuid(), campaign_id, version_id, a.tenant_id, a.object_id, 'outstanding', due_on, asked_at, 0, ''
      from request, added a`,
  );
  for (const sort of ['name', 'standing', 'due']) {
    const pages = await Promise.all(['1', '2', '3', '4'].map((page) => pageOf(id, { sort, page })));
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 100, 41, 0]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ requestId }) => requestId))).size).toBe(241);
    expect(pages[0]).toMatchObject({ all: 241, matching: { rows: 241, people: 241, awaited: 241 } });
  }
  const found = await pageOf(id, { search: 'first' });
  expect(found).toMatchObject({ all: 241, matching: { rows: 1 }, rows: [{ name: 'Ann First', guest: false }] });
  expect((await pageOf(id, { outcome: 'reached' })).matching.rows).toBe(1);
  expect((await pageOf(id, { search: 'same', page: '2' })).rows.filter(({ guest }) => guest).length).toBeGreaterThan(0);
});

test('a name is found by the beginning of any word, whatever its capitals and accents; standings and outcomes narrow it', async () => {
  const id = await asked(
    ['Zoë Kowalska'],
    ['Siân O’Rourke'],
    ['Amelia Smith-Jones'],
    ['Bea Nomail', { appRefused: true, mail: null }],
  );
  await accept(world, (await world.control.person('Zoë Kowalska')).userPrincipalName);
  for (const [search, found] of [
    ['zoe', ['Zoë Kowalska']],
    ['KOW', ['Zoë Kowalska']],
    ['rour', ['Siân O’Rourke']],
    ['jones', ['Amelia Smith-Jones']],
    ['ensah', []],
    ['.*', []],
  ] as const)
    expect(names(await pageOf(id, { search })), search).toEqual(found);
  // Neither the app nor a mail can reach her.
  const bea = (await world.control.person('Bea Nomail')).objectId;
  await world.database.query(
    `update delivery set state = 'failed', fault = 'no-mailbox' where request_id in (
      select id from request where object_id = $1)`,
    [bea],
  );
  expect(names(await pageOf(id, { standing: 'accepted' }))).toEqual(['Zoë Kowalska']);
  expect(names(await pageOf(id, { outcome: 'not-reached' }))).toEqual(['Bea Nomail']);
  expect(names(await pageOf(id, { sort: 'standing' })).at(-1)).toBe('Zoë Kowalska');
  const { unreached, awaited } = (await admin.get<CampaignOverview>(`/api/campaigns/${id}/overview`)).body;
  expect(awaited).toEqual({ requests: 3, people: 3 });
  expect(unreached).toMatchObject({ requests: 1, retryable: 0, first: [{ name: 'Bea Nomail' }] });
});

test('one request reminds, exempts and exports all that a filter finds, and says who was passed over', async () => {
  const id = await asked(['Ann One'], ['Ann Two'], ['Ann Done'], ['Bob Other']);
  await accept(world, (await world.control.person('Ann Done')).userPrincipalName);
  await world.control.setClock('2026-09-02T09:00:00Z');
  const filter = { search: 'ann' };
  const { body } = await admin.post<RemindedCampaign>(`/api/campaigns/${id}/remind`, { filter });
  expect(body.reminded).toEqual({ people: 2, leftOut: [{ reason: 'accepted', people: 1 }] });
  expect(body).not.toHaveProperty('recipients');

  const csv = await admin.post<string>(`/api/campaigns/${id}/people.csv`, { filter });
  expect(String(csv.body).trim().split('\r\n')).toHaveLength(4);
  expect(String(csv.body)).not.toContain('Bob Other');

  expect(await exempt(id, { filter })).toEqual({ people: 2, skipped: [{ reason: 'accepted', people: 1 }] });
  const held = await pageOf(id, { standing: 'exempt' });
  expect(names(held)).toEqual(['Ann One', 'Ann Two']);
  expect(names(await pageOf(id, { standing: 'outstanding' }))).toEqual(['Bob Other']);
  const bob = await world.control.person('Bob Other');
  expect(await exempt(id, { objectIds: [bob.objectId] })).toEqual({ people: 1, skipped: [] });
  expect((await pageOf(id)).matching.awaited).toBe(0);
});
