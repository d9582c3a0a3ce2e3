import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings, SettingsError } from '#server/config/settings.ts';
import { createWorld, freePort, type World } from '#tests/support/world.ts';
import { expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const nobody = async () => `http://localhost:${await freePort()}`;
const clockAhead = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);

function refusedSettings(env: Record<string, string>): SettingsError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error('These settings are not refused');
}

const faults: readonly Fault[] = [
  {
    name: 'settings that are missing',
    found: 'settings',
    wrong: /TENANT_ID: is needed.*MAIL_SENDER: is needed/,
    fix: /environment variables/,
    plant: () => ({ settings: refusedSettings({ CLIENT_SECRET: 'x' }) }),
  },
  {
    name: 'a variable that switches the check of card answers off',
    found: 'settings',
    wrong: /DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS/,
    fix: /Correct/,
    plant: ({ settings }) => ({
      settings: refusedSettings({
        ...{ TENANT_ID: settings.tenantId, CLIENT_ID: settings.clientId, CLIENT_SECRET: 'x', MAIL_SENDER: 'x' },
        ...{ TEAMS_APP_ID: settings.teamsAppId, SHAREPOINT_SITE_ID: 'x' },
        DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true',
      }),
    }),
  },
  {
    name: 'services of two tenants',
    found: 'settings.services',
    wrong: /AUTHORITY_URL and BOT_OPENID_URL and BOT_SERVICE_URL lead to this machine/,
    fix: /Remove AUTHORITY_URL/,
    plant: () => ({ settings: { graphUrl: 'https://graph.microsoft.com' } }),
  },
  {
    name: 'a public address without TLS',
    found: 'settings.address',
    wrong: /http:\/\/ and not with https/,
    fix: /PUBLIC_URL/,
    plant: () => ({ settings: { publicUrl: 'http://countersign.school.example' } }),
  },
  {
    name: 'a bot of another registration',
    found: 'settings.ids',
    wrong: /BOT_ID/,
    fix: /remove BOT_ID/,
    plant: () => ({ settings: { botId: randomUUID() } }),
  },
  {
    name: 'an API that is named after another host',
    found: 'settings.ids',
    wrong: /API_URI names the host other\.example/,
    fix: /Expose an API.*localhost/,
    plant: ({ settings }) => ({ settings: { apiUri: `api://other.example/${settings.clientId}` } }),
  },
  {
    name: 'an authority that cannot be reached',
    found: 'entra',
    wrong: /cannot be reached/,
    fix: /firewall/,
    plant: async () => ({ settings: { authorityUrl: await nobody() } }),
  },
  {
    name: 'a tenant that does not exist',
    found: 'entra',
    wrong: /no tenant.*AADSTS90002/,
    fix: /TENANT_ID/,
    plant: () => ({ settings: { tenantId: randomUUID() } }),
  },
  {
    name: 'an app that the tenant does not know',
    found: 'token.graph',
    wrong: /no app with this CLIENT_ID.*AADSTS700016/,
    fix: /Overview/,
    plant: () => {
      const clientId = randomUUID();
      return { settings: { clientId, botId: clientId } };
    },
  },
  {
    name: 'a wrong client secret',
    found: 'token.graph',
    wrong: /does not accept the client secret.*AADSTS7000215/,
    fix: /Value, not to its Secret ID/,
    plant: () => ({ settings: { credential: { kind: 'secret', secret: 'not-the-secret' } } }),
  },
  {
    name: 'a client secret that has expired',
    found: 'token.graph',
    wrong: /has expired.*AADSTS7000222/,
    fix: /new client secret/,
    plant: async ({ control }) => {
      await control.changeSetup({ secretExpired: true });
      return { undo: () => control.changeSetup({ secretExpired: false }) };
    },
  },
  {
    name: 'a certificate file that is not there',
    found: 'token.graph',
    wrong: /ENOENT/,
    fix: /certificate file/,
    plant: () => ({ settings: { credential: { kind: 'certificate', keyFile: '/nowhere.pem', thumbprint: 'a' } } }),
  },
  {
    name: 'an API that nobody exposed',
    found: 'token.api',
    wrong: /AADSTS500011/,
    fix: /Expose an API/,
    plant: () => ({ settings: { apiUri: `api://${randomUUID()}` } }),
  },
  {
    name: 'a clock that is six minutes ahead',
    found: 'clock',
    wrong: /3[56]\d seconds ahead/,
    fix: /timedatectl/,
    plant: () => ({ now: clockAhead(6) }),
  },
  {
    name: 'a clock that is two minutes behind',
    found: 'clock',
    outcome: 'warning',
    wrong: /1[12]\d seconds behind/,
    fix: /timedatectl/,
    plant: () => ({ now: clockAhead(-2) }),
  },
  {
    name: 'Graph behind a firewall',
    found: 'graph',
    wrong: /cannot be reached/,
    fix: /firewall/,
    plant: async () => ({ settings: { graphUrl: await nobody() } }),
  },
  {
    name: 'keys of the Bot Framework behind a firewall',
    found: 'bot.keys',
    wrong: /gives no keys/,
    fix: /firewall/,
    plant: async () => ({ settings: { botOpenIdUrl: await nobody() } }),
  },
  {
    name: 'a connector behind a firewall',
    found: 'bot.service',
    wrong: /cannot be reached/,
    fix: /firewall/,
    plant: async () => ({ settings: { botServiceUrl: await nobody() } }),
  },
];

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('nothing is found where nothing is wrong, and the tenant knows every call', async () => {
  await expectHealth(world);
  expect(await world.control.unknownCalls()).toEqual([]);
});
