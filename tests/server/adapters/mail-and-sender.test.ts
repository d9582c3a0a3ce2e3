import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Microsoft, openMicrosoft, refusal } from './microsoft.ts';

const requestId = '5f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a11';
const html = '<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body><h1>T</h1></body></html>';
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Please <read>', wrap: true }] };

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
});
afterEach(() => microsoft.close());

describe('mail', () => {
  const to = 'sunita.rao@oakfield.example';
  const send = (address = to) => microsoft.mailer.send({ to: address, subject: 'Please read', html, requestId });

  test('arrives whole, with the header the task pane looks for', async () => {
    await send();
    const [message] = await microsoft.control.mailbox((await microsoft.key('sunita.rao')).objectId);
    expect(message).toMatchObject({ subject: 'Please read', html });
    expect(message?.headers).toContainEqual({ name: 'x-countersign-request', value: requestId });
  });

  test('to an address that is none says so', async () => {
    await expect(send('nobody')).rejects.toEqual(refusal('no-mailbox'));
  });

  test('from a mailbox the app may not use is refused', async () => {
    const wrong = await openMicrosoft({ MAIL_SENDER: to });
    const sending = wrong.mailer.send({ to, subject: 'Please read', html, requestId });
    await expect(sending).rejects.toEqual(refusal('refused'));
    await wrong.close();
  });

  test.each([
    ['throttled', { status: 429, retryAfter: 12 }, 12],
    ['unavailable', { status: 504 }, null],
  ])('that is %s is sent once and left to the caller', async (fault, given, retryAfter) => {
    await microsoft.control.fail({ method: 'POST', path: '/sendMail', times: 1, ...given });
    await expect(send()).rejects.toEqual(refusal(fault, retryAfter));
    expect(await microsoft.control.mailbox((await microsoft.key('sunita.rao')).objectId)).toEqual([]);
    expect(microsoft.waits).toEqual([]);
  });
});

describe('a card in the name of the person who sends', () => {
  async function post(token?: string) {
    const sender = await microsoft.key('helen.braithwaite');
    const to = await microsoft.key('sunita.rao');
    const userToken = token ?? (await microsoft.apiToken('helen.braithwaite'));
    return { sender, to, posted: await microsoft.senderChat.post(userToken, sender, to, card, 'Please read A & B') };
  }

  test('stands in the chat of the two, as the sender’s own message', async () => {
    const { sender, to, posted } = await post();
    const chat = (await microsoft.control.chats(to.objectId)).find(({ kind }) => kind === 'person');
    expect(chat).toMatchObject({ id: posted.chatId, withObjectId: sender.objectId });
    expect(chat?.messages).toMatchObject([
      {
        id: posted.messageId,
        from: { kind: 'user', objectId: sender.objectId },
        cards: [card],
        html: '<p>Please read A &amp; B</p>',
      },
    ]);
  });

  test('goes to the chat that is there already', async () => {
    const first = await post();
    const second = await post();
    expect(second.posted.chatId).toBe(first.posted.chatId);
    expect(second.posted.messageId).not.toBe(first.posted.messageId);
  });

  test('needs the sender to be signed in', async () => {
    await expect(post('not.a.token')).rejects.toEqual(refusal('sender-signed-out'));
  });

  test('is not posted for a token that Graph itself was given to', async () => {
    const graphToken = await microsoft.credentials.appToken('https://graph.microsoft.com/.default');
    await expect(post(graphToken)).rejects.toEqual(refusal('sender-signed-out'));
  });

  test.each([
    ['throttled', { path: '/messages', status: 429, retryAfter: 4 }, 4],
    ['unavailable', { path: '/v1.0/chats', status: 503, retryAfter: 6 }, 6],
    ['unavailable', { path: '/oauth2/v2.0/token', status: 503 }, null],
  ])('says when it is %s: %j', async (fault, given, retryAfter) => {
    const token = await microsoft.apiToken('helen.braithwaite');
    await microsoft.control.fail({ method: 'POST', times: 1, ...given });
    await expect(post(token)).rejects.toEqual(refusal(fault, retryAfter));
  });
});
