import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BotHandlers, createBotApp } from '#server/adapters/bot/bot-app.ts';
import type { CardAction } from '#server/adapters/bot/incoming.ts';
import { trustedServiceUrl } from '#server/adapters/bot/service-url.ts';
import type { Budgets } from '#server/adapters/ports.ts';
import { readSettings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import {
  botId,
  channelToken,
  closed,
  listening,
  schoolTenant,
  serviceUrl,
  startChannelKeys,
  strangersToken,
} from './channel.ts';

const objectId = '0b5e7a10-0000-4000-8000-000000000003';
const other = '00000000-0000-4000-8000-00000000000f';
const data = { requestId: '5f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a11', 'answer-0': 'yes' };

const noBudgets: Budgets = { spend: async () => undefined, throttled: async () => undefined };

let actions: CardAction[] = [];
let defects: unknown[] = [];
let reply: BotHandlers['onCardAction'];
let server: Server;
let endpoint: string;
let keys: Awaited<ReturnType<typeof startChannelKeys>>;

beforeAll(async () => {
  keys = await startChannelKeys();
  const settings = readSettings({
    TENANT_ID: schoolTenant,
    CLIENT_ID: botId,
    CLIENT_SECRET: 'secret',
    TEAMS_APP_ID: other,
    SHAREPOINT_SITE_ID: 'site',
    MAIL_SENDER: 'policies@oakfield.example',
    BOT_OPENID_URL: keys.openIdUrl,
  });
  const app = express();
  await createBotApp(settings, { appToken: noToken, onBehalfOf: noToken }, noBudgets, app, {
    onCardAction: (action) => {
      actions.push(action);
      return reply(action);
    },
    refusalWords: async (code, { objectId }) => `${code} for ${objectId}`,
    onDefect: (error) => void defects.push(error),
  });
  server = createServer(app);
  endpoint = `${await listening(server)}/api/messages`;
});
afterAll(async () => {
  await closed(server);
  await keys.close();
});
beforeEach(() => {
  actions = [];
  defects = [];
  reply = async () => ({ kind: 'card', card: { type: 'AdaptiveCard' } });
});

function noToken(): Promise<string> {
  return Promise.reject(new Error('An incoming activity needs no token of our own'));
}

function invoke(given: Record<string, unknown> = {}) {
  return {
    type: 'invoke',
    id: 'activity',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:ava', aadObjectId: objectId, name: 'Ava Turner' },
    recipient: { id: `28:${botId}` },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: schoolTenant },
    channelData: { tenant: { id: schoolTenant } },
    replyToId: 'card-1',
    value: { action: { type: 'Action.Execute', verb: 'accept', data }, trigger: 'manual' },
    ...given,
  };
}

async function post(activity: unknown, token: string | null): Promise<{ status: number; body: unknown }> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

describe('a press on a card', () => {
  test('reaches us as who, where, what, and is answered with a card', async () => {
    expect(await post(invoke(), await channelToken())).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
    });
    expect(actions).toEqual([
      {
        tenantId: schoolTenant,
        objectId,
        conversationId: 'a:chat',
        activityId: 'card-1',
        verb: 'accept',
        data,
        trigger: 'manual',
      },
    ]);
  });

  test('is answered with words', async () => {
    reply = async () => ({ kind: 'message', text: 'Recorded' });
    expect(await post(invoke(), await channelToken())).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Recorded' },
    });
  });

  test('that is refused is answered over HTTP 200 with its code', async () => {
    reply = async () => {
      throw new Failure('request-closed', 'The school has closed this request.');
    };
    expect(await post(invoke(), await channelToken())).toEqual({
      status: 200,
      body: {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'request-closed', message: `request-closed for ${objectId}` },
      },
    });
    expect(defects).toEqual([]);
  });

  test('that breaks us is answered over HTTP 200, tells nothing, and is reported', async () => {
    const defect = new Error('relation "request" does not exist');
    reply = () => Promise.reject(defect);
    const { status, body } = await post(invoke(), await channelToken());
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { statusCode: 500, value: { code: 'unexpected', message: `unexpected for ${objectId}` } },
    });
    expect(JSON.stringify(body)).not.toContain('relation');
    expect(defects).toEqual([defect]);
  });

  test.each([
    ['an automatic refresh', { value: { action: { verb: 'show', data }, trigger: 'automatic' } }, 'automatic'],
    ['a client that names no trigger', { value: { action: { verb: 'accept', data } } }, null],
  ])('says how it came about: %s', async (_, given, trigger) => {
    expect((await post(invoke(given), await channelToken())).status).toBe(200);
    expect(actions.map((action) => action.trigger)).toEqual([trigger]);
  });

  test('may come without the card it was pressed on, and with the tenant at the conversation alone', async () => {
    const { replyToId: _, channelData: __, ...activity } = invoke();
    expect((await post(activity, await channelToken())).status).toBe(200);
    expect(actions[0]?.activityId).toBeNull();
  });
});

describe('nobody else gets through', () => {
  test.each<[string, () => null | string | Promise<string>]>([
    ['no token', () => null],
    ['garbage', () => 'not.a.token'],
    ['a signature of somebody else', () => strangersToken()],
    ['expired', () => channelToken({ exp: Math.floor(Date.now() / 1000) - 600, nbf: 0 })],
    ['another audience', () => channelToken({ aud: other })],
    ['another issuer', () => channelToken({ iss: `https://login.microsoftonline.com/${schoolTenant}/v2.0` })],
    ['another service address', () => channelToken({ serviceurl: 'https://evil.example/' })],
    ['no service address', () => channelToken({ serviceurl: undefined })],
  ])('401: %s', async (_, token) => {
    expect((await post(invoke(), await token())).status).toBe(401);
    expect(actions).toEqual([]);
  });

  test.each([
    ['another channel', { channelId: 'webchat' }],
    ['another tenant', { channelData: { tenant: { id: other } } }],
    ['another tenant, named at the conversation', { channelData: {}, conversation: { id: 'a:chat', tenantId: other } }],
    ['no Entra account', { from: { id: '29:ava', name: 'Ava Turner' } }],
    ['no action', { value: {} }],
  ])('403: %s', async (_, given) => {
    expect((await post(invoke(given), await channelToken())).status).toBe(403);
    expect(actions).toEqual([]);
  });
});

test.each([
  ['the app is installed', { type: 'installationUpdate', name: undefined, action: 'add', value: undefined }],
  ['a person writes to the bot', { type: 'message', name: undefined, text: 'hello', value: undefined }],
])('what is no press is taken and left at that: %s', async (_, given) => {
  expect(await post(invoke(given), await channelToken())).toEqual({ status: 200, body: null });
  expect(actions).toEqual([]);
});

test.each([
  ['https://smba.trafficmanager.net/emea/', 'https://smba.trafficmanager.net/emea'],
  ['https://smba.infra.gcc.teams.microsoft.com/teams', 'https://smba.infra.gcc.teams.microsoft.com/teams'],
  ['http://localhost:4301/other', 'http://localhost:4301/other'],
  ['http://smba.trafficmanager.net/emea', 'http://localhost:4301/connector'],
  ['https://smba.trafficmanager.net:8443/', 'http://localhost:4301/connector'],
  ['https://evil.example/smba.trafficmanager.net', 'http://localhost:4301/connector'],
  ['http://localhost:4302/', 'http://localhost:4301/connector'],
  ['no address', 'http://localhost:4301/connector'],
  [undefined, 'http://localhost:4301/connector'],
])('the bot calls %s at %s', (given, called) => {
  expect(trustedServiceUrl(given, 'http://localhost:4301/connector')).toBe(called);
});
