import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedTenant, errorCode, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
beforeAll(async () => {
  tenant = await openEmbedded();
});
afterAll(() => tenant.close());

const setUp = (change: object) => tenant.control('POST', '/setup', change);

test('a site that granted writing takes items and no list, one that granted nothing shows nothing', async () => {
  const lists = `/sites/${tenant.siteId}/lists`;
  const list = (await tenant.graph('POST', lists, { displayName: 'Kept', list: { template: 'genericList' } })).body.id;
  await setUp({ siteRole: 'write' });
  const item = await tenant.graph('POST', `${lists}/${list}/items`, { fields: { Title: 'a' } });
  const other = await tenant.graph('POST', lists, { displayName: 'Refused', list: { template: 'genericList' } });
  const column = await tenant.graph('POST', `${lists}/${list}/columns`, { name: 'Refused', text: {} });
  expect([item.status, other.status, column.status]).toEqual([201, 403, 403]);
  await setUp({ siteRole: null });
  const hidden = await tenant.graph('GET', `/sites/${tenant.siteId}`);
  expect([hidden.status, errorCode(hidden)]).toEqual([403, 'accessDenied']);
});

test('an app that is not published in the catalogue is installed for nobody', async () => {
  const address = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/c7d05f32-1e6b-4a9c-8f21-0b3d4e5f6a78`;
  const install = () =>
    tenant.graph('POST', `/users/${tenant.objectId}/teamwork/installedApps`, { 'teamsApp@odata.bind': address });
  await setUp({ catalogue: { version: '1.0.0', publishingState: 'submitted' } });
  expect((await install()).status).toBe(404);
  await setUp({ catalogue: { version: '1.0.0', publishingState: 'published' } });
  expect((await install()).status).toBe(201);
});

test('consent that is taken back is missing in the next token, and a day begun anew has it again', async () => {
  const roles = async () => {
    const { body } = await tenant.token({
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
    });
    const [, claims = ''] = String(body.access_token).split('.');
    return (JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { roles: string[] }).roles;
  };
  await setUp({ roles: ['User.Read.All'] });
  expect(await roles()).toEqual(['User.Read.All']);
  await tenant.control('POST', '/reset');
  expect(await roles()).toHaveLength(7);
});
