import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { provision } from '#server/provision.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { callOf, type Exchange, readExchanges } from '#tests/support/exchanges.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/**
 * Every call the product makes to Graph, with its query options, and the page of https://learn.microsoft.com/graph/api
 * that knows it. A call that is not here is a call nobody has looked up yet, and one more permission perhaps.
 */
const known: Readonly<Record<string, string>> = {
  'GET /groups ?$search,$select,$top': 'group-list',
  'GET /groups/{id} ?$select': 'group-get',
  'GET /groups/{id}/transitiveMembers/microsoft.graph.user ?$count,$select,$top': 'group-list-transitivemembers',
  'GET /groups/delta ?$filter,$select': 'group-delta',
  'GET /groups/delta ?$deltatoken': 'group-delta',
  'GET /users ?$count,$search,$select,$top': 'user-list',
  'GET /users/{id} ?$select': 'user-get',
  'GET /appCatalogs/teamsApps ?$filter': 'appcatalogs-list-teamsapps',
  'POST /users/{id}/teamwork/installedApps': 'userteamwork-post-installedapps',
  'POST /users/{id}/sendMail': 'user-sendmail',
  'POST /chats': 'chat-post',
  'POST /chats/{id}/messages': 'chat-post-messages',
  'GET /sites/{id}/lists/{id} ?$select': 'list-get',
  'POST /sites/{id}/drive/root/children': 'driveitem-post-children',
  'POST /sites/{id}/drive/root:/{path}:/children': 'driveitem-post-children',
  'PUT /sites/{id}/drive/root:/{path}:/content ?@microsoft.graph.conflictBehavior': 'driveitem-put-content',
  'GET /sites/{id}/drive/root:/{path} ?$select': 'driveitem-get',
  'POST /sites/{id}/lists': 'list-create',
  'GET /sites/{id}/lists/{id}/columns': 'list-list-columns',
  'POST /sites/{id}/lists/{id}/columns': 'list-post-columns',
  'PATCH /sites/{id}/lists/{id}/columns/{id}': 'columndefinition-update',
  'POST /$batch': 'json-batching, among the concepts',
  'POST /sites/{id}/lists/{id}/items': 'listitem-create',
  'GET /sites/{id}/lists/{id}/items ?$filter,$select,$top': 'listitem-list',
  'GET /sites/{id}/lists/{id}/items ?$expand,$top': 'listitem-list',
  'GET /sites/{id}/lists/{id}/items/delta ?$expand,token': 'listitem-delta',
  'GET /sites/{id}/lists/{id}/items/{id} ?$select': 'listitem-get',
  'PATCH /sites/{id}/lists/{id}/items/{id}/fields': 'listitem-update',
};

let folder: string;
let world: World;
let exchanges: readonly Exchange[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const tenantLog = join(folder, 'graph.jsonl');
  world = await createWorld({ now: startOfTerm, provisioned: false, tenantLog });
  await provisionOverHalfAList(world);
  await world.control.limits(0);
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  const admin = await world.as(manager?.userPrincipalName ?? '');
  await admin.get('/api/groups?search=staff');
  // A file whose arrival SharePoint could not confirm.
  await world.control.fail({ method: 'PUT', path: ':/content', status: 504, times: 1, before: false });
  await askInEveryWay(admin);
  await acceptInTrouble();
  await followGroups();
  await admin.get('/api/compliance');
  await nameSomebody(admin);
  await admin.get('/api/policy-health');
  await world.settled();
  exchanges = (await readExchanges(tenantLog)).filter(({ url }) => url.startsWith('https://graph.microsoft.com/'));
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** A list that stands already, without its columns and without the index its key needs. */
async function provisionOverHalfAList({ settings }: World): Promise<void> {
  const graph = createGraph(settings, createCredentials(settings).appToken, async () => undefined);
  await graph.post(graphPath`/sites/${settings.sharePointSiteId}/lists`, {
    displayName: 'Compliance',
    columns: [{ name: 'Key', text: {} }],
    list: { template: 'genericList' },
  });
  await provision(settings);
}

async function askInEveryWay(admin: Client): Promise<void> {
  const [first, second, third] = [
    await publishModel(admin, 'code-of-conduct'),
    await publishModel(admin, 'all-adults-numbered'),
    await publishModel(admin, 'staff-governors-form'),
  ];
  await ask(world, admin, [first.id], ['Senior leaders', 'Supply agency'], 'app');
  await ask(world, admin, [second.id], ['Governors'], 'app-and-mail');
  await ask(world, admin, [third.id], ['Governors'], 'sender');
}

/** Twice: the second time by the link that the first one gave. */
async function followGroups(): Promise<void> {
  for (const moment of ['2026-09-01T09:00:00Z', '2026-09-01T09:15:00Z']) {
    await world.control.setClock(moment);
    await wakeUp(world, 'people');
  }
}

/** A policy with a contact who is looked up. */
async function nameSomebody(admin: Client): Promise<void> {
  const text = '# Phones\n\n## Rules\n\n- Phones stay off.\n\n## Declaration\n\nI agree to follow this policy.\n';
  const { body } = await admin.upload<PolicyVersionDetail>('/api/policies/import?name=phones.md', text);
  const document = { ...body.document, contacts: [{ role: 'Safeguarding lead', name: 'Helen Braithwaite' }] };
  const path = `/api/policy-versions/${body.id}`;
  const saved = await admin.put<PolicyVersionDetail>(`${path}/document`, { document, revision: body.revision });
  const { revision } = saved.body;
  expect((await admin.post(`${path}/publish`, { effectiveFrom: '2026-09-01', revision })).status).toBe(200);
}

/** One acceptance whose row somebody changed by hand, with an answer of SharePoint that gets lost. */
async function acceptInTrouble(): Promise<void> {
  await world.control.fail({ method: 'PATCH', path: '/items/[^/]+/fields', status: 412, times: 1 });
  await world.control.fail({ method: 'POST', path: '/lists/[^/]+/items', status: 504, times: 1, before: false });
  const leader = (await world.control.people()).find(
    ({ accountEnabled, groups }) =>
      accountEnabled &&
      groups.some(({ name }) => name === 'Senior leaders') &&
      groups.every(({ name }) => name !== 'Governors'),
  );
  const client = await world.as(leader?.userPrincipalName ?? '');
  const request = await onlyRequest(client);
  expect((await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
  await world.settled();
}

/** A further page is asked for by the link Graph gave, with a token of its own in it. */
function callWithOptions(exchange: Exchange): string {
  const options = [...new URL(exchange.url).searchParams.keys()].filter((name) => name !== '$skiptoken').sort();
  return `${callOf(exchange)}${options.length === 0 ? '' : ` ?${options.join(',')}`}`;
}

test('the whole job makes these calls to Graph and no others', () => {
  expect([...new Set(exchanges.map(callWithOptions))].sort()).toEqual(Object.keys(known).sort());
});

test('nothing in a call is of a form Graph refuses: whatever is refused was refused on purpose', async () => {
  const malformed = exchanges.filter(({ status }) => status === 400 || status === 501);
  expect(malformed.map(callWithOptions)).toEqual([]);
  expect(await world.control.unknownCalls()).toEqual([]);
});
