import { afterAll, beforeAll, expect, test } from 'vitest';
import { IDENTITY_HEADER, MANAGED_IDENTITY_CLIENT_ID } from '#server/embedded-tenant/identifiers.ts';
import { controlOf } from '#tests/support/control.ts';
import { type EmbeddedTenant, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
beforeAll(async () => {
  tenant = await openEmbedded();
});
afterAll(() => tenant.close());

const resource = 'api://AzureADTokenExchange';

async function identityToken(change: Record<string, string> = {}, header = IDENTITY_HEADER) {
  const query = { resource, 'api-version': '2019-08-01', client_id: MANAGED_IDENTITY_CLIENT_ID, ...change };
  const response = await fetch(`${tenant.origin}/msi/token?${new URLSearchParams(query)}`, {
    headers: { 'x-identity-header': header },
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const exchange = (assertion: string) =>
  tenant.token({
    grant_type: 'client_credentials',
    client_id: tenant.clientId,
    scope: 'https://graph.microsoft.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });

test('the machine gives a token of its identity, good for a day, to what runs on it', async () => {
  const { status, body } = await identityToken();
  expect({ status, body }).toMatchObject({ status: 200, body: { resource, token_type: 'Bearer' } });
  expect(Number(body['expires_on']) - Date.now() / 1_000).toBeGreaterThan(23 * 3_600);
  expect((await identityToken({}, 'guessed')).status).toBe(401);
  expect((await identityToken({ client_id: tenant.clientId })).status).toBe(400);
  expect((await identityToken({ resource: 'https://vault.azure.net' })).status).toBe(400);
});

test('it stands in for a secret while issuer, audience, subject and signature are those that are trusted', async () => {
  const token = (await identityToken()).body['access_token'] ?? '';
  expect((await exchange(token)).status).toBe(200);
  const [, middle = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(middle, 'base64url').toString('utf8')) as Record<string, unknown>;
  const { signToken, changeSetup } = controlOf(tenant.origin);
  const refusals = [];
  for (const change of [
    { iss: 'https://token.actions.githubusercontent.com' },
    { aud: 'https://graph.microsoft.com' },
    { sub: tenant.clientId },
    { exp: Math.floor(Date.now() / 1_000) - 60 },
  ]) {
    refusals.push((await exchange(await signToken({ ...claims, ...change }))).body['error_codes']);
  }
  expect(refusals).toEqual([[700211], [700212], [700213], [700024]]);
  expect((await exchange(`${token.slice(0, -12)}AAAAAAAAAAAA`)).status).toBe(401);
  await changeSetup({ federatedSubject: null });
  expect((await exchange(token)).body['error_codes']).toEqual([700213]);
});
