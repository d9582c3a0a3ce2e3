import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedTenant, errorCode, install, type OpenTenant, openEmbedded, tenants } from './open-tenant.ts';

const message = (to: string, extra: object = {}) => ({
  message: {
    subject: 'A policy to read',
    body: { contentType: 'HTML', content: '<p>Please read it.</p>' },
    toRecipients: [{ emailAddress: { address: to } }],
    internetMessageHeaders: [{ name: 'x-request-id', value: 'r1' }],
    ...extra,
  },
  saveToSentItems: false,
});

describe.each(tenants)('mail in $name', ({ open }) => {
  let tenant: OpenTenant;
  beforeAll(async () => {
    tenant = await open();
  });
  afterAll(() => tenant.close());
  const send = (body: object, from = tenant.mailSender) => tenant.graph('POST', `/users/${from}/sendMail`, body);

  test('is taken with 202 and no body', async () => {
    const answer = await send(message(tenant.mailSender));
    expect([answer.status, answer.body]).toEqual([202, {}]);
  });

  test('is refused with a header that is no custom one, with a property unknown, and without recipients', async () => {
    const header = { internetMessageHeaders: [{ name: 'Reply-To', value: 'x' }] };
    expect(errorCode(await send(message(tenant.mailSender, header)))).toBe('InvalidInternetMessageHeader');
    expect((await send(message(tenant.mailSender, { invented: true }))).status).toBe(400);
    expect((await send(message(tenant.mailSender, { toRecipients: [] }))).status).toBe(400);
  });

  test('is refused from a mailbox that does not exist', async () => {
    const answer = await send(message(tenant.mailSender), '00000000-0000-4000-8000-0000000000ff');
    expect([answer.status, errorCode(answer)]).toEqual([404, 'ErrorInvalidUser']);
  });
});

describe('mail in the embedded tenant', () => {
  let tenant: EmbeddedTenant;
  beforeAll(async () => {
    tenant = await openEmbedded();
  });
  afterAll(() => tenant.close());
  const inbox = async (objectId: string) =>
    (await tenant.control('GET', `/mailboxes/${objectId}`)).body.messages as Record<string, unknown>[];
  const send = (to: string) => tenant.graph('POST', `/users/${tenant.mailSender}/sendMail`, message(to));

  test('arrives as it was sent, and can be marked read', async () => {
    await send('kwame.mensah@oakfield.example');
    const [mail] = await inbox(tenant.objectId);
    expect(mail).toMatchObject({
      subject: 'A policy to read',
      from: { address: tenant.mailSender },
      html: '<p>Please read it.</p>',
      headers: [{ name: 'x-request-id', value: 'r1' }],
      read: false,
    });
    await tenant.control('POST', `/mailboxes/${tenant.objectId}/${mail?.id}/read`);
    expect((await inbox(tenant.objectId))[0]?.read).toBe(true);
  });

  test('to an address without a mailbox is taken, and comes back as undeliverable', async () => {
    expect((await send('brenda.sugden@oakfield.example')).status).toBe(202);
    const sender = '7d1c4a00-0000-4000-8000-000000000059';
    expect((await inbox(sender))[0]).toMatchObject({ subject: 'Undeliverable: A policy to read' });
  });

  test('cannot be sent from a person without a mailbox, nor from one the application may not send as', async () => {
    const from = (name: string) =>
      tenant.graph('POST', `/users/${name}@oakfield.example/sendMail`, message(tenant.mailSender));
    expect(errorCode(await from('brenda.sugden'))).toBe('MailboxNotEnabledForRESTAPI');
    expect(errorCode(await from('margaret.okafor'))).toBe('ErrorAccessDenied');
  });

  test('beyond 30 in a minute is taken and arrives later', async () => {
    const other = await openEmbedded();
    const post = () =>
      other.graph('POST', `/users/${other.mailSender}/sendMail`, message('kwame.mensah@oakfield.example'));
    for (let sent = 0; sent < 32; sent += 1) expect((await post()).status).toBe(202);
    const arrived = async () =>
      ((await other.control('GET', `/mailboxes/${other.objectId}`)).body.messages as unknown[]).length;
    expect(await arrived()).toBe(30);
    await other.control('POST', '/clock', { now: new Date(Date.now() + 61_000).toISOString() });
    expect(await arrived()).toBe(32);
    await other.close();
  });
});

describe('chats in the embedded tenant', () => {
  const sunita = '7d1c4a00-0000-4000-8000-000000000003';
  const card = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Please read' }] };
  let tenant: EmbeddedTenant;
  let asSunita: Awaited<ReturnType<EmbeddedTenant['graphAs']>>;
  beforeAll(async () => {
    tenant = await openEmbedded();
    await tenant.control('POST', '/limits', { scale: 0 });
    asSunita = await tenant.graphAs('sunita.rao@oakfield.example', 'Chat.Create ChatMessage.Send');
  });
  afterAll(() => tenant.close());
  const chatWith = (...ids: string[]) => ({
    chatType: 'oneOnOne',
    members: ids.map((id) => ({
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${id}')`,
    })),
  });
  const cardMessage = (place: string, extra: object = {}) => ({
    body: { contentType: 'html', content: `<attachment id="${place}"></attachment>` },
    attachments: [
      { id: 'a', contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card), ...extra },
    ],
  });

  test('there is one between two people, however often it is asked for', async () => {
    const first = await asSunita('POST', '/chats', chatWith(sunita, tenant.objectId));
    const again = await asSunita('POST', '/chats', chatWith(tenant.objectId, sunita));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
  });

  test('one between others is refused', async () => {
    const others = chatWith(tenant.objectId, '7d1c4a00-0000-4000-8000-000000000001');
    expect((await asSunita('POST', '/chats', others)).status).toBe(400);
  });

  test('a card goes out in the sender’s name, and the other person sees it', async () => {
    const chat = (await asSunita('POST', '/chats', chatWith(sunita, tenant.objectId))).body.id;
    const sent = await asSunita('POST', `/chats/${chat}/messages`, cardMessage('a'));
    expect(sent.status).toBe(201);
    expect(sent.body.from).toMatchObject({ application: null, user: { id: sunita } });
    const { body } = await tenant.control('GET', `/chats/${tenant.objectId}`);
    expect(body.chats).toMatchObject([
      { kind: 'person', title: 'Sunita Rao', messages: [{ from: { kind: 'user', objectId: sunita }, cards: [card] }] },
    ]);
  });

  test('an application cannot post in its own name', async () => {
    const chat = (await asSunita('POST', '/chats', chatWith(sunita, tenant.objectId))).body.id;
    expect((await tenant.graph('POST', `/chats/${chat}/messages`, cardMessage('a'))).status).toBe(403);
  });

  test('the attachment’s id must stand in the body, and its content be a card', async () => {
    const chat = (await asSunita('POST', '/chats', chatWith(sunita, tenant.objectId))).body.id;
    expect((await asSunita('POST', `/chats/${chat}/messages`, cardMessage('b'))).status).toBe(400);
    expect((await asSunita('POST', `/chats/${chat}/messages`, cardMessage('a', { content: '{' }))).status).toBe(400);
  });

  test('a card is attributed to the app only where the sender has it', async () => {
    const chat = (await asSunita('POST', '/chats', chatWith(sunita, tenant.objectId))).body.id;
    const attributed = cardMessage('a', { teamsAppId: tenant.teamsAppId });
    expect((await asSunita('POST', `/chats/${chat}/messages`, attributed)).status).toBe(403);
    await install(tenant, sunita);
    expect((await asSunita('POST', `/chats/${chat}/messages`, attributed)).status).toBe(201);
  });
});
