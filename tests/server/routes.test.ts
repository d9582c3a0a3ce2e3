import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '#server/http/define-route.ts';
import { type Client, withToken } from '#tests/support/http-client.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { actionableMessages } from './mail-support.ts';
import { forgerOf, storedState } from './token/forged.ts';

let world: World;
const clients = new Map<string, Client>();
/** Callers who get through no door that asks for a token, with what they are told. */
const refusedEverywhere = new Map<
  string,
  { readonly client: Client; readonly status: number; readonly code: string }
>();

beforeAll(async () => {
  world = await createWorld({ settings: actionableMessages });
  const people = await world.control.people();
  const holding = (roles: string[]) =>
    people.find(
      (one) =>
        one.accountEnabled &&
        one.userType === 'Member' &&
        one.roles.length === roles.length &&
        roles.every((role) => one.roles.includes(role)),
    );
  for (const [who, roles] of [
    ['admin', ['Policy.Manage']],
    ['leader', ['Compliance.Read']],
    ['staff', []],
  ] as const) {
    clients.set(who, await world.as(holding([...roles])?.userPrincipalName ?? ''));
  }
  const guest = people.find((one) => one.accountEnabled && one.userType === 'Guest' && one.roles.length === 0);
  clients.set('guest', await world.as(guest?.userPrincipalName ?? ''));
  clients.set('nobody', withToken(world.origin, ''));
  const admin = forgerOf(world, (clients.get('admin') as Client).token);
  const otherTenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  const inOtherTenant = { tid: otherTenant, iss: `${world.settings.authorityUrl}/${otherTenant}/v2.0` };
  for (const [who, change, status, code] of [
    ['an admin of another tenant', inOtherTenant, 403, 'token-wrong-tenant'],
    ['an app with the role of an admin', { scp: undefined, idtyp: 'app' }, 401, 'token-not-for-api'],
    ['an admin whose token has expired', { exp: Math.floor(Date.now() / 1_000) - 600 }, 401, 'token-expired'],
  ] as const) {
    refusedEverywhere.set(who, { client: withToken(world.origin, await admin.with(change)), status, code });
  }
});
afterAll(() => world.close());

const id = '11111111-1111-4111-8111-111111111111';
const refusedFor: Record<Route['access'], readonly string[]> = {
  public: [],
  staff: [],
  leader: ['staff', 'guest'],
  admin: ['leader', 'staff', 'guest'],
  outlook: [],
};

async function call(route: Route, client: Client): Promise<{ status: number; code: string | undefined }> {
  const path = route.path.replace('{id}', id);
  const reply =
    route.method === 'get' || route.method === 'delete'
      ? await client[route.method]<{ code?: string }>(path)
      : await client[route.method]<{ code?: string }>(path, {});
  return { status: reply.status, code: reply.body?.code };
}

describe('every route, taken from the product itself', () => {
  test('there are routes', () => {
    expect(world.app.routes.length).toBeGreaterThan(20);
  });

  test('asks for a token before anything else, but for the few that need none', async () => {
    const open = world.app.routes.filter((route) => route.access === 'public').map((route) => route.path);
    expect(open.sort()).toEqual(['/api/client-config', '/go/{code}', '/healthz', '/readyz']);
    for (const route of world.app.routes.filter((one) => one.access !== 'public')) {
      expect(await call(route, clients.get('nobody') as Client), route.path).toMatchObject({ status: 401 });
    }
  });

  test('refuses the roles it is not for, and lets the others past the door', async () => {
    for (const route of world.app.routes) {
      for (const who of ['admin', 'leader', 'staff', 'guest']) {
        const { status, code } = await call(route, clients.get(who) as Client);
        const refused = refusedFor[route.access].includes(who);
        expect({
          route: `${route.method} ${route.path}`,
          who,
          refused: status === 403 && code === 'role-needed',
        }).toEqual({
          route: `${route.method} ${route.path}`,
          who,
          refused,
        });
        expect(status, `${route.method} ${route.path} as ${who}`).not.toBe(500);
        // A person's own token is none of Microsoft's for a press in a mail, whatever the role.
        if (route.access === 'outlook') expect({ status, code }).toEqual({ status: 401, code: 'token-not-for-api' });
      }
    }
  });

  test('knows no other tenant, no app and no yesterday’s admin, whatever the route, and stores nothing for them', async () => {
    const before = await storedState(world);
    for (const route of world.app.routes) {
      for (const [who, { client, ...refusal }] of refusedEverywhere) {
        const answer = await call(route, client);
        const what = `${route.method} ${route.path} as ${who}`;
        if (route.access === 'public') expect([401, 403], what).not.toContain(answer.status);
        else expect({ what, ...answer }).toEqual({ what, ...refusal });
      }
    }
    expect(await storedState(world)).toBe(before);
  });

  test('stands in the OpenAPI document, with its role', async () => {
    const document = (
      await (clients.get('nobody') as Client).get<{ paths: Record<string, Record<string, object>> }>(
        '/api/openapi.json',
      )
    ).body;
    for (const route of world.app.routes) expect(document.paths[route.path]?.[route.method], route.path).toBeDefined();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    const missing = references.filter(
      (reference) =>
        reference
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document) === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('answers what it cannot read with a sentence and what was wrong', async () => {
    const reply = await (clients.get('admin') as Client).post('/api/campaigns', { versionIds: 'x' });
    expect(reply).toMatchObject({ status: 400, body: { code: 'body-invalid', requestId: expect.stringMatching(/-/) } });
    expect((reply.body as { details: string[] }).details.join()).toContain('versionIds');
    expect((await (clients.get('staff') as Client).get('/api/requests/not-an-id')).status).toBe(400);
    expect((await (clients.get('staff') as Client).get('/api/nowhere')).status).toBe(404);
  });
});

describe('limits by address', () => {
  const left = (headers: Headers) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  const askedBy = async (own: World, address: string) =>
    left((await fetch(`${own.origin}/healthz`, { headers: { 'x-forwarded-for': address } })).headers);

  test('count the address the front end names, where there is one', async () => {
    const own = await createWorld({ settings: { TRUST_PROXY_HOPS: '1' } });
    const first = await askedBy(own, '192.0.2.1');
    expect(await askedBy(own, '192.0.2.2')).toBe(first);
    expect(await askedBy(own, '192.0.2.1')).toBe(first - 1);
    expect(await askedBy(own, '192.0.2.9, 192.0.2.1')).toBe(first - 2);
    await own.close();
  });

  test('take no address from a header where there is none', async () => {
    const own = await createWorld();
    const first = await askedBy(own, '192.0.2.1');
    expect(await askedBy(own, '192.0.2.2')).toBe(first - 1);
    await own.close();
  });

  test('hold for those who try tokens, and not for those who have one', async () => {
    const own = await createWorld({ settings: { TRUST_PROXY_HOPS: '1' } });
    const { token } = await own.as(
      (await own.control.people()).find((one) => one.accountEnabled)?.userPrincipalName ?? '',
    );
    const me = async (authorization: string) =>
      (await fetch(`${own.origin}/api/me`, { headers: { authorization, 'x-forwarded-for': '192.0.2.1' } })).status;
    const tries = async (count: number) => {
      const statuses = [];
      for (let left = count; left > 0; left -= 50)
        statuses.push(...(await Promise.all(Array.from({ length: Math.min(50, left) }, () => me('Bearer guessed')))));
      return statuses;
    };
    expect(await me(`Bearer ${token}`)).toBe(200);
    expect(new Set(await tries(6_000))).toEqual(new Set([401]));
    expect(await me('Bearer guessed')).toBe(429);
    await own.close();
  });
});
