import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionableMessages, askByMail, mailOf, publishPlain } from '#tests/server/mail-support.ts';
import { cardText, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { type ClaimChange, type Forger, forgerOf, post, storedState } from './forged.ts';

/** Every token that is not exactly the one Microsoft's actionable messages bring, put to a press of Accept in a mail. */

const otherTenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const otherApp = '00000000-0000-4000-8000-00000000000f';
const actionsClient = '48af08dc-f6d2-435f-b2a7-069abd99c086';
const issuerOf = (tenantId: string) => `${world.settings.authorityUrl}/${tenantId}/v2.0`;

let world: World;
let forger: Forger;
let accept: { url: string; body: string };
let strangersId: string;
let apiToken: string;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm, settings: actionableMessages });
  const admin = await world.as('sunita.rao');
  const { people } = await askByMail(world, admin, (await publishPlain(admin)).id, ['Ada', 'Bert']);
  const [asked, stranger] = people.map(({ objectId }) => objectId);
  strangersId = stranger ?? '';
  const action = (await mailOf(world, asked ?? '')).accept;
  if (!action) throw new Error('The card has no Accept');
  accept = action;
  apiToken = (await world.as('ada')).token;
  forger = forgerOf(world, await world.control.signToken({ ...decodeJwt(apiToken), azp: actionsClient }));
});
afterAll(() => world.close());

const press = (...authorization: string[]) => post(accept.url, authorization, JSON.parse(accept.body));
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
  ['no tid', () => ({ tid: undefined }), 'token-invalid'],
  ['iss of the older tokens', () => ({ iss: 'https://substrate.office.com/sts/' }), 'token-wrong-issuer'],
  ['iss of version 1', () => ({ iss: `https://sts.windows.net/${world.settings.tenantId}/` }), 'token-wrong-issuer'],
  ['iss of another tenant', () => ({ iss: issuerOf(otherTenant) }), 'token-wrong-issuer'],
  ['iss of the Bot Framework', () => ({ iss: 'https://api.botframework.com' }), 'token-wrong-issuer'],
  ['no iss', () => ({ iss: undefined }), 'token-invalid'],
  ['aud of another app', () => ({ aud: otherApp }), 'token-wrong-audience'],
  [
    'aud of Graph, as in Microsoft’s sample',
    () => ({ aud: '00000003-0000-0000-c000-000000000000' }),
    'token-wrong-audience',
  ],
  ['aud as the address of the target, as in the older tokens', () => ({ aud: world.origin }), 'token-wrong-audience'],
  ['aud as a list with ours in it', () => ({ aud: [world.settings.clientId, otherApp] }), 'token-wrong-audience'],
  ['no aud', () => ({ aud: undefined }), 'token-invalid'],
  ['expired beyond what clocks may differ', () => ({ exp: seconds() - 330 }), 'token-expired'],
  ['no exp', () => ({ exp: undefined }), 'token-invalid'],
  ['good only later than clocks may differ', () => ({ nbf: seconds() + 330 }), 'token-invalid'],
  ['no nbf', () => ({ nbf: undefined }), 'token-invalid'],
  ['azp of another app', () => ({ azp: otherApp }), 'token-not-for-api'],
  ['azp of ours', () => ({ azp: world.settings.clientId }), 'token-not-for-api'],
  ['azp of Outlook on the web', () => ({ azp: 'bc59ab01-8403-45c6-8796-ac3ef710b3e3' }), 'token-not-for-api'],
  ['no azp, but appid as in version 1', () => ({ azp: undefined, appid: actionsClient }), 'token-not-for-api'],
  ['ver 1.0', () => ({ ver: '1.0' }), 'token-not-for-api'],
  ['no scp', () => ({ scp: undefined }), 'token-not-for-api'],
  ['another scope', () => ({ scp: 'openid profile' }), 'token-not-for-api'],
  ['a scope that ours begins', () => ({ scp: 'access_as_user_admin' }), 'token-not-for-api'],
  ['the service in its own name', () => ({ scp: undefined, idtyp: 'app' }), 'token-not-for-api'],
  ['the service in its own name with a scope', () => ({ idtyp: 'app' }), 'token-not-for-api'],
  ['an empty oid', () => ({ oid: '' }), 'token-not-for-api'],
  ['oid as a number', () => ({ oid: 7 }), 'token-not-for-api'],
];

/** What is wrong with the token itself, or with how it is brought. */
const forms: readonly (readonly [name: string, lines: () => Promise<string[]> | string[], code: string])[] = [
  ['no header', () => [], 'token-missing'],
  ['another scheme', () => [`Basic ${forger.good}`], 'token-missing'],
  ['a token without a scheme', () => [forger.good], 'token-missing'],
  ['a good header and a bad one', () => [bearer(forger.good), bearer('x.y.z')], 'token-missing'],
  ['garbage', () => [bearer('not.a.token')], 'token-invalid'],
  ['a signature of nobody', () => [bearer(forger.unsigned('none'))], 'token-invalid'],
  ['the public key as a secret', async () => [bearer(await forger.byKeyConfusion())], 'token-invalid'],
  [
    'a stranger’s signature under Microsoft’s key id',
    async () => [bearer(await forger.byStranger('same-kid'))],
    'token-invalid',
  ],
  [
    'a key that the token brings along',
    async () => [bearer(await forger.byStranger('own-key-inside'))],
    'token-invalid',
  ],
  ['another person under a good signature', () => [bearer(forger.tampered({ oid: otherApp }))], 'token-invalid'],
  ['the person’s own token for the API', () => [bearer(apiToken)], 'token-not-for-api'],
];

describe('a press is refused by name, with words for Outlook to show, and nothing is stored', () => {
  const refused = async (lines: string[], code: string) => {
    const before = await storedState(world);
    const status = code === 'token-wrong-tenant' ? 403 : 401;
    expect(await press(...lines)).toMatchObject({ status, body: { code } });
    expect(await storedState(world)).toBe(before);
  };

  test.each(claims)('%s', async (_name, change, code) => {
    await refused([bearer(await forger.with(change()))], code);
  });
  test.each(forms)('%s', async (_name, lines, code) => {
    await refused(await lines(), code);
  });
  test('the words stand in the header that Outlook reads', async () => {
    const { headers } = await fetch(accept.url, { method: 'POST', body: accept.body });
    expect(headers.get('card-action-status')).toBe('Sign in to use this service.');
    expect(headers.get('card-update-in-body')).toBeNull();
  });
  test('and it opens no door of the API', async () => {
    const answer = await fetch(`${world.origin}/api/me`, { headers: { authorization: bearer(forger.good) } });
    expect(answer.status).toBe(401);
  });
});

describe('a press that is Microsoft’s', () => {
  const shown = async (change: ClaimChange = {}) => {
    const answer = await press(bearer(await forger.with(change)));
    expect(answer.status).toBe(200);
    return cardText(answer.body);
  };

  test('leads to the page where the token does not say who pressed, and records nothing for somebody else', async () => {
    const before = await storedState(world);
    expect(await shown({ oid: undefined })).toContain('Accept this on its page');
    expect(await shown({ oid: undefined, preferred_username: 'ada@oakfield.example' })).toContain(
      'Nothing was recorded',
    );
    expect(await shown({ oid: strangersId })).toContain('This was sent to somebody else');
    expect(await storedState(world)).toBe(before);
  });

  test('records the acceptance of the person asked, within what clocks may differ', async () => {
    const before = await storedState(world);
    expect(await shown({ exp: seconds() - 270, scp: 'openid access_as_user' })).toContain('You have accepted');
    expect(await storedState(world)).not.toBe(before);
  });
});
