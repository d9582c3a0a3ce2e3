import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlOf } from '#tests/support/control.ts';
import { catalogueAppId, type EmbeddedTenant, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
beforeEach(async () => {
  tenant = await openEmbedded();
});
afterEach(() => tenant.close());

type Part = { method: string; url: string; body?: unknown; headers?: Record<string, string>; dependsOn?: string[] };
type PartAnswer = {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: { id?: string; error?: { code: string } };
};
const json = { 'Content-Type': 'application/json' };

async function batch(parts: readonly Part[]): Promise<PartAnswer[]> {
  const requests = parts.map((part, index) => ({ id: String(index), headers: part.body ? json : {}, ...part }));
  const { status, body } = await tenant.graph('POST', '/$batch', { requests });
  expect(status).toBe(200);
  return body.responses as PartAnswer[];
}

async function newList(): Promise<string> {
  const lists = `/sites/${tenant.siteId}/lists`;
  const { body } = await tenant.graph('POST', lists, {
    displayName: 'Register',
    columns: [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }],
    list: { template: 'genericList' },
  });
  return `${lists}/${body.id}/items`;
}

test('rows are added and changed in a batch, each judged by its own key and its own eTag', async () => {
  const items = await newList();
  const add = (key: string) => ({ method: 'POST', url: items, body: { fields: { Key: key } } });
  const added = await batch([add('a'), add('b'), add('A')]);
  expect(added.map(({ status }) => status)).toEqual([201, 201, 400]);
  const eTags = await Promise.all(
    ['1', '2'].map(async (id) => String((await tenant.graph('GET', `${items}/${id}`)).body.eTag)),
  );
  const change = (id: string, eTag: string): Part => ({
    method: 'PATCH',
    url: `${items}/${id}/fields`,
    body: { Title: 'changed' },
    headers: { ...json, 'If-Match': eTag },
  });
  const changed = await batch([change('1', eTags[0] ?? ''), change('2', eTags[0] ?? '')]);
  expect(changed.map(({ status }) => status)).toEqual([200, 412]);
});

test('what depends on a part that failed is not tried', async () => {
  const items = await newList();
  const add = (key: string, dependsOn: string[] = []): Part => ({
    method: 'POST',
    url: items,
    body: { fields: { Key: key } },
    dependsOn,
  });
  const answers = await batch([add('a'), add('a', ['0']), add('b', ['1'])]);
  expect(answers.map(({ status }) => status)).toEqual([201, 400, 424]);
});

test('installations are charged one by one, and those over the limit carry how long to wait', async () => {
  const control = controlOf(tenant.origin);
  await control.limits(0.2);
  const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueAppId(tenant)}`;
  const people = (await control.people()).filter(({ trouble, userType }) => !trouble && userType === 'Member');
  const answers = await batch(
    people.slice(0, 10).map(({ objectId }) => ({
      method: 'POST',
      url: `/users/${objectId}/teamwork/installedApps`,
      body: { 'teamsApp@odata.bind': app },
    })),
  );
  expect(answers.map(({ status }) => status)).toEqual([...Array(6).fill(201), ...Array(4).fill(429)]);
  expect(answers.at(-1)?.headers['Retry-After']).toBe('1');
  expect((await control.limitTallies())['POST installedApps in 1 s']).toMatchObject({ calls: 10, refused: 4 });
});

test('twenty requests are the most', async () => {
  const part = { method: 'GET', url: `/users/${tenant.objectId}` };
  expect((await batch(Array.from({ length: 20 }, () => part))).length).toBe(20);
  const requests = Array.from({ length: 21 }, (_none, index) => ({ id: String(index), ...part }));
  expect((await tenant.graph('POST', '/$batch', { requests })).status).toBe(400);
});
