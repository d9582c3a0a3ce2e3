import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Microsoft, openMicrosoft, refusal } from './microsoft.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Please read', wrap: true }] };
const receipt = { ...card, body: [{ type: 'TextBlock', text: 'Recorded', wrap: true }] };

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
});
afterEach(() => microsoft.close());

async function openChat(name: string) {
  const person = await microsoft.key(name);
  await microsoft.teamsApp.installFor(person.objectId);
  return { person, chat: await microsoft.bot.openChat(person) };
}

describe('installing the app', () => {
  test('twice is success', async () => {
    const { objectId } = await microsoft.key('sunita.rao');
    await microsoft.teamsApp.installFor(objectId);
    await expect(microsoft.teamsApp.installFor(objectId)).resolves.toBeUndefined();
  });

  test('looks the app up in the catalogue once for many people', async () => {
    const names = ['sunita.rao', 'margaret.okafor', 'helen.braithwaite'];
    const people = await Promise.all(names.map((name) => microsoft.key(name)));
    await Promise.all(people.map(({ objectId }) => microsoft.teamsApp.installFor(objectId)));
    // From here on the catalogue answers nobody, and nobody needs it.
    await microsoft.control.fail({ path: '/v1.0/appCatalogs', status: 400, times: 1_000 });
    const { objectId } = await microsoft.key('michelle.entwistle');
    await expect(microsoft.teamsApp.installFor(objectId)).resolves.toBeUndefined();
  });

  test.each([
    ['grace.owusu', 'app-cannot-be-installed', 'app-not-installable'],
    ['graham.pickering', 'a leaver', 'app-not-installable'],
  ])('%s (%s) is refused by name', async (name, _, fault) => {
    const { objectId } = await microsoft.key(name);
    await expect(microsoft.teamsApp.installFor(objectId)).rejects.toEqual(refusal(fault));
  });

  test('for somebody who left the directory says so', async () => {
    await expect(microsoft.teamsApp.installFor('00000000-0000-4000-8000-00000000000f')).rejects.toEqual(
      refusal('person-gone'),
    );
  });

  test('an app that is not in the catalogue says so', async () => {
    const without = await openMicrosoft({ TEAMS_APP_ID: '00000000-0000-4000-8000-00000000000f' });
    const { objectId } = await without.key('sunita.rao');
    await expect(without.teamsApp.installFor(objectId)).rejects.toEqual(refusal('app-not-in-catalogue'));
    await without.close();
  });

  test.each([
    ['throttled', { status: 429, retryAfter: 7 }, 7],
    ['unavailable', { status: 503, retryAfter: 2 }, 2],
    ['unavailable', { status: 500, drop: true }, null],
  ])('%s is passing, is not repeated here, and carries the wait', async (fault, given, retryAfter) => {
    await microsoft.control.fail({ method: 'POST', path: '/installedApps', times: 1, ...given });
    const { objectId } = await microsoft.key('sunita.rao');
    const error = await microsoft.teamsApp.installFor(objectId).catch((reason: unknown) => reason);
    expect(error).toEqual(refusal(fault, retryAfter));
    expect(error).toHaveProperty('passing', true);
    expect(microsoft.waits).toEqual([]);
  });
});

describe('the bot', () => {
  test('opens a chat by object id, sends a card into it and replaces it', async () => {
    const { person, chat } = await openChat('sunita.rao');
    expect(chat.serviceUrl).toBe(microsoft.settings.botServiceUrl);
    const activityId = await microsoft.bot.sendCard(chat, card, 'Please read and accept');
    const [sent] = (await microsoft.control.chats(person.objectId))[0]?.messages ?? [];
    expect(sent).toMatchObject({
      id: activityId,
      summary: 'Please read and accept',
      cards: [card],
      from: { kind: 'bot' },
    });

    await microsoft.bot.updateCard(chat, activityId, receipt, 'Recorded');
    const messages = (await microsoft.control.chats(person.objectId))[0]?.messages ?? [];
    expect(messages.map(({ id, cards }) => [id, cards])).toEqual([[activityId, [receipt]]]);
  });

  test('gets the press of a button back from the person who pressed', async () => {
    const { person, chat } = await openChat('sunita.rao');
    const activityId = await microsoft.bot.sendCard(chat, card, 'Please read');
    const answer = await microsoft.control.press({
      objectId: person.objectId,
      conversationId: chat.conversationId,
      activityId,
      action: { verb: 'accept', data: { requestId: 'r1' } },
      inputs: { 'answer-0': 'yes' },
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(microsoft.pressed).toEqual([
      {
        ...person,
        conversationId: chat.conversationId,
        activityId,
        verb: 'accept',
        data: { requestId: 'r1', 'answer-0': 'yes' },
        trigger: 'manual',
      },
    ]);
  });

  test('that is not installed for somebody is told so', async () => {
    const person = await microsoft.key('sunita.rao');
    await expect(microsoft.bot.openChat(person)).rejects.toEqual(refusal('app-not-installable'));
  });

  test('that somebody blocked is told so', async () => {
    const person = await microsoft.key('michelle.entwistle');
    await microsoft.teamsApp.installFor(person.objectId);
    const sending = async () => microsoft.bot.sendCard(await microsoft.bot.openChat(person), card, 'Please read');
    await expect(sending()).rejects.toEqual(refusal('bot-blocked'));
  });

  test.each([
    ['throttled', { status: 429, retryAfter: 5 }, 5],
    ['unavailable', { status: 503, retryAfter: 9 }, 9],
    ['unavailable', { status: 502 }, null],
    ['unavailable', { status: 412 }, null],
    ['unavailable', { status: 500, drop: true }, null],
    ['refused', { status: 413 }, null],
  ])('says when it is %s: %j', async (fault, given, retryAfter) => {
    const { chat } = await openChat('sunita.rao');
    await microsoft.control.fail({ method: 'POST', path: '/activities', times: 1, ...given });
    await expect(microsoft.bot.sendCard(chat, card, 'Please read')).rejects.toEqual(refusal(fault, retryAfter));
  });

  test('never calls an address that is not Microsoft’s, whatever is stored', async () => {
    const { chat, person } = await openChat('sunita.rao');
    await microsoft.bot.sendCard({ ...chat, serviceUrl: 'https://evil.example/' }, card, 'Please read');
    expect((await microsoft.control.chats(person.objectId))[0]?.messages).toHaveLength(1);
  });

  test('that cannot sign in is unavailable', async () => {
    const wrong = await openMicrosoft({ CLIENT_SECRET: 'another' });
    await expect(wrong.bot.openChat(await wrong.key('sunita.rao'))).rejects.toEqual(refusal('unavailable'));
    await wrong.close();
  });
});
