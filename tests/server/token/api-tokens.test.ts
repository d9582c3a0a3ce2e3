import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestDetail } from '#src/contract/requests.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { type ClaimChange, type Forger, forgerOf, post, storedState } from './forged.ts';

/**
 * Every token that is not exactly a person's access token for this API, of this tenant, from a client of ours, put to the
 * one call that records an acceptance.
 */

const otherTenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const otherApp = '00000000-0000-4000-8000-00000000000f';
const issuerOf = (tenantId: string) => `https://login.microsoftonline.com/${tenantId}/v2.0`;

let world: World;
let asked: RequestDetail;
let forger: Forger;
let idToken: string;
let graphToken: string;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const admin = await world.as('sunita.rao');
  await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['Governors']);
  const governor = (await world.control.people()).find(
    ({ groups, userType, accountEnabled }) =>
      accountEnabled && userType === 'Member' && groups.some(({ name }) => name === 'Governors'),
  );
  const person = await world.as(governor?.userPrincipalName ?? '');
  asked = await onlyRequest(person);
  forger = forgerOf(world, person.token);
  const { tenantId, clientId } = world.settings;
  const tokens = async (scope: string) => {
    const form = { grant_type: 'password', client_id: clientId, username: governor?.userPrincipalName ?? '', scope };
    const response = await fetch(`${world.tenantOrigin}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return (await response.json()) as { id_token: string; access_token: string };
  };
  idToken = (await tokens(`api://${clientId}/access_as_user`)).id_token;
  graphToken = (await tokens('https://graph.microsoft.com/User.Read')).access_token;
});
afterAll(() => world.close());

const accept = (...authorization: string[]) =>
  post(`${world.origin}/api/requests/${asked.id}/attestation`, authorization, yesToAll(asked));
const seconds = () => Math.floor(Date.now() / 1_000);
const bearer = (token: string) => `Bearer ${token}`;

/** What a token says, where Microsoft's own signature is on it. */
const claims: readonly (readonly [name: string, change: () => ClaimChange, code: string])[] = [
  [
    'tid of another tenant, with its issuer',
    () => ({ tid: otherTenant, iss: issuerOf(otherTenant) }),
    'token-wrong-tenant',
  ],
  ['tid of another tenant, under our issuer', () => ({ tid: otherTenant }), 'token-wrong-tenant'],
  ['tid in capitals', () => ({ tid: world.settings.tenantId.toUpperCase() }), 'token-wrong-tenant'],
  ['tid of personal accounts', () => ({ tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }), 'token-wrong-tenant'],
  ['tid as a list with ours in it', () => ({ tid: [world.settings.tenantId, otherTenant] }), 'token-wrong-tenant'],
  ['no tid', () => ({ tid: undefined }), 'token-invalid'],
  ['iss of version 1', () => ({ iss: `https://sts.windows.net/${world.settings.tenantId}/` }), 'token-wrong-issuer'],
  ['iss of another tenant', () => ({ iss: issuerOf(otherTenant) }), 'token-wrong-issuer'],
  ['iss with a slash behind it', () => ({ iss: `${iss()}/` }), 'token-wrong-issuer'],
  ['iss that begins like ours', () => ({ iss: `${iss()}.example` }), 'token-wrong-issuer'],
  ['iss for every tenant', () => ({ iss: issuerOf('common') }), 'token-wrong-issuer'],
  ['iss as a list with ours in it', () => ({ iss: [iss()] }), 'token-wrong-issuer'],
  ['iss of the Bot Framework', () => ({ iss: 'https://api.botframework.com' }), 'token-wrong-issuer'],
  ['no iss', () => ({ iss: undefined }), 'token-invalid'],
  ['aud of another app', () => ({ aud: otherApp }), 'token-wrong-audience'],
  ['aud as the address of the API, as in version 1', () => ({ aud: world.settings.apiUri }), 'token-wrong-audience'],
  ['aud as a list with ours in it', () => ({ aud: [world.settings.clientId, otherApp] }), 'token-wrong-audience'],
  ['aud as a list of ours alone', () => ({ aud: [world.settings.clientId] }), 'token-wrong-audience'],
  ['aud of Graph', () => ({ aud: 'https://graph.microsoft.com' }), 'token-wrong-audience'],
  ['no aud', () => ({ aud: undefined }), 'token-invalid'],
  ['expired beyond what clocks may differ', () => ({ exp: seconds() - 330 }), 'token-expired'],
  ['exp as a text', () => ({ exp: String(seconds() + 3_600) }), 'token-invalid'],
  ['no exp', () => ({ exp: undefined }), 'token-invalid'],
  ['good only later than clocks may differ', () => ({ nbf: seconds() + 330 }), 'token-invalid'],
  ['nbf as a text', () => ({ nbf: String(seconds()) }), 'token-invalid'],
  ['no nbf', () => ({ nbf: undefined }), 'token-invalid'],
  ['no oid', () => ({ oid: undefined }), 'token-not-for-api'],
  ['an empty oid', () => ({ oid: '' }), 'token-not-for-api'],
  ['oid as a number', () => ({ oid: 7 }), 'token-not-for-api'],
  ['no scp', () => ({ scp: undefined }), 'token-not-for-api'],
  ['another scope', () => ({ scp: 'openid profile User.Read' }), 'token-not-for-api'],
  ['a scope that ours begins', () => ({ scp: 'access_as_user_admin' }), 'token-not-for-api'],
  ['a scope that ends in ours', () => ({ scp: 'no_access_as_user' }), 'token-not-for-api'],
  ['our scope in capitals', () => ({ scp: 'ACCESS_AS_USER' }), 'token-not-for-api'],
  ['our scope behind a comma', () => ({ scp: 'User.Read,access_as_user' }), 'token-not-for-api'],
  ['our scope in a list', () => ({ scp: ['access_as_user'] }), 'token-not-for-api'],
  ['our scope as a role', () => ({ scp: undefined, roles: ['access_as_user'] }), 'token-not-for-api'],
  ['an app in its own name', () => ({ scp: undefined, idtyp: 'app', roles: ['Policy.Manage'] }), 'token-not-for-api'],
  ['an app that names a scope too', () => ({ idtyp: 'app' }), 'token-not-for-api'],
  ['an identity of another type', () => ({ idtyp: 'device' }), 'token-not-for-api'],
  ['ver 1.0', () => ({ ver: '1.0' }), 'token-not-for-api'],
  ['ver as a number', () => ({ ver: 2 }), 'token-not-for-api'],
  ['no ver', () => ({ ver: undefined }), 'token-not-for-api'],
  ['asked for by a client nobody listed', () => ({ azp: otherApp }), 'token-not-for-api'],
  [
    'no azp, but appid as in version 1',
    () => ({ azp: undefined, appid: world.settings.clientId }),
    'token-not-for-api',
  ],
  ['roles as a text', () => ({ roles: 'Policy.Manage' }), 'token-not-for-api'],
];

const iss = () => `${world.settings.authorityUrl}/${world.settings.tenantId}/v2.0`;

/** What is wrong with the token itself, or with how it is brought. */
const forms: readonly (readonly [name: string, lines: () => Promise<string[]> | string[], code: string])[] = [
  ['no header', () => [], 'token-missing'],
  ['an empty header', () => [''], 'token-missing'],
  ['a scheme and nothing else', () => ['Bearer '], 'token-missing'],
  ['another scheme', () => [`Basic ${forger.good}`], 'token-missing'],
  ['a token without a scheme', () => [forger.good], 'token-missing'],
  ['two tokens in one header', () => [`Bearer ${forger.good} ${forger.good}`], 'token-missing'],
  ['a good header and a bad one', () => [bearer(forger.good), bearer('x.y.z')], 'token-missing'],
  ['a bad header and a good one', () => [bearer('x.y.z'), bearer(forger.good)], 'token-missing'],
  ['garbage', () => [bearer('not.a.token')], 'token-invalid'],
  ['a signature of nobody', () => [bearer(forger.unsigned('none'))], 'token-invalid'],
  ['no signature under RS256', () => [bearer(forger.unsigned('RS256'))], 'token-invalid'],
  ['the public key as a secret', async () => [bearer(await forger.byKeyConfusion())], 'token-invalid'],
  [
    'a stranger’s signature under Microsoft’s key id',
    async () => [bearer(await forger.byStranger('same-kid'))],
    'token-invalid',
  ],
  ['a key id nobody knows', async () => [bearer(await forger.byStranger('own-kid'))], 'token-invalid'],
  [
    'a key that the token brings along',
    async () => [bearer(await forger.byStranger('own-key-inside'))],
    'token-invalid',
  ],
  [
    'Microsoft’s signature under a key id it has not',
    async () => [bearer(await forger.with({}, 'k9'))],
    'token-invalid',
  ],
  ['another person under a good signature', () => [bearer(forger.tampered({ oid: otherApp }))], 'token-invalid'],
  [
    'a role more under a good signature',
    () => [bearer(forger.tampered({ roles: ['Policy.Manage'] }))],
    'token-invalid',
  ],
  ['a signature cut short', () => [bearer(forger.good.slice(0, -8))], 'token-invalid'],
  ['an ID token', () => [bearer(idToken)], 'token-not-for-api'],
  ['a person’s token for Graph', () => [bearer(graphToken)], 'token-wrong-audience'],
];

describe('a token is refused by name, in a sentence, and nothing is stored', () => {
  const refusal = (code: string) => ({
    status: statusOf(code),
    body: { code, message: expect.stringMatching(/^[A-Z].+\.$/) },
  });

  test.each(claims)('%s', async (_name, change, code) => {
    const before = await storedState(world);
    expect(await accept(bearer(await forger.with(change())))).toMatchObject(refusal(code));
    expect(await storedState(world)).toBe(before);
  });

  test.each(forms)('%s', async (_name, lines, code) => {
    const before = await storedState(world);
    expect(await accept(...(await lines()))).toMatchObject(refusal(code));
    expect(await storedState(world)).toBe(before);
  });

  test('a header larger than any token is cut off before it is read', async () => {
    const before = await storedState(world);
    expect((await accept(bearer('x'.repeat(20_000)))).status).toBe(431);
    expect(await storedState(world)).toBe(before);
  });
});

describe('and no good one is', () => {
  const empty = (lines: string[]) => post(`${world.origin}/api/requests/${asked.id}/attestation`, lines, {});
  test.each<[string, () => Promise<string>]>([
    ['as it is', async () => bearer(forger.good)],
    ['with the scheme in small letters', async () => `bearer ${forger.good}`],
    ['with the scheme in capitals', async () => `BEARER ${forger.good}`],
    ['just expired', async () => bearer(await forger.with({ exp: seconds() - 270 }))],
    ['good in a moment', async () => bearer(await forger.with({ nbf: seconds() + 270 }))],
    ['issued in a moment, by a clock that is ahead', async () => bearer(await forger.with({ iat: seconds() + 270 }))],
    ['with scopes beside ours', async () => bearer(await forger.with({ scp: 'openid access_as_user profile' }))],
    ['asked for by Teams', async () => bearer(await forger.with({ azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' }))],
    ['of a person, said outright', async () => bearer(await forger.with({ idtyp: 'user' }))],
  ])('%s', async (_name, header) => {
    // It goes past the door, to where an acceptance without words is refused.
    expect(await empty([await header()])).toMatchObject({ status: 400, body: { code: 'body-invalid' } });
  });

  test('the acceptance that none of them recorded is recorded for the person asked', async () => {
    const before = await storedState(world);
    expect((await accept(bearer(forger.good))).status).toBe(201);
    expect(await storedState(world)).not.toBe(before);
  });
});

/** Which of them are no sign-in at all, and which a sign-in of somebody who may not be here. */
function statusOf(code: string): number {
  return code === 'token-wrong-tenant' ? 403 : 401;
}
