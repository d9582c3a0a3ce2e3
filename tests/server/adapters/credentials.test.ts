import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authorityFor } from '#server/adapters/authority.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';

const scope = 'https://graph.microsoft.com/.default';
const chat = ['https://graph.microsoft.com/Chat.Create'];

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
});
afterEach(() => microsoft.close());

const noMoreTokens = () => microsoft.control.fail({ path: '/oauth2/v2.0/token', status: 503, times: 1_000 });

test('a token of our own is asked for once while it lasts', async () => {
  const token = await microsoft.credentials.appToken(scope);
  await noMoreTokens();
  expect(await microsoft.credentials.appToken(scope)).toBe(token);
});

test('nothing of a person is kept: every exchange is asked for anew', async () => {
  const userToken = await microsoft.apiToken('helen.braithwaite');
  await expect(microsoft.credentials.onBehalfOf(userToken, chat)).resolves.toBeTypeOf('string');
  await noMoreTokens();
  await expect(microsoft.credentials.onBehalfOf(userToken, chat)).rejects.toMatchObject({
    code: 'microsoft-unavailable',
  });
});

test('a token that Entra does not exchange sends the person back to sign in', async () => {
  await expect(microsoft.credentials.onBehalfOf('not.a.token', chat)).rejects.toMatchObject({
    code: 'sender-sign-in-needed',
  });
});

test('a certificate signs in as a secret does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-certificate-'));
  const keyFile = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const certified = await openMicrosoft({
    CLIENT_SECRET: '',
    CLIENT_CERTIFICATE_KEY_FILE: keyFile,
    CLIENT_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32),
  });
  expect(certified.settings.credential.kind).toBe('certificate');
  expect(await certified.directory.searchGroups('gov')).toHaveLength(1);
  await certified.close();
  rmSync(folder, { recursive: true });
});

test('Microsoft’s own authority needs no metadata; any other brings its own', () => {
  expect(authorityFor('https://login.microsoftonline.com', 't')).toEqual({
    authority: 'https://login.microsoftonline.com/t',
    knownAuthorities: [],
    authorityMetadata: null,
  });
  const other = authorityFor('http://localhost:4300', 't');
  expect(other).toMatchObject({ authority: 'https://localhost:4300/t', knownAuthorities: ['localhost:4300'] });
  expect(JSON.parse(other.authorityMetadata ?? '')).toMatchObject({
    issuer: 'http://localhost:4300/t/v2.0',
    token_endpoint: 'http://localhost:4300/t/oauth2/v2.0/token',
  });
});
