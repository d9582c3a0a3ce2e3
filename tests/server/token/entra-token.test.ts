import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '#server/config/settings.ts';
import { createTokenCheck } from '#server/http/entra-token.ts';
import { claims, clientId, type Issuer, objectId, signed, startIssuer, tenantId } from './issuer.ts';

const now = new Date('2026-09-01T08:00:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const other = '00000000-0000-4000-8000-00000000000f';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

function checkAt(origin: string) {
  const settings = readSettings({
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: 'secret',
    TEAMS_APP_ID: other,
    SHAREPOINT_SITE_ID: 'site',
    MAIL_SENDER: 'policies@oakfield.example',
    AUTHORITY_URL: origin,
  });
  return createTokenCheck(settings, () => now);
}

const bearer = async (given: Record<string, unknown> = {}) =>
  `Bearer ${await signed(claims(issuer.origin, now, given))}`;

describe('a person is who their token says', () => {
  test('staff, without any app role', async () => {
    const header = await bearer();
    await expect(checkAt(issuer.origin)(header)).resolves.toEqual({
      tenantId,
      objectId,
      name: 'Ava Turner',
      guest: false,
      roles: ['staff'],
      token: header.slice('Bearer '.length),
    });
  });

  test.each([
    [['Policy.Manage'], ['admin', 'staff']],
    [['Compliance.Read'], ['leader', 'staff']],
    [
      ['Policy.Manage', 'Compliance.Read', 'Something.Else'],
      ['admin', 'leader', 'staff'],
    ],
  ])('app roles %j', async (roles, expected) => {
    expect((await checkAt(issuer.origin)(await bearer({ roles }))).roles).toEqual(expected);
  });

  test.each([
    ['another identity provider', { idp: `https://sts.windows.net/${other}/` }, true],
    ['the school itself, as Entra writes it', { idp: `https://sts.windows.net/${tenantId}/` }, false],
    ['the optional claim for guests', { acct: 1 }, true],
    ['the optional claim for members', { acct: 0, idp: 'live.com' }, false],
  ])('a guest is known by %s', async (_, given, guest) => {
    expect((await checkAt(issuer.origin)(await bearer(given))).guest).toBe(guest);
  });

  test.each([
    ['just expired', { exp: seconds - 299 }],
    ['valid in a moment', { nbf: seconds + 299 }],
  ])('clocks may differ by five minutes: %s', async (_, given) => {
    await expect(checkAt(issuer.origin)(await bearer(given))).resolves.toMatchObject({ objectId });
  });

  test('the scheme may be written in any case, and a host of Microsoft may ask', async () => {
    const header = (await bearer({ azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' })).replace('Bearer', 'bearer');
    await expect(checkAt(issuer.origin)(header)).resolves.toMatchObject({ objectId });
  });
});

describe('the keys', () => {
  test('are read once for many tokens, and not again for every unknown one', async () => {
    const own = await startIssuer();
    const check = checkAt(own.origin);
    const right = `Bearer ${await signed(claims(own.origin, now))}`;
    await Promise.all([check(right), check(right)]);
    await check(right);
    const unknown = `Bearer ${await signed(claims(own.origin, now), 'k9')}`;
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(check(unknown)).rejects.toMatchObject({ code: 'token-invalid' });
    expect(own.reads()).toBe(1);
    await own.close();
  });

  test('that cannot be read are Microsoft being away, not a wrong token', async () => {
    const own = await startIssuer();
    await own.close();
    const header = `Bearer ${await signed(claims(own.origin, now))}`;
    await expect(checkAt(own.origin)(header)).rejects.toMatchObject({ code: 'microsoft-unavailable' });
  });
});
