import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedTenant, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
beforeAll(async () => {
  tenant = await openEmbedded();
});
afterAll(() => tenant.close());

const refuse = (refusal: object) => tenant.control('POST', '/sign-ins', refusal);
const idOf = async (name: string) => {
  const { people } = (await tenant.control('GET', '/people')).body as { people: { name: string; objectId: string }[] };
  return people.find((person) => person.name === name)?.objectId ?? '';
};

test('a refresh token is refused once as a policy would, with the claims for the next sign-in', async () => {
  const scope = `api://${tenant.clientId}/access_as_user offline_access`;
  const first = await tenant.token({ grant_type: 'password', username: 'jasmine.clarke@oakfield.example', scope });
  const refresh = () =>
    tenant.token({
      grant_type: 'refresh_token',
      client_id: tenant.clientId,
      refresh_token: String(first.body.refresh_token),
    });
  await refuse({ answer: 'device-not-compliant', asking: 'silent' });
  const { status, body } = await refresh();
  expect([status, body.error, body.error_codes]).toEqual([400, 'interaction_required', [53000]]);
  expect(JSON.parse(String(body.claims))).toHaveProperty('access_token');
  expect((await refresh()).status).toBe(200);
});

test('the hosts refuse in their own words, and only whom and how they were told', async () => {
  const [jasmine, rhys] = [await idOf('Jasmine Clarke'), await idOf('Rhys Llewellyn')];
  await refuse({ answer: 'consent-required', asking: 'silent', objectId: jasmine, times: 2 });
  expect((await tenant.control('POST', '/naa', { objectId: rhys })).body).toHaveProperty('access_token');
  expect((await tenant.control('POST', '/naa', { objectId: jasmine, interactive: true })).body).toHaveProperty(
    'access_token',
  );
  expect((await tenant.control('POST', '/naa', { objectId: jasmine })).body.refused).toMatchObject({
    status: 'USER_INTERACTION_REQUIRED',
    code: 'consent_required',
  });
  const teams = await tenant.control('POST', '/sso', { objectId: jasmine, silent: true });
  expect(teams.body).toEqual({ refused: 'resourceRequiresConsent' });
});

test('a host whose account was changed answers for the other person, until the day begins anew', async () => {
  const [jasmine, rhys] = [await idOf('Jasmine Clarke'), await idOf('Rhys Llewellyn')];
  const holder = async () => {
    const { body } = await tenant.control('POST', '/sso', { objectId: jasmine });
    return decodeJwt(String(body.access_token)).oid;
  };
  await tenant.control('POST', '/sign-ins/accounts', { objectId: jasmine, to: rhys });
  expect(await holder()).toBe(rhys);
  await tenant.control('POST', '/reset', {});
  expect(await holder()).toBe(jasmine);
});
