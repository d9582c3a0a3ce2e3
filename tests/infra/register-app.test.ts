import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rolesFrom } from '#src/domain/role.ts';
import { type FakeGraph, graphPermissions, newApplication, openFakeGraph, sharePointPermission } from './fake-graph.ts';
import { runScript } from './run-script.ts';

const tenant = '7d5f1c0a-2f0e-4f7b-8f43-31c2f6a5b9d8';
const host = 'policies.oakfield.example';
const identity = 'c3b1a0d2-54e6-4f78-9a1b-2c3d4e5f6a7b';
const always = ['--tenant', tenant, '--host', host];

// Each run of a script starts a process.
vi.setConfig({ testTimeout: 120_000 });

let graph: FakeGraph;

beforeEach(async () => {
  graph = await openFakeGraph();
});
afterEach(() => graph.close());

const register = (...args: readonly string[]) => runScript('register-app', [...always, ...args], graph.origin);
const theApplication = () => {
  const [application, ...others] = [...graph.applications.values()];
  if (!application || others.length > 0) throw new Error('There is not one registration');
  return application;
};

test('what-if says everything and changes nothing', async () => {
  const { status, printed } = await register('--identity', identity, '--what-if');
  expect(status).toBe(0);
  expect(printed).toContain('make the app registration Countersign');
  expect(printed).toContain('add app role Policy.Manage');
  expect(printed).toContain(`let the managed identity ${identity} sign in`);
  expect(graph.changes).toEqual([]);
});

test('makes a registration that the API, Teams, Outlook and the browser can work with', async () => {
  const { status, printed, faults } = await register('--identity', identity);
  expect({ status, faults }).toEqual({ status: 0, faults: '' });
  const made = theApplication();
  expect(made).toMatchObject({
    displayName: 'Countersign',
    signInAudience: 'AzureADMyOrg',
    identifierUris: [`api://${host}/${made['appId']}`],
    spa: { redirectUris: [`https://${host}/tab`, `brk-multihub://${host}`] },
    optionalClaims: { accessToken: [{ name: 'acct' }] },
  });
  const { requestedAccessTokenVersion, oauth2PermissionScopes, preAuthorizedApplications } = made['api'];
  expect(requestedAccessTokenVersion).toBe(2);
  expect(oauth2PermissionScopes).toMatchObject([{ value: 'access_as_user', isEnabled: true, type: 'User' }]);
  expect(preAuthorizedApplications).toHaveLength(7);
  for (const client of preAuthorizedApplications) {
    expect(client.delegatedPermissionIds).toEqual([oauth2PermissionScopes[0].id]);
  }
  const roles: string[] = made['appRoles'].map(({ value }: { value: string }) => value);
  expect(rolesFrom(roles)).toEqual(['admin', 'leader', 'staff']);
  expect(roles).toHaveLength(2);
  const accessTo = (appId: string) =>
    made['requiredResourceAccess'].find(({ resourceAppId }: { resourceAppId: string }) => resourceAppId === appId)
      ?.resourceAccess;
  const asked = accessTo('00000003-0000-0000-c000-000000000000').map(({ id, type }: { id: string; type: string }) => [
    graphPermissions.find((permission) => permission.id === id)?.value,
    type,
  ]);
  expect(new Map(asked)).toEqual(
    new Map(graphPermissions.map(({ value }) => [value, value.startsWith('Chat') ? 'Scope' : 'Role'])),
  );
  expect(accessTo('00000003-0000-0ff1-ce00-000000000000')).toEqual([{ id: sharePointPermission.id, type: 'Role' }]);
  expect([...graph.credentials.values()]).toMatchObject([
    {
      subject: identity,
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      audiences: ['api://AzureADTokenExchange'],
    },
  ]);
  expect([...graph.principals.values()].map(({ appId }) => appId)).toContain(made['appId']);
  expect(printed).toContain(`CLIENT_ID=${made['appId']}`);
  expect(printed).toContain(`adminconsent?client_id=${made['appId']}`);
});

test('run twice it changes nothing; a new identity changes that alone', async () => {
  await register('--identity', identity);
  graph.changes.length = 0;
  const second = await register('--identity', identity);
  expect(second.printed).toContain('Nothing to do');
  expect(graph.changes).toEqual([]);
  await register('--identity', tenant);
  expect(graph.changes).toEqual([expect.stringMatching(/^PATCH .*federatedIdentityCredentials/)]);
  expect([...graph.credentials.values()]).toMatchObject([{ subject: tenant }]);
});

test('a provider of actionable messages lets Outlook ask for tokens, and nothing else', async () => {
  const mailUri = 'api://auth-am-5f0e1c2d-7c1f-4a42-9a5b-1b2c3d4e5f60/5f0e1c2d-7c1f-4a42-9a5b-1b2c3d4e5f60';
  const wrong = await register('--mail-uri', 'https://example.com');
  expect(wrong.faults).toContain('api://auth-am-');
  expect(graph.applications.size).toBe(0);
  await register('--mail-uri', mailUri);
  const made = theApplication();
  expect(made['identifierUris']).toEqual([`api://${host}/${made['appId']}`, mailUri]);
  const outlook = '48af08dc-f6d2-435f-b2a7-069abd99c086';
  const clients: { appId: string }[] = made['api'].preAuthorizedApplications;
  expect(clients.filter(({ appId }) => appId === outlook)).toHaveLength(1);
  expect((await register('--mail-uri', mailUri)).printed).toContain('Nothing to do');
});

test('undo deletes what it made once its name is typed', async () => {
  await register();
  const other = await runScript('register-app', ['--undo'], graph.origin, { typed: 'Somebody else' });
  expect(other.status).toBe(1);
  const silent = await runScript('register-app', ['--undo'], graph.origin);
  expect(silent.status).toBe(1);
  expect(graph.applications.size).toBe(1);
  const undone = await runScript('register-app', ['--undo'], graph.origin, { typed: 'Countersign' });
  expect(undone.status).toBe(0);
  expect(graph.applications.size).toBe(0);
});

test('completes a registration that somebody made, and undo leaves it as it was', async () => {
  const theirs = newApplication({
    displayName: 'Countersign',
    tags: ['theirs'],
    appRoles: [{ id: 'their-role', value: 'Policy.Manage', isEnabled: true, displayName: 'Ours' }],
    spa: { redirectUris: ['https://old.oakfield.example/tab'] },
    requiredResourceAccess: [{ resourceAppId: 'another-api', resourceAccess: [{ id: 'x', type: 'Scope' }] }],
  });
  graph.applications.set(theirs['id'], theirs);
  const before = structuredClone(theirs);
  const unnamed = await register();
  expect(unnamed.status).toBe(1);
  expect(unnamed.faults).toContain(`--client-id ${theirs['appId']}`);
  expect(graph.changes).toEqual([]);

  const named = ['--client-id', theirs['appId']];
  const completed = await register(...named, '--identity', identity);
  expect(completed.faults).toBe('');
  expect(theirs['appRoles']).toHaveLength(2);
  expect(theirs['spa'].redirectUris).toHaveLength(3);
  expect((await register(...named, '--identity', identity)).printed).toContain('Nothing to do');

  const undone = await runScript('register-app', ['--undo', ...named], graph.origin, { typed: 'Countersign' });
  expect({ status: undone.status, faults: undone.faults }).toEqual({ status: 0, faults: '' });
  expect(theirs).toEqual(before);
  expect(graph.credentials.size).toBe(0);
  expect([...graph.principals.keys()]).toEqual(['graph', 'sharepoint']);
});

test('says what is missing', async () => {
  const noToken = await runScript('register-app', always, graph.origin, { token: '' });
  expect(noToken.faults).toContain('az account get-access-token');
  const noHost = await runScript('register-app', ['--tenant', tenant], graph.origin);
  expect(noHost.faults).toContain('--host is needed');
  expect([noToken.status, noHost.status]).toEqual([1, 1]);
});
