import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '#server/http/define-route.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { storedState } from './token/forged.ts';

/** What belongs to one person is that person's alone, whatever role another has. */

/** Every route that names something of a single person, with what the one it belongs to is answered. */
const personal: Readonly<Record<string, number>> = {
  'get /api/requests/{id}': 200,
  'get /api/requests/{id}/why': 200,
  'post /api/requests/{id}/attestation': 201,
  'post /api/requests/{id}/attestation/undo': 200,
  'post /api/requests/{id}/responses': 201,
  'delete /api/requests/{id}/responses/{responseId}': 200,
};

let world: World;
let owner: Client;
let asked: RequestDetail;
/** What the owner said about it and has not taken back. */
let responseId: string;
let receiptCode = 'none yet';
const others = new Map<string, Client>();
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const admin = await world.as('sunita.rao');
  await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['Governors']);
  const people = (await world.control.people()).filter(({ accountEnabled }) => accountEnabled);
  const governors = people.filter(({ groups }) => groups.some(({ name }) => name === 'Governors'));
  const [person, colleague] = governors.filter(({ userType, roles }) => userType === 'Member' && roles.length === 0);
  const guest = people.find(({ userType }) => userType === 'Guest');
  owner = await world.as(person?.userPrincipalName ?? '');
  asked = await onlyRequest(owner);
  const question = { kind: 'question', text: 'Does this hold for school trips too?' };
  const said = await owner.post<RequestDetail>(`/api/requests/${asked.id}/responses`, question);
  responseId = said.body.responses[0]?.id ?? '';
  others.set('an admin', admin);
  others.set('a leader', await world.as('margaret.okafor'));
  others.set('a colleague who is asked the same', await world.as(colleague?.userPrincipalName ?? ''));
  others.set('a guest', await world.as(guest?.userPrincipalName ?? ''));
});
afterAll(() => world.close());

const nameOf = (route: Route) => `${route.method} ${route.path}`;
const routes = () => world.app.routes.filter((route) => nameOf(route) in personal);

function bodyFor({ path }: Route): unknown {
  if (path.endsWith('/undo')) return { receiptCode };
  return path.endsWith('/responses') ? { kind: 'declined', text: 'I do not agree.' } : yesToAll(asked);
}

type Answer = { readonly code?: string; readonly receiptCode?: string };

async function call(route: Route, client: Client): Promise<{ status: number; code: string | undefined }> {
  const path = route.path.replace('{id}', asked.id).replace('{responseId}', responseId);
  const send = {
    get: () => client.get<Answer>(path),
    delete: () => client.delete<Answer>(path),
    post: () => client.post<Answer>(path, bodyFor(route)),
  };
  const { status, body } = await send[route.method === 'put' ? 'post' : route.method]();
  receiptCode = body.receiptCode ?? receiptCode;
  return { status, code: body.code };
}

test('every route to something of a single person is known here; all others ask for a role', () => {
  const named = world.app.routes.filter((route) => route.access === 'staff' && route.path.includes('{'));
  expect(named.map(nameOf).sort()).toEqual(Object.keys(personal).sort());
});

test('nobody else reads it, asks why or accepts it: no admin, no leader, no colleague, no guest', async () => {
  const before = await storedState(world);
  for (const route of routes()) {
    for (const [who, client] of others) {
      expect({ route: nameOf(route), who, ...(await call(route, client)) }).toEqual({
        ...{ route: nameOf(route), who },
        ...{ status: 403, code: 'request-other-person' },
      });
    }
  }
  expect(await storedState(world)).toBe(before);
});

test('nor does it stand in anybody else’s list', async () => {
  for (const [who, client] of others) {
    const { requests } = (await client.get<{ requests: { id: string }[] }>('/api/requests')).body;
    expect(
      requests.map(({ id }) => id),
      who,
    ).not.toContain(asked.id);
  }
});

test('a person of the same id in another tenant is another person', async () => {
  const move = (from: string, to: string) =>
    world.database.query('update request set tenant_id = $2 where id = $3 and tenant_id = $1', [from, to, asked.id]);
  const otherTenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  const { tenantId } = world.settings;
  await world.database.query(
    `insert into person select (jsonb_populate_record(p, jsonb_build_object('tenant_id', $1::text))).* from person p
      where object_id = (select object_id from request where id = $2)`,
    [otherTenant, asked.id],
  );
  await move(tenantId, otherTenant);
  for (const route of routes()) {
    expect({ route: nameOf(route), ...(await call(route, owner)) }).toMatchObject({
      status: 404,
      code: 'request-not-found',
    });
  }
  expect((await owner.get<{ requests: unknown[] }>('/api/requests')).body.requests).toEqual([]);
  await move(otherTenant, tenantId);
});

test('the person asked may do all of it', async () => {
  for (const route of routes()) {
    expect({ route: nameOf(route), status: (await call(route, owner)).status }).toEqual({
      route: nameOf(route),
      status: personal[nameOf(route)],
    });
  }
});
