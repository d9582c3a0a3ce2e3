import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, botCard, cardText, onlyRequest, publishModel, startOfTerm, yesInputs } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { type ClaimChange, type Forger, forgerOf, post, storedState } from './forged.ts';

/** Every call to the bot that is not exactly Microsoft's, of this bot and this school, with a press of Accept in it. */

const other = '00000000-0000-4000-8000-00000000000f';
const refusedToken = 'JWT validation failed';

type Activity = Record<string, unknown> & { from: object; conversation: object; value: object };

let world: World;
let forger: Forger;
let activity: Activity;
let strangersId: string;
let apiToken: string;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const admin = await world.as('sunita.rao');
  await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['Governors']);
  const governors = (await world.control.people()).filter(
    ({ groups, userType, accountEnabled }) =>
      accountEnabled && userType === 'Member' && groups.some(({ name }) => name === 'Governors'),
  );
  const [person, stranger] = governors;
  strangersId = stranger?.objectId ?? '';
  const client = await world.as(person?.userPrincipalName ?? '');
  apiToken = client.token;
  const request = await onlyRequest(client);
  const { chat, acceptData } = await botCard(world, person?.objectId ?? '');
  const { tenantId, clientId, botServiceUrl } = world.settings;
  activity = {
    type: 'invoke',
    id: 'one',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl: botServiceUrl,
    from: { id: '29:person', aadObjectId: person?.objectId },
    recipient: { id: `28:${clientId}` },
    conversation: { id: chat.id, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    replyToId: chat.messages.at(-1)?.id,
    value: {
      action: { type: 'Action.Execute', verb: 'accept', data: { ...acceptData(), ...yesInputs(request) } },
      trigger: 'manual',
    },
  };
  const now = seconds();
  forger = forgerOf(
    world,
    await world.control.signToken({
      iss: 'https://api.botframework.com',
      aud: clientId,
      serviceurl: botServiceUrl,
      ...{ iat: now, nbf: now, exp: now + 3_600 },
    }),
  );
});
afterAll(() => world.close());

const send = (lines: string[], change: object = {}) =>
  post(`${world.origin}/api/messages`, lines, { ...activity, ...change });
const seconds = () => Math.floor(Date.now() / 1_000);
const bearer = (token: string) => `Bearer ${token}`;
const emulator = 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0';

const claims: readonly (readonly [name: string, change: () => ClaimChange])[] = [
  [
    'iss of Entra, for this tenant',
    () => ({ iss: `https://login.microsoftonline.com/${world.settings.tenantId}/v2.0` }),
  ],
  ['iss of the Bot Framework’s emulator', () => ({ iss: emulator })],
  [
    'iss of the emulator, as in version 1',
    () => ({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
  ],
  ['iss of the Bot Framework in another cloud', () => ({ iss: 'https://api.botframework.us' })],
  ['iss with a slash behind it', () => ({ iss: 'https://api.botframework.com/' })],
  ['no iss', () => ({ iss: undefined })],
  ['aud of another bot', () => ({ aud: other })],
  ['aud of the Bot Framework', () => ({ aud: 'https://api.botframework.com' })],
  ['no aud', () => ({ aud: undefined })],
  ['aud as the address of the bot', () => ({ aud: `api://botid-${world.settings.botId}` })],
  ['aud as a list with ours in it', () => ({ aud: [world.settings.botId, other] })],
  ['no exp', () => ({ exp: undefined })],
  ['exp as a text', () => ({ exp: String(seconds() + 3_600) })],
  ['expired beyond what clocks may differ', () => ({ exp: seconds() - 330 })],
  ['good only later than clocks may differ', () => ({ nbf: seconds() + 330 })],
  ['serviceurl of another host', () => ({ serviceurl: 'https://evil.example/' })],
  ['serviceurl below ours', () => ({ serviceurl: `${world.settings.botServiceUrl}/other` })],
  ['no serviceurl', () => ({ serviceurl: undefined })],
];

const forms: readonly (readonly [name: string, lines: () => Promise<string[]> | string[], said: string])[] = [
  ['no header', () => [], 'Missing authorization header'],
  ['an empty header', () => [''], 'Missing authorization header'],
  ['garbage', () => [bearer('not.a.token')], refusedToken],
  ['another scheme', () => [`Basic ${forger.good}`], refusedToken],
  ['a token without a scheme', () => [forger.good], refusedToken],
  ['two tokens in one header', () => [`${bearer(forger.good)} ${forger.good}`], refusedToken],
  ['a good header and a bad one', () => [bearer(forger.good), bearer('x.y.z')], refusedToken],
  ['a bad header and a good one', () => [bearer('x.y.z'), bearer(forger.good)], refusedToken],
  ['a signature of nobody', () => [bearer(forger.unsigned('none'))], refusedToken],
  ['no signature under RS256', () => [bearer(forger.unsigned('RS256'))], refusedToken],
  ['the public key as a secret', async () => [bearer(await forger.byKeyConfusion())], refusedToken],
  [
    'a stranger’s signature under Microsoft’s key id',
    async () => [bearer(await forger.byStranger('same-kid'))],
    refusedToken,
  ],
  ['a key id nobody knows', async () => [bearer(await forger.byStranger('own-kid'))], refusedToken],
  ['a key that the token brings along', async () => [bearer(await forger.byStranger('own-key-inside'))], refusedToken],
  ['another bot under a good signature', () => [bearer(forger.tampered({ aud: other }))], refusedToken],
  ['a person’s token for the API', () => [bearer(apiToken)], refusedToken],
];

/** What Microsoft signed for, but not for this. */
const activities: readonly (readonly [name: string, change: () => object, status: number])[] = [
  ['another service address than the token’s', () => ({ serviceUrl: 'https://evil.example/' }), 401],
  ['no service address', () => ({ serviceUrl: undefined }), 403],
  ['an empty service address', () => ({ serviceUrl: '' }), 403],
  ['another channel', () => ({ channelId: 'webchat' }), 403],
  ['the emulator’s channel', () => ({ channelId: 'emulator' }), 403],
  ['no channel', () => ({ channelId: undefined }), 403],
  ['another tenant', () => ({ channelData: { tenant: { id: other } }, conversation: inTenant(other) }), 403],
  ['another tenant in the channel’s data alone', () => ({ channelData: { tenant: { id: other } } }), 403],
  ['another tenant at the conversation alone', () => ({ conversation: inTenant(other) }), 403],
  ['another tenant of the person alone', () => ({ from: { ...activity.from, tenantId: other } }), 403],
  ['no tenant at all', () => ({ channelData: {}, conversation: inTenant(undefined) }), 403],
  ['no person', () => ({ from: { id: '29:person' } }), 403],
  ['no action', () => ({ value: {} }), 403],
];

const inTenant = (tenantId: string | undefined) => ({ ...activity.conversation, tenantId });

describe('a call is refused, and nothing is stored', () => {
  const refused = async (answer: Promise<{ status: number; body: unknown }>, status: number, said?: string) => {
    const before = await storedState(world);
    expect(await answer).toMatchObject({ status, body: { error: said ?? expect.any(String) } });
    expect(await storedState(world)).toBe(before);
  };

  test.each(claims)('%s', async (_name, change) => {
    await refused(send([bearer(await forger.with(change()))]), 401, refusedToken);
  });
  test.each(forms)('%s', async (_name, lines, said) => {
    await refused(send(await lines()), 401, said);
  });
  test('Microsoft’s signature under a key id it has not', async () => {
    await refused(send([bearer(await forger.with({}, 'k9'))]), 401, refusedToken);
  });
  test.each(activities)('%s', async (_name, change, status) => {
    await refused(send([bearer(forger.good)], change()), status);
  });
});

describe('a call that is Microsoft’s', () => {
  const answerTo = async (change: object = {}) =>
    (await send([bearer(forger.good)], change)).body as { value: unknown };

  test('records nothing for a person who was not asked, nor for a card that refreshes itself', async () => {
    const before = await storedState(world);
    const stranger = await answerTo({ from: { ...activity.from, aadObjectId: strangersId } });
    expect(cardText(stranger.value)).toContain('This was sent to somebody else');
    await answerTo({ value: { ...activity.value, trigger: 'automatic' } });
    expect(await storedState(world)).toBe(before);
  });

  test('records the acceptance of the person asked, within what clocks may differ', async () => {
    const late = await forger.with({ exp: seconds() - 270 });
    const before = await storedState(world);
    expect(await send([bearer(late)])).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(await storedState(world)).not.toBe(before);
  });
});
