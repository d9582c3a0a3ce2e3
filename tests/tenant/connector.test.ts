import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedTenant, errorCode, install, openEmbedded, type Send, sender } from './open-tenant.ts';

const card = { type: 'AdaptiveCard', version: '1.4', body: [] };
const cardActivity = (summary = 'Please read') => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

type Heard = { readonly headers: IncomingHttpHeaders; readonly activity: Record<string, unknown> };

let tenant: EmbeddedTenant;
let connector: Send;
beforeEach(async () => {
  tenant = await openEmbedded();
  connector = await tenant.connector();
  await install(tenant, tenant.objectId);
});
afterEach(() => tenant.close());

const open = (memberId: string) =>
  connector('POST', '/v3/conversations', {
    isGroup: false,
    bot: { id: tenant.clientId },
    members: [{ id: memberId }],
    tenantId: tenant.environment.TENANT_ID,
  });
const chats = async (objectId: string) =>
  (await tenant.control('GET', `/chats/${objectId}`)).body.chats as {
    id: string;
    messages: { id: string; cards: object[]; summary: string; updatedAt: string | null }[];
  }[];

describe('the bot connector', () => {
  test('opens one chat for a person, who then sees the card, and its change in the same place', async () => {
    const chat = (await open(tenant.objectId)).body.id;
    expect((await open(tenant.objectId)).body.id).toBe(chat);
    const path = `/v3/conversations/${encodeURIComponent(String(chat))}/activities`;
    const sent = await connector('POST', path, cardActivity());
    expect([sent.status, typeof sent.body.id]).toEqual([201, 'string']);
    const changed = await connector('PUT', `${path}/${sent.body.id}`, cardActivity('Done'));
    expect([changed.status, changed.body.id]).toEqual([200, sent.body.id]);
    const [shown] = await chats(tenant.objectId);
    expect(shown?.messages).toMatchObject([
      { id: sent.body.id, cards: [card], summary: 'Done', updatedAt: expect.any(String) },
    ]);
  });

  test('refuses a person without the app, one who blocked the bot, and a name in place of an id', async () => {
    const missing = await open('7d1c4a00-0000-4000-8000-000000000001');
    expect([missing.status, errorCode(missing)]).toEqual([403, 'ForbiddenOperationException']);
    const blocked = '7d1c4a00-0000-4000-8000-000000000037';
    await install(tenant, blocked);
    const chat = String((await open(blocked)).body.id);
    const answer = await connector('POST', `/v3/conversations/${encodeURIComponent(chat)}/activities`, cardActivity());
    expect([answer.status, answer.body.errorCode]).toEqual([403, 209]);
    expect(JSON.parse(String(answer.body.message))).toMatchObject({ subCode: 'MessageWritesBlocked' });
    expect((await open('kwame.mensah@oakfield.example')).status).toBe(400);
  });

  test('refuses a message beyond 100 KB', async () => {
    const chat = encodeURIComponent(String((await open(tenant.objectId)).body.id));
    const answer = await connector('POST', `/v3/conversations/${chat}/activities`, {
      type: 'message',
      text: 'x'.repeat(60_000),
    });
    expect([answer.status, errorCode(answer)]).toEqual([413, 'MessageSizeTooBig']);
  });

  test('refuses a token for something else', async () => {
    const { body } = await tenant.token({
      grant_type: 'client_credentials',
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    });
    const wrong = sender(`${tenant.origin}/connector`, { Authorization: `Bearer ${body.access_token}` });
    expect((await wrong('POST', '/v3/conversations', {})).status).toBe(401);
  });

  test('allows the bot 7 messages a second in one chat', async () => {
    const chat = encodeURIComponent(String((await open(tenant.objectId)).body.id));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => connector('POST', `/v3/conversations/${chat}/activities`, cardActivity())),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});

describe('a press of a card’s button', () => {
  let bot: Server;
  let heard: Heard[];
  beforeEach(async () => {
    heard = [];
    bot = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        heard.push({ headers: request.headers, activity: JSON.parse(body) });
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }));
      });
    });
    await new Promise<void>((resolve) => bot.listen(0, () => resolve()));
    tenant.setProductUrl(`http://localhost:${(bot.address() as AddressInfo).port}`);
  });
  afterEach(() => {
    bot.closeAllConnections();
    bot.close();
  });

  test('reaches the bot as a signed invoke with the inputs merged in, and brings its answer back', async () => {
    const chat = String((await open(tenant.objectId)).body.id);
    const path = `/v3/conversations/${encodeURIComponent(chat)}/activities`;
    const activityId = String((await connector('POST', path, cardActivity())).body.id);
    const { status, body } = await tenant.control('POST', '/cards/invoke', {
      objectId: tenant.objectId,
      conversationId: chat,
      activityId,
      action: { verb: 'accept', data: { requestId: 'r1' } },
      inputs: { 'answer-0': 'true' },
      trigger: 'manual',
    });
    expect([status, body.status]).toEqual([200, 200]);
    expect(body.body).toMatchObject({ statusCode: 200, value: card });

    const invoke = heard.find(({ activity }) => activity.type === 'invoke');
    expect(invoke?.activity).toMatchObject({
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      replyToId: activityId,
      from: { aadObjectId: tenant.objectId },
      conversation: { id: chat, conversationType: 'personal' },
      channelData: { tenant: { id: tenant.environment.TENANT_ID } },
      value: { trigger: 'manual', action: { verb: 'accept', data: { requestId: 'r1', 'answer-0': 'true' } } },
    });
    const metadata = await (await fetch(tenant.environment.BOT_OPENID_URL ?? '')).json();
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
    const token = String(invoke?.headers.authorization).replace('Bearer ', '');
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'https://api.botframework.com',
      audience: tenant.clientId,
    });
    expect(payload.serviceurl).toBe(invoke?.activity.serviceUrl);
    expect(keys.jwks()?.keys[0]).toMatchObject({ endorsements: ['msteams'] });
  });

  test('on a card that is not theirs is refused', async () => {
    const chat = String((await open(tenant.objectId)).body.id);
    const answer = await tenant.control('POST', '/cards/invoke', {
      objectId: '7d1c4a00-0000-4000-8000-000000000001',
      conversationId: chat,
      activityId: '1',
      action: { verb: 'accept' },
      trigger: 'manual',
    });
    expect(answer.status).toBe(404);
  });
});
