import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type EmbeddedTenant,
  EVENTUAL,
  errorCode,
  type OpenTenant,
  openEmbedded,
  pathOf,
  tenants,
} from './open-tenant.ts';

describe.each(tenants)('the directory of $name', ({ open }) => {
  let tenant: OpenTenant;
  beforeAll(async () => {
    tenant = await open();
  });
  afterAll(() => tenant.close());
  const members = (query: string, headers: Record<string, string> = EVENTUAL) =>
    tenant.graph('GET', `/groups/${tenant.groupId}/transitiveMembers/microsoft.graph.user${query}`, undefined, headers);

  test('finds groups by the beginning of their name', async () => {
    const answer = await tenant.graph(
      'GET',
      `/groups?$filter=startswith(displayName,'${tenant.groupNameStart}')&$select=id,displayName`,
    );
    expect(answer.body.value?.map((group) => group.id)).toContain(tenant.groupId);
    expect(Object.keys(answer.body.value?.[0] ?? {}).sort()).toEqual(['displayName', 'id']);
  });

  test('searches groups by word, with the header of advanced queries alone', async () => {
    const search = `/groups?$search="displayName:${tenant.groupNameStart}"&$count=true`;
    const found = await tenant.graph('GET', search, undefined, EVENTUAL);
    expect(found.body.value?.map((group) => group.id)).toContain(tenant.groupId);
    expect(found.body['@odata.count']).toBeGreaterThan(0);
    const refused = await tenant.graph('GET', search);
    expect([refused.status, errorCode(refused)]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  test('searches users by words of their names in any order, or by the beginning of an address', async () => {
    const { body } = await tenant.graph('GET', `/users/${tenant.objectId}?$select=displayName,mail`);
    const name = String(body.displayName);
    const search = (clause: string, headers: Record<string, string> = EVENTUAL) =>
      tenant.graph('GET', `/users?$search=${encodeURIComponent(clause)}&$select=id&$count=true`, undefined, headers);
    const ids = async (clause: string) => (await search(clause)).body.value?.map(({ id }) => id);
    const turned = name.split(' ').reverse().join(' ').toUpperCase();
    expect(await ids(`"displayName:${turned}"`)).toContain(tenant.objectId);
    expect(await ids(`"displayName:${name.slice(0, 3)}"`)).toContain(tenant.objectId);
    expect(await ids(`"displayName:${name.slice(1)}"`)).not.toContain(tenant.objectId);
    expect(await ids(`"displayName:nobodyatall" OR "mail:${String(body.mail).slice(0, 8)}"`)).toContain(
      tenant.objectId,
    );
    const refused = await search(`"displayName:${name}"`, {});
    expect([refused.status, errorCode(refused)]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  test('lists everyone in a group and the groups inside it once, page by page', async () => {
    const people: unknown[] = [];
    let answer = await members('?$select=id,displayName,accountEnabled,userType&$count=true&$top=2');
    const count = answer.body['@odata.count'];
    for (;;) {
      expect(answer.body.value?.length).toBeLessThanOrEqual(2);
      people.push(...(answer.body.value ?? []).map((person) => person.id));
      const next = answer.body['@odata.nextLink'];
      if (next === undefined) break;
      answer = await tenant.graph('GET', pathOf(next), undefined, EVENTUAL);
    }
    expect(people.length).toBe(count);
    expect(new Set(people).size).toBe(people.length);
  });

  test('wants both the header and the count for the cast to users', async () => {
    expect((await members('?$count=true', {})).status).toBe(400);
    expect((await members('?$select=id')).status).toBe(400);
  });

  test('says what a user is only where asked', async () => {
    const usual = await tenant.graph('GET', `/users/${tenant.objectId}`);
    expect(usual.body).not.toHaveProperty('accountEnabled');
    const asked = await tenant.graph('GET', `/users/${tenant.objectId}?$select=id,accountEnabled,userType`);
    expect(asked.body).toMatchObject({ id: tenant.objectId, accountEnabled: true, userType: 'Member' });
  });

  test('answers 404 for a group that is not there, and 400 for an id that is none', async () => {
    const missing = await tenant.graph('GET', '/groups/00000000-0000-4000-8000-0000000000ff');
    expect([missing.status, errorCode(missing)]).toEqual([404, 'Request_ResourceNotFound']);
    expect(missing.headers.get('request-id')).toBeTruthy();
    expect((await tenant.graph('GET', '/groups/none')).status).toBe(400);
  });

  test('refuses a call without a token, and one with a token that is none', async () => {
    for (const headers of [{}, { Authorization: 'Bearer none' }]) {
      const answer = await tenant.anonymous('GET', '/groups', undefined, headers);
      expect([answer.status, errorCode(answer)]).toEqual([401, 'InvalidAuthenticationToken']);
    }
  });
});

describe('permissions in the embedded tenant', () => {
  let tenant: EmbeddedTenant;
  beforeAll(async () => {
    tenant = await openEmbedded();
  });
  afterAll(() => tenant.close());

  test('a hidden group shows its members to nobody without leave', async () => {
    const path = '/groups/9b2e5f00-0000-4000-8000-000000000008/transitiveMembers/microsoft.graph.user?$count=true';
    const answer = await tenant.graph('GET', path, undefined, EVENTUAL);
    expect([answer.status, errorCode(answer)]).toEqual([403, 'Authorization_RequestDenied']);
  });

  test('an application that may not read users sees of members their ids alone', async () => {
    const reader = await tenant.readerGraph();
    const path = `/groups/${tenant.groupId}/transitiveMembers/microsoft.graph.user?$count=true&$select=id,displayName`;
    const { body } = await reader('GET', path, undefined, EVENTUAL);
    expect(body.value?.[0]).toEqual({ id: expect.any(String), displayName: null });
    const refused = await reader('GET', `/users/${tenant.objectId}`);
    expect([refused.status, errorCode(refused)]).toEqual([403, 'Authorization_RequestDenied']);
  });

  test('a person signed in reads their own name', async () => {
    const graph = await tenant.graphAs('sunita.rao@oakfield.example', 'User.Read');
    expect((await graph('GET', '/me')).body.displayName).toBe('Sunita Rao');
    expect((await tenant.graph('GET', '/me')).status).toBe(403);
  });

  test('the school is as the story tells it', async () => {
    const { people } = (await tenant.control('GET', '/people')).body as unknown as { people: Person[] };
    const troubled = (trouble: string) => people.filter((person) => person.trouble === trouble).map(({ name }) => name);
    expect(people.length).toBeGreaterThanOrEqual(55);
    expect(new Set(people.map(({ objectId }) => objectId)).size).toBe(people.length);
    expect(new Set(people.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(people.length);
    expect(troubled('app-cannot-be-installed')).toEqual(['Grace Owusu']);
    expect(troubled('no-mailbox')).toEqual(['Brenda Sugden']);
    expect(troubled('bot-blocked')).toEqual(['Michelle Entwistle']);
    expect(people.find(({ name }) => name === 'Priya Raman')?.groups.length).toBe(3);
    expect(people.find(({ name }) => name === 'Graham Pickering')?.groups.length).toBe(1);
    expect(people.filter(({ roles }) => roles.includes('Policy.Manage')).map(({ name }) => name)).toEqual([
      'Sunita Rao',
      'Helen Braithwaite',
    ]);
  });
});

type Person = {
  readonly objectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly trouble: string | null;
  readonly roles: readonly string[];
  readonly groups: readonly unknown[];
};
