import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  catalogueAppId,
  type EmbeddedTenant,
  errorCode,
  install,
  type OpenTenant,
  openEmbedded,
  pathOf,
  tenants,
} from './open-tenant.ts';

describe.each(tenants)('the Teams app in $name', ({ open }) => {
  let tenant: OpenTenant;
  let appId: string;
  beforeAll(async () => {
    tenant = await open();
    appId = await catalogueAppId(tenant);
  });
  afterAll(() => tenant.close());

  test('has an id in the catalogue that is not its manifest’s', () => {
    expect(appId).toMatch(/^[0-9a-f-]{36}$/);
    expect(appId).not.toBe(tenant.teamsAppId);
  });

  test('is installed once: 201 without a body, then 409', async () => {
    const first = await install(tenant, tenant.objectId);
    expect([201, 409]).toContain(first.status);
    expect(first.status === 201 ? first.body : {}).toEqual({});
    const again = await install(tenant, tenant.objectId);
    expect([again.status, errorCode(again)]).toEqual([409, 'Conflict']);
  });

  test('is found among a person’s apps, with its chat', async () => {
    await install(tenant, tenant.objectId);
    const path = `/users/${tenant.objectId}/teamwork/installedApps`;
    const { body } = await tenant.graph('GET', `${path}?$expand=teamsApp&$filter=teamsApp/id eq '${appId}'`);
    expect(body.value?.map((installed) => installed.teamsApp)).toMatchObject([
      { id: appId, externalId: tenant.teamsAppId },
    ]);
    const chat = await tenant.graph('GET', `${path}/${encodeURIComponent(String(body.value?.[0]?.id))}/chat`);
    expect(chat.body).toMatchObject({ chatType: 'oneOnOne' });
  });

  test('cannot be installed for one who is not there', async () => {
    expect((await install(tenant, '00000000-0000-4000-8000-0000000000ff')).status).toBe(404);
  });
});

describe('the Teams app in the embedded tenant', () => {
  let tenant: EmbeddedTenant;
  beforeAll(async () => {
    tenant = await openEmbedded();
  });
  afterAll(() => tenant.close());
  const installFor = async (name: string) => {
    const user = await tenant.graph('GET', `/users/${name}@oakfield.example?$select=id`);
    return install(tenant, String(user.body.id));
  };

  test('is refused to the person whose policy forbids it', async () => {
    const answer = await installFor('grace.owusu');
    expect([answer.status, errorCode(answer)]).toEqual([403, 'Forbidden']);
  });

  test('says where the installation is', async () => {
    const answer = await installFor('kwame.mensah');
    expect(pathOf(answer.headers.get('location'))).toMatch(/^\/users\/[^/]+\/teamwork\/installedApps\/[^/]+$/);
  });

  test.each([
    ['another app', { 'teamsApp@odata.bind': 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/none' }, 404],
    ['an address that is none', { 'teamsApp@odata.bind': 'none' }, 400],
    ['a property Graph does not know', { teamsAppId: 'none' }, 400],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await tenant.graph('POST', `/users/${tenant.objectId}/teamwork/installedApps`, body);
    expect(answer.status).toBe(status);
  });
});

describe('activity notifications in the embedded tenant', () => {
  let tenant: EmbeddedTenant;
  let time = Date.now();
  beforeAll(async () => {
    tenant = await openEmbedded({ now: () => new Date(time) });
    await install(tenant, tenant.objectId);
  });
  afterAll(() => tenant.close());
  const notification = (text: string, extra: object = {}) => ({
    topic: { source: 'text', value: 'Policies', webUrl: 'https://teams.microsoft.com/l/entity/app/tab' },
    activityType: 'systemDefault',
    previewText: { content: 'Due on Friday' },
    templateParameters: [{ name: 'systemDefaultText', value: text }],
    ...extra,
  });
  const recipients = (...ids: string[]) => ({
    recipients: ids.map((userId) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId })),
  });
  const send = (body: object) => tenant.graph('POST', '/teamwork/sendActivityNotificationToRecipients', body);
  const feed = async (objectId: string) =>
    (await tenant.control('GET', `/activity/${objectId}`)).body.notifications as { text: string; preview: string }[];

  test('reach those who have the app, and a chain keeps the newest alone', async () => {
    await tenant.control('POST', '/limits', { scale: 0 });
    const others = recipients(tenant.objectId, '7d1c4a00-0000-4000-8000-000000000001');
    expect((await send(notification('first', { chainId: 7, ...others }))).status).toBe(202);
    expect((await send(notification('second', { chainId: 7, ...others }))).status).toBe(202);
    expect((await feed(tenant.objectId)).map(({ text, preview }) => ({ text, preview }))).toEqual([
      { text: 'second', preview: 'Due on Friday' },
    ]);
    expect(await feed('7d1c4a00-0000-4000-8000-000000000001')).toEqual([]);
  });

  test('are refused with more than 100 recipients, outside Teams, or with a token about to expire', async () => {
    const many = recipients(...Array.from({ length: 101 }, () => tenant.objectId));
    expect((await send(notification('x', many))).status).toBe(400);
    const outside = { topic: { source: 'text', value: 'x', webUrl: 'https://elsewhere.example' } };
    expect((await send(notification('x', { ...outside, ...recipients(tenant.objectId) }))).status).toBe(400);
    time += 20 * 60_000;
    expect((await send(notification('x', recipients(tenant.objectId)))).status).toBe(412);
  });
});
