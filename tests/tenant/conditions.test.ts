import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogueAppId, type EmbeddedTenant, errorCode, install, openEmbedded } from './open-tenant.ts';

let folder: string;
let tenant: EmbeddedTenant;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-'));
  tenant = await openEmbedded({ dataDir: folder, logFile: join(folder, 'exchanges.jsonl') });
});
afterEach(async () => {
  await tenant.close();
  await rm(folder, { recursive: true });
});

const user = () => tenant.graph('GET', `/users/${tenant.objectId}?$select=id`);
const lists = () => `/sites/${tenant.siteId}/lists`;
const newList = (displayName: string) => ({
  displayName,
  columns: [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }],
  list: { template: 'genericList' },
});

describe('limits', () => {
  test('of installations are 30 a second, each part of a batch counted, and say how long to wait', async () => {
    await tenant.control('POST', '/limits', { scale: 0.5 });
    const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueAppId(tenant)}`;
    const requests = Array.from({ length: 20 }, (_none, index) => ({
      id: String(index),
      method: 'POST',
      url: `/users/${tenant.objectId}/teamwork/installedApps`,
      headers: { 'Content-Type': 'application/json' },
      body: { 'teamsApp@odata.bind': app },
    }));
    const { body } = await tenant.graph('POST', '/$batch', { requests });
    const answers = body.responses as { status: number; headers: Record<string, string> }[];
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(5);
    expect(Number(refused[0]?.headers['Retry-After'])).toBe(1);
  });

  test('of SharePoint are 1,250 units a minute, a refused request counted too', async () => {
    await tenant.control('POST', '/limits', { scale: 0.01 });
    const answers = [];
    for (let asked = 0; asked < 9; asked += 1) answers.push(await tenant.graph('GET', lists()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429]);
    const last = answers.at(-1);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(1);
    expect(last?.headers.get('ratelimit-remaining')).toBe('0');
  });

  test('can be lifted', async () => {
    await tenant.control('POST', '/limits', { scale: 0 });
    const answers = await Promise.all(Array.from({ length: 60 }, () => install(tenant, tenant.objectId)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });
});

describe('faults', () => {
  test('hit as often as they were told, with the code and wait they were given', async () => {
    await tenant.control('POST', '/faults', {
      path: '/users/',
      status: 503,
      times: 2,
      retryAfter: 4,
      code: 'serviceNotAvailable',
    });
    const answers = [await user(), await user(), await user()];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('4');
    expect(errorCode(answers[0] ?? (await user()))).toBe('serviceNotAvailable');
  });

  test('that come after acting lose the answer alone', async () => {
    await tenant.control('POST', '/faults', { method: 'POST', path: '/lists$', status: 504, before: false });
    expect((await tenant.graph('POST', lists(), newList('Lost'))).status).toBe(504);
    expect((await tenant.graph('POST', lists(), newList('Lost'))).status).toBe(409);
  });

  test('can close the connection', async () => {
    await tenant.control('POST', '/faults', { path: '/users/', status: 500, drop: true });
    await expect(user()).rejects.toThrow();
    expect((await user()).status).toBe(200);
  });

  test('reach the connector and the token endpoint, and can be taken back', async () => {
    const connector = await tenant.connector();
    await tenant.control('POST', '/faults', { path: '/connector/', status: 502 });
    expect((await connector('POST', '/v3/conversations', {})).status).toBe(502);
    await tenant.control('POST', '/faults', { path: '/oauth2/v2.0/token', status: 500 });
    expect((await tenant.token({})).status).toBe(500);
    await tenant.control('POST', '/faults', { path: '.', status: 500, times: 5 });
    await tenant.control('DELETE', '/faults');
    expect((await user()).status).toBe(200);
  });

  test('a busy SharePoint refuses every call on lists and nothing else', async () => {
    await tenant.control('POST', '/busy', { sharepoint: true });
    const answer = await tenant.graph('GET', lists());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '5']);
    expect((await user()).status).toBe(200);
    await tenant.control('POST', '/busy', { sharepoint: false });
    expect((await tenant.graph('GET', lists())).status).toBe(200);
  });
});

describe('the record', () => {
  test('keeps each exchange with Graph, with the address it has in the real one', async () => {
    await user();
    await tenant.graph('POST', lists(), newList('Recorded'));
    const lines = (await readFile(join(folder, 'exchanges.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'GET', url: `https://graph.microsoft.com/v1.0/users/${tenant.objectId}?$select=id`, status: 200 },
      { method: 'POST', body: newList('Recorded'), status: 201, response: { displayName: 'Recorded' } },
    ]);
  });

  test('names what the tenant does not know, which is answered 501', async () => {
    expect((await tenant.graph('GET', '/planner/tasks')).status).toBe(501);
    expect((await tenant.graph('GET', '/groups?$orderby=displayName')).status).toBe(501);
    expect(tenant.unknownCalls.length).toBe(2);
    expect((await tenant.control('GET', '/unknown-calls')).body.calls).toEqual(tenant.unknownCalls);
  });

  test('says when something changed', async () => {
    const stop = new AbortController();
    const response = await fetch(`${tenant.origin}/control/events`, { signal: stop.signal });
    const reader = response.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    const first = Number(/"change":(\d+)/.exec(await next())?.[1]);
    await install(tenant, tenant.objectId);
    expect(Number(/"change":(\d+)/.exec(await next())?.[1])).toBeGreaterThan(first);
    stop.abort();
  });
});

describe('a restart on the same folder', () => {
  test('keeps people, installations, chats, mails and lists', async () => {
    await install(tenant, tenant.objectId);
    await tenant.control('POST', `/people/${tenant.objectId}`, { jobTitle: 'Teacher, year 9' });
    const { id } = (await tenant.graph('POST', lists(), newList('Kept'))).body;
    await tenant.graph('POST', `${lists()}/${id}/items`, { fields: { Key: 'one' } });
    const connector = await tenant.connector();
    const opened = { members: [{ id: tenant.objectId }], tenantId: tenant.environment.TENANT_ID };
    const chat = String((await connector('POST', '/v3/conversations', opened)).body.id);
    const activities = `/v3/conversations/${encodeURIComponent(chat)}/activities`;
    await connector('POST', activities, { type: 'message', text: 'Kept as well' });
    const address = { emailAddress: { address: 'kwame.mensah@oakfield.example' } };
    const message = { subject: 'Kept', body: { contentType: 'text', content: 'x' }, toRecipients: [address] };
    await tenant.graph('POST', `/users/${tenant.mailSender}/sendMail`, { message });
    await tenant.close();

    tenant = await openEmbedded({ dataDir: folder });
    expect((await tenant.control('GET', `/chats/${tenant.objectId}`)).body.chats).toMatchObject([
      { id: chat, messages: [{ html: 'Kept as well' }] },
    ]);
    expect((await tenant.control('GET', `/mailboxes/${tenant.objectId}`)).body.messages).toMatchObject([
      { subject: 'Kept' },
    ]);
    expect((await install(tenant, tenant.objectId)).status).toBe(409);
    expect((await tenant.graph('POST', `${lists()}/${id}/items`, { fields: { Key: 'ONE' } })).status).toBe(400);
    const item = (await tenant.graph('POST', `${lists()}/${id}/items`, { fields: { Key: 'two' } })).body;
    expect(item.id).toBe('2');
    const { people } = (await tenant.control('GET', '/people')).body as { people: { jobTitle: string }[] };
    expect(people.filter(({ jobTitle }) => jobTitle === 'Teacher, year 9').length).toBe(1);
  });

  test('a torn last line is passed over: its change was never acknowledged', async () => {
    await install(tenant, tenant.objectId);
    await tenant.close();
    const { appendFile } = await import('node:fs/promises');
    await appendFile(join(folder, 'tenant', 'journal.jsonl'), '["people","torn');
    tenant = await openEmbedded({ dataDir: folder });
    expect((await install(tenant, tenant.objectId)).status).toBe(409);
  });

  test('a reset goes back to the first day', async () => {
    await install(tenant, tenant.objectId);
    await tenant.graph('POST', lists(), newList('Gone'));
    await tenant.control('POST', '/reset');
    expect((await tenant.control('GET', '/lists')).body.lists).toEqual([]);
    expect((await install(tenant, tenant.objectId)).status).toBe(201);
  });
});

describe('the controls', () => {
  test('change people and groups, and make new ones', async () => {
    const person = '11111111-1111-4111-8111-111111111111';
    await tenant.control('POST', `/people/${person}`, { displayName: 'New Starter' });
    const group = '22222222-2222-4222-8222-222222222222';
    await tenant.control('POST', `/groups/${group}`, { displayName: 'Starters' });
    await tenant.control('POST', `/groups/${group}/members`, { add: [person] });
    const path = `/groups/${group}/transitiveMembers/microsoft.graph.user?$count=true&$select=displayName`;
    const { body } = await tenant.graph('GET', path, undefined, { ConsistencyLevel: 'eventual' });
    expect(body.value).toEqual([{ displayName: 'New Starter' }]);
  });

  test('refuse a page of another origin and a body that is no JSON', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${tenant.origin}/control/busy`, { method: 'POST', headers, body: '{"sharepoint":true}' });
    expect((await post({ 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post({ 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
