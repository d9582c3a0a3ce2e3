import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedTenant, openEmbedded, sender } from './open-tenant.ts';

const OBO = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GRAPH = 'https://graph.microsoft.com/.default';

const HOUR_MS = 3_600_000;

let tenant: EmbeddedTenant;
let time: number;
beforeEach(async () => {
  time = Date.now();
  tenant = await openEmbedded({ now: () => new Date(time) });
});
afterEach(() => tenant.close());

const secret = () => ({ client_id: tenant.clientId, client_secret: tenant.clientSecret });
const apiScope = () => `api://${tenant.clientId}/access_as_user`;
const asPerson = (username: string, scope = apiScope()) => tenant.token({ grant_type: 'password', username, scope });

describe('the issuer describes itself', () => {
  test('with an issuer that is its own address and keys that verify its tokens', async () => {
    const base = `${tenant.origin}/${tenant.environment.TENANT_ID}`;
    const metadata = (await sender(base, {})('GET', '/v2.0/.well-known/openid-configuration')).body;
    expect(metadata.issuer).toBe(`${base}/v2.0`);
    const { body } = await asPerson('helen.braithwaite@oakfield.example');
    const keys = createRemoteJWKSet(new URL(String(metadata.jwks_uri)));
    const { payload } = await jwtVerify(String(body.access_token), keys, {
      issuer: `${base}/v2.0`,
      audience: tenant.clientId,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({
      ver: '2.0',
      tid: tenant.environment.TENANT_ID,
      scp: 'access_as_user',
      preferred_username: 'helen.braithwaite@oakfield.example',
      roles: ['Policy.Manage', 'Compliance.Read'],
    });
    expect(payload.oid).not.toBe(payload.sub);
  });

  test('and answers 400 for another tenant', async () => {
    const other = sender(`${tenant.origin}/11111111-1111-4111-8111-111111111111`, {});
    expect((await other('GET', '/v2.0/.well-known/openid-configuration')).body.error_codes).toEqual([90002]);
  });
});

describe('client credentials', () => {
  const ask = (form: Record<string, string>, headers?: Record<string, string>) =>
    tenant.token({ grant_type: 'client_credentials', scope: GRAPH, ...form }, headers);

  test('give an application token with roles for a secret in the body or in a Basic header', async () => {
    const basic = Buffer.from(`${tenant.clientId}:${tenant.clientSecret}`).toString('base64');
    for (const answer of [await ask(secret()), await ask({}, { Authorization: `Basic ${basic}` })]) {
      const claims = decodeJwt(String(answer.body.access_token));
      expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', idtyp: 'app', azp: tenant.clientId });
      expect(claims.roles).toContain('User.Read.All');
      expect(claims.scp).toBeUndefined();
      expect(answer.body.refresh_token).toBeUndefined();
    }
  });

  test('take an assertion signed with a certificate, and refuse one for another audience', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const assertion = (audience: string) =>
      new SignJWT({ iss: tenant.clientId, sub: tenant.clientId, jti: 'one' })
        .setProtectedHeader({ alg: 'RS256', 'x5t#S256': 'thumbprint' })
        .setAudience(audience)
        .setExpirationTime('5m')
        .sign(privateKey);
    const form = async (audience: string) => ({
      client_id: tenant.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(audience),
    });
    expect((await ask(await form(tenant.tokenUrl))).status).toBe(200);
    expect((await ask(await form('https://elsewhere.example'))).body.error_codes).toEqual([700027]);
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 401, 'invalid_client'],
    ['a scope without .default', { scope: 'https://graph.microsoft.com/User.Read.All' }, 400, 'invalid_scope'],
    ['an unknown application', { client_id: '00000000-0000-4000-8000-000000000000' }, 400, 'unauthorized_client'],
  ])('refuse %s', async (_what, form, status, error) => {
    const answer = await ask({ ...secret(), ...form });
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status, error });
  });
});

describe('the authorisation code flow', () => {
  const verifier = randomBytes(32).toString('base64url');
  const redirect = 'http://localhost:3978/redirect';
  const query = (extra: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: tenant.clientId,
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: redirect,
      scope: `${apiScope()} openid profile offline_access`,
      state: 'state',
      nonce: 'nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
  const authorize = (extra?: Record<string, string>) =>
    fetch(`${tenant.tokenUrl.replace(/token$/, 'authorize')}?${query(extra)}`, { redirect: 'manual' });
  const returned = (response: Response) =>
    new URLSearchParams(new URL(response.headers.get('location') ?? '').hash.slice(1));
  const redeem = (code: string | null, codeVerifier = verifier) =>
    tenant.token({
      grant_type: 'authorization_code',
      client_id: tenant.clientId,
      code: code ?? '',
      redirect_uri: redirect,
      code_verifier: codeVerifier,
    });

  test('shows the people there are, signs in the one chosen and redeems the code once', async () => {
    const choice = await authorize();
    expect(choice.status).toBe(200);
    const link = /href="([^"]+)"><strong>Sunita Rao/.exec(await choice.text())?.[1] ?? '';
    const address = link.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
    const answer = returned(await fetch(`${tenant.origin}${address}`, { redirect: 'manual' }));
    expect(answer.get('state')).toBe('state');
    const { body } = await redeem(answer.get('code'));
    expect(decodeJwt(String(body.id_token))).toMatchObject({
      aud: tenant.clientId,
      nonce: 'nonce',
      name: 'Sunita Rao',
    });
    expect(JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString())).toEqual({
      uid: decodeJwt(String(body.id_token)).oid,
      utid: tenant.environment.TENANT_ID,
    });
    expect((await redeem(answer.get('code'))).body.error).toBe('invalid_grant');
  });

  test('signs in silently by a hint, and says login_required without one', async () => {
    const hinted = returned(await authorize({ prompt: 'none', login_hint: 'sunita.rao@oakfield.example' }));
    expect(hinted.get('code')).toBeTruthy();
    const silent = returned(await authorize({ prompt: 'none' }));
    expect(silent.get('error')).toBe('login_required');
  });

  test('refuses a wrong code verifier', async () => {
    const answer = returned(await authorize({ login_hint: 'sunita.rao@oakfield.example' }));
    expect((await redeem(answer.get('code'), 'x'.repeat(43))).body.error_codes).toEqual([501481]);
  });

  test('refuses an address to return to that is not registered, without going there', async () => {
    const response = await authorize({
      redirect_uri: 'https://elsewhere.example/',
      login_hint: 'sunita.rao@oakfield.example',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  test('gives a refresh token on offline_access, which gives new tokens', async () => {
    const answer = returned(await authorize({ login_hint: 'sunita.rao@oakfield.example' }));
    const first = (await redeem(answer.get('code'))).body;
    const form = {
      grant_type: 'refresh_token',
      client_id: tenant.clientId,
      refresh_token: String(first.refresh_token),
    };
    const { body } = await tenant.token(form);
    expect(decodeJwt(String(body.access_token)).oid).toBe(decodeJwt(String(first.access_token)).oid);
    const forged = await tenant.token({ ...form, refresh_token: String(first.access_token) });
    expect(forged.body.error).toBe('invalid_grant');
  });
});

describe('on-behalf-of', () => {
  const exchange = (assertion: unknown, extra: Record<string, string> = {}) =>
    tenant.token({
      grant_type: OBO,
      requested_token_use: 'on_behalf_of',
      scope: 'https://graph.microsoft.com/ChatMessage.Send https://graph.microsoft.com/Chat.Create',
      assertion: String(assertion),
      ...secret(),
      ...extra,
    });

  test('turns a token for the API into one for Graph in the same person’s name', async () => {
    const { body } = await asPerson('sunita.rao@oakfield.example');
    const claims = decodeJwt(String((await exchange(body.access_token)).body.access_token));
    expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', scp: 'ChatMessage.Send Chat.Create' });
    expect(claims.oid).toBe(decodeJwt(String(body.access_token)).oid);
  });

  test('refuses an ID token, an application token, a token for Graph, and one that has expired', async () => {
    const { body } = await asPerson('sunita.rao@oakfield.example');
    const graph = await asPerson('sunita.rao@oakfield.example', 'User.Read');
    const app = await tenant.token({
      grant_type: 'client_credentials',
      scope: `${tenant.clientId}/.default`,
      ...secret(),
    });
    for (const token of [body.id_token, app.body.access_token, graph.body.access_token]) {
      expect((await exchange(token)).body.error).toBe('invalid_grant');
    }
    time += 2 * HOUR_MS;
    expect((await exchange(body.access_token)).body.error_codes).toEqual([500133]);
  });

  test('refuses a permission nobody consented to', async () => {
    const { body } = await asPerson('sunita.rao@oakfield.example');
    const answer = await exchange(body.access_token, { scope: 'https://graph.microsoft.com/Mail.ReadWrite' });
    expect(answer.body.error_codes).toEqual([65001]);
  });
});

describe('a token', () => {
  test('for Graph is good for an hour', async () => {
    expect((await tenant.graph('GET', '/groups')).status).toBe(200);
    time += HOUR_MS + 1_000;
    expect((await tenant.graph('GET', '/groups')).status).toBe(401);
  });

  test('outlives a move of the school’s clock, which signs nobody out', async () => {
    await tenant.control('POST', '/clock', { now: new Date(time + 24 * HOUR_MS).toISOString() });
    expect((await tenant.graph('GET', '/groups')).status).toBe(200);
  });
});

describe('people', () => {
  test('who are guests carry the issuer of their home', async () => {
    const { body } = await asPerson('kayleigh.moss_brightcover.example#EXT#@oakfield.example');
    const claims = decodeJwt(String(body.access_token));
    expect(claims.idp).toMatch(/^https:\/\/sts\.windows\.net\//);
    expect(claims.roles).toBeUndefined();
  });

  test('whose account is disabled cannot sign in', async () => {
    expect((await asPerson('graham.pickering@oakfield.example')).body.error_codes).toEqual([50057]);
  });
});

describe('the page inside Teams and Outlook', () => {
  test('gets the API’s token from its host', async () => {
    const objectId = '7d1c4a00-0000-4000-8000-000000000003';
    const sso = await tenant.control('POST', '/sso', { objectId });
    expect(decodeJwt(String(sso.body.access_token))).toMatchObject({ oid: objectId, aud: tenant.clientId });
    const naa = await tenant.control('POST', '/naa', { objectId, clientId: tenant.clientId, scope: apiScope() });
    expect(decodeJwt(String(naa.body.access_token))).toMatchObject({ oid: objectId, azp: tenant.clientId });
    expect(naa.body.account).toMatchObject({ localAccountId: objectId, name: 'Sunita Rao' });
  });
});
