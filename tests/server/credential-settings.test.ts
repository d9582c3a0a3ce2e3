import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '#server/config/settings.ts';

/** The product signs in to Microsoft 365 in one way, and nobody has to guess which. */

const id = '3e9d5c1a-7b42-4d0f-8a66-5f1c2b9e8d04';
const base = { TENANT_ID: id, CLIENT_ID: id, TEAMS_APP_ID: id, SHAREPOINT_SITE_ID: 'site', MAIL_SENDER: 'policies' };
const identity = { MANAGED_IDENTITY_CLIENT_ID: id.toUpperCase() };
const certificate = { CLIENT_CERTIFICATE_KEY_FILE: 'key.pem', CLIENT_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32) };
const secret = { CLIENT_SECRET: 'secret' };

test.each([
  [identity, { kind: 'managed-identity', clientId: id }],
  [certificate, { kind: 'certificate', keyFile: 'key.pem', thumbprint: 'ab'.repeat(32) }],
  [secret, { kind: 'secret', secret: 'secret' }],
  [
    { ...identity, CLIENT_SECRET: '' },
    { kind: 'managed-identity', clientId: id },
  ],
])('by %j', (given, credential) => {
  expect(readSettings({ ...base, ...given }).credential).toEqual(credential);
});

test.each<[object, RegExp]>([
  [{}, /^MANAGED_IDENTITY_CLIENT_ID, CLIENT_CERTIFICATE_KEY_FILE .*, or CLIENT_SECRET: one of the three is needed/],
  [{ ...identity, ...secret }, /^MANAGED_IDENTITY_CLIENT_ID, CLIENT_SECRET: keep one of them/],
  [{ ...identity, ...certificate }, /^MANAGED_IDENTITY_CLIENT_ID, CLIENT_CERTIFICATE_KEY_FILE: keep one of them/],
  [{ ...certificate, ...secret }, /^CLIENT_CERTIFICATE_KEY_FILE, CLIENT_SECRET: keep one of them/],
  [{ CLIENT_CERTIFICATE_KEY_FILE: 'key.pem', ...secret }, /^CLIENT_CERTIFICATE_THUMBPRINT: is needed beside/],
  [{ CLIENT_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32) }, /^CLIENT_CERTIFICATE_KEY_FILE: is needed beside/],
  [{ MANAGED_IDENTITY_CLIENT_ID: 'countersign-identity' }, /^MANAGED_IDENTITY_CLIENT_ID: /],
])('by %j is a fault that names what to change', (given, fault) => {
  const faults = faultsOf({ ...base, ...given });
  expect(faults).toEqual([expect.stringMatching(fault)]);
});

test('a secret is said to be one for trying out when the product starts, and is not itself said', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    // Nothing listens there: the product ends as soon as it has begun.
    env: {
      ...base,
      CLIENT_SECRET: 'very-secret',
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
      PATH: process.env['PATH'],
    },
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(said).toContain('A client secret is meant for trying out: set MANAGED_IDENTITY_CLIENT_ID or a certificate');
  expect(said + complained).not.toContain('very-secret');
});

function faultsOf(given: Record<string, string>): readonly string[] {
  try {
    readSettings(given);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}
