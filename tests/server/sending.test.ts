import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignDetail, CampaignPreview } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, campaignBody, cardText, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let people: TenantPerson[];
let version: PolicyVersionDetail;
let campaign: CampaignDetail;

/** Everyone the school has, at once; the tests look at what each got. */
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  people = await world.control.people();
  admin = await world.as(people.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  version = await publishModel(admin, 'all-adults-numbered');
  campaign = await ask(world, admin, [version.id], ['All staff', 'Governors', 'Supply agency', 'Senior leaders']);
}, 60_000);
afterAll(() => world.close());

const troubled = (trouble: string) => people.find((one) => one.trouble === trouble) as TenantPerson;
const recipientOf = (person: TenantPerson) => campaign.recipients.filter((one) => one.objectId === person.objectId);
const botCards = async (objectId: string) =>
  (await world.control.chats(objectId))
    .filter((chat) => chat.kind === 'bot')
    .flatMap((chat) => chat.messages.flatMap((message) => message.cards));
const asksFor = async (objectId: string) =>
  (await world.control.mailbox(objectId)).filter((mail) => mail.subject.includes(version.document.title));

test('somebody in several groups, or in a group inside a group, is asked once', async () => {
  const inThree = people.find((one) => one.accountEnabled && one.groups.length >= 3) as TenantPerson;
  expect(recipientOf(inThree)).toHaveLength(1);
  expect(await botCards(inThree.objectId)).toHaveLength(1);
  const ids = campaign.recipients.map((one) => one.objectId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(campaign.counts.requests).toBe(ids.length);
});

test('disabled accounts are left out and named: a leaver, and a shared mailbox', async () => {
  const disabled = people.filter((one) => !one.accountEnabled && one.groups.length > 0);
  expect(disabled.length).toBeGreaterThan(1);
  const named = disabled.map(({ objectId, name }) => ({ objectId, name, reason: 'account-disabled' }));
  expect(new Set(campaign.leftOut)).toEqual(new Set(named));
  for (const one of disabled) expect(recipientOf(one)).toEqual([]);
});

test('a guest gets mail, since Teams installs no app for guests', async () => {
  const guest = people.find((one) => one.userType === 'Guest' && one.mail) as TenantPerson;
  expect(recipientOf(guest)[0]?.deliveries.map(({ rung, state, fault }) => ({ rung, state, fault }))).toEqual([
    { rung: 'teams', state: 'skipped', fault: 'guest' },
    { rung: 'mail', state: 'sent', fault: null },
  ]);
});

test('where the app cannot be installed, or is blocked, the cause is named and mail goes out', async () => {
  for (const [trouble, fault] of [
    ['app-cannot-be-installed', 'app-not-installable'],
    ['bot-blocked', 'bot-blocked'],
  ] as const) {
    const person = troubled(trouble);
    expect(recipientOf(person)[0]?.deliveries.map(({ rung, state, fault: why }) => [rung, state, why])).toEqual([
      ['teams', 'failed', fault],
      ['mail', 'sent', null],
    ]);
    expect(await botCards(person.objectId)).toEqual([]);
    expect(await asksFor(person.objectId)).toHaveLength(1);
  }
});

test('the message holds the card and the whole request as a page, and names the request in a header', async () => {
  const [mail] = await asksFor(troubled('bot-blocked').objectId);
  expect(mail?.html).toContain('application/adaptivecard+json');
  const body = mail?.html.slice(mail.html.indexOf('<body')) ?? '';
  expect(body).toContain('Wednesday 30 September 2026');
  for (const declaration of version.document.declarations) expect(body).toContain(declaration.text.slice(0, 30));
  const header = mail?.headers.find(({ name }) => name.toLowerCase() === 'x-countersign-request');
  expect(header?.value).toBe(recipientOf(troubled('bot-blocked'))[0]?.requestId);
});

test('the card names the policy, the due date, what is asked and every statement', async () => {
  const ordinary = people.find(
    (one) => one.trouble === null && one.userType === 'Member' && one.accountEnabled && recipientOf(one).length > 0,
  );
  const text = cardText(await botCards(ordinary?.objectId ?? ''));
  expect(text).toContain(version.document.title);
  expect(text).toContain('Wednesday 30 September 2026');
  expect(text).toContain('Please do this before the end of the month.');
  for (const declaration of version.document.declarations) expect(text).toContain(declaration.text.slice(0, 30));
});

test('sending again, and a second campaign to the same people, ask nobody twice', async () => {
  const before = campaign.counts.requests;
  const again = await admin.post<CampaignDetail>(`/api/campaigns/${campaign.id}/send`);
  expect(again.body.counts.requests).toBe(before);
  const body = await campaignBody(world, [version.id], ['Governors']);
  const preview = await admin.post<CampaignPreview>('/api/campaigns/preview', body);
  expect(preview.body).toMatchObject({ people: 0, alreadyAsked: preview.body.groups[0]?.people });
  const second = await admin.post<CampaignDetail>('/api/campaigns', body);
  expect(await admin.post(`/api/campaigns/${second.body.id}/send`)).toMatchObject({
    status: 422,
    body: { code: 'campaign-empty' },
  });
});

test('a preview counts people once, shows the card and changes nothing', async () => {
  const own = await publishModel(admin, 'code-of-conduct');
  const body = await campaignBody(world, [own.id], ['All staff', 'Governors', 'Supply agency', 'Senior leaders']);
  const { body: preview } = await admin.post<CampaignPreview>('/api/campaigns/preview', body);
  expect(preview.people).toBe(campaign.counts.requests);
  expect(preview.leftOut).toEqual(campaign.leftOut);
  expect(cardText(preview.cards[0]?.card)).toContain(own.document.title);
  const { rows } = await world.database.query('select count(*)::int as requests from request where version_id = $1', [
    own.id,
  ]);
  expect(rows).toEqual([{ requests: 0 }]);
});

test('a preview of what goes out from the admin shows the card that will be sent: its button opens the tab', async () => {
  const own = await publishModel(admin, 'agency-staff');
  const body = await campaignBody(world, [own.id], ['Governors'], 'sender');
  const { body: preview } = await admin.post<CampaignPreview>('/api/campaigns/preview', body);
  const json = JSON.stringify(preview.cards[0]?.card);
  expect(json).toContain('Action.OpenUrl');
  expect(json).not.toContain('Action.Execute');
});

test('who took the app away again is given it once more before mail goes out', async () => {
  const own = await createWorld({ now: startOfTerm });
  await own.control.limits(0);
  const manager = await own.as(
    (await own.control.people()).find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '',
  );
  const first = await publishModel(manager, 'code-of-conduct');
  const before = await ask(own, manager, [first.id], ['Senior leaders']);
  const reached = before.recipients.filter(({ deliveries }) =>
    deliveries.some(({ rung, state }) => rung === 'teams' && state === 'sent'),
  );
  await own.control.fail({
    method: 'POST',
    path: '/connector/v3/conversations/[^/]+/activities',
    status: 403,
    code: 'BotNotInConversationRoster',
    times: reached.length,
  });
  const second = await publishModel(manager, 'all-adults-numbered');
  const after = await ask(own, manager, [second.id], ['Senior leaders']);
  expect(
    after.recipients.filter(({ deliveries }) =>
      deliveries.some(({ rung, state }) => rung === 'teams' && state === 'sent'),
    ),
  ).toHaveLength(reached.length);
  await own.close();
});

test('Compliance holds one row for each person asked, and every row says who, what and until when', async () => {
  const list = await world.control.list('Compliance');
  const keys = list.items.map((item) => item.fields['Key']);
  expect(new Set(keys).size).toBe(campaign.counts.requests);
  expect(keys).toHaveLength(campaign.counts.requests);
});

test('the tenant was asked for nothing it does not know', async () => {
  expect(await world.control.unknownCalls()).toEqual([]);
});

test('a campaign sent from the admin puts the card in a chat with the admin, where its button opens the tab', async () => {
  const own = await createWorld({ now: startOfTerm });
  const everyone = await own.control.people();
  const sender = everyone.find((one) => one.roles.includes('Policy.Manage')) as TenantPerson;
  const manager = await own.as(sender.userPrincipalName);
  const published = await publishModel(manager, 'code-of-conduct');
  const sent = await ask(own, manager, [published.id], ['Governors'], 'sender');
  const reached = sent.recipients.filter((one) =>
    one.deliveries.some(({ rung, state }) => rung === 'chat' && state === 'sent'),
  );
  expect(reached.length).toBeGreaterThan(0);
  const member = everyone.find(
    (one) => one.objectId === reached.find((each) => each.objectId !== sender.objectId)?.objectId,
  ) as TenantPerson;
  const chat = (await own.control.chats(member.objectId)).find((one) => one.kind === 'person');
  expect(chat?.messages.at(-1)?.from).toMatchObject({ kind: 'user' });
  const json = JSON.stringify(chat?.messages.at(-1)?.cards);
  expect(json).toContain('Action.OpenUrl');
  expect(json).not.toContain('Action.Execute');
  await own.close();
});

test('another admin who presses Send meanwhile does not become the sender', async () => {
  const own = await createWorld({ now: startOfTerm });
  await own.control.limits(0);
  const everyone = await own.control.people();
  const sender = everyone.find((one) => one.roles.includes('Policy.Manage')) as TenantPerson;
  const other = everyone.find(
    (one) => one.roles.includes('Policy.Manage') && one.objectId !== sender.objectId,
  ) as TenantPerson;
  const manager = await own.as(sender.userPrincipalName);
  const published = await publishModel(manager, 'code-of-conduct');
  await own.control.fail({ method: 'POST', path: '/v1.0/chats', status: 503, retryAfter: 1, times: 6 });
  const created = await manager.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(own, [published.id], ['Governors'], 'sender'),
  );
  await manager.post(`/api/campaigns/${created.body.id}/send`);
  await (await own.as(other.userPrincipalName)).post(`/api/campaigns/${created.body.id}/send`);
  await own.settled();
  const governor = everyone.find(
    (one) =>
      one.userType === 'Member' &&
      one.accountEnabled &&
      one.groups.some(({ name }) => name === 'Governors') &&
      one.objectId !== sender.objectId &&
      one.objectId !== other.objectId,
  ) as TenantPerson;
  const chats = (await own.control.chats(governor.objectId)).filter(({ kind }) => kind === 'person');
  expect(chats.map(({ withObjectId }) => withObjectId)).toEqual([sender.objectId]);
  await own.close();
});

test('while Graph throttles, everyone is reached all the same', async () => {
  const own = await createWorld({ now: startOfTerm });
  const manager = await own.as(
    (await own.control.people()).find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '',
  );
  const published = await publishModel(manager, 'code-of-conduct');
  await own.control.fail({ path: '/teamwork/installedApps', method: 'POST', status: 429, retryAfter: 1, times: 3 });
  await own.control.fail({ path: '/connector/v3/conversations', method: 'POST', status: 503, times: 2 });
  const sent = await ask(own, manager, [published.id], ['Senior leaders']);
  expect(sent.counts).toMatchObject({ queued: 0, failed: 0 });
  expect(sent.status).toBe('open');
  await own.close();
});

test('who is throttled again and again gets the card in the end: waiting uses up no attempt', async () => {
  const own = await createWorld({ now: startOfTerm });
  await own.control.limits(0);
  const everyone = await own.control.people();
  const manager = await own.as(everyone.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  const leader = everyone.find(
    (one) => one.accountEnabled && one.trouble === null && one.groups.some(({ name }) => name === 'Senior leaders'),
  ) as TenantPerson;
  const published = await publishModel(manager, 'code-of-conduct');
  const path = `/users/${leader.objectId}/teamwork/installedApps`;
  await own.control.fail({ path, method: 'POST', status: 429, retryAfter: 0, times: 20 });
  const sent = await ask(own, manager, [published.id], ['Senior leaders']);
  const reached = sent.recipients.find(({ objectId }) => objectId === leader.objectId);
  expect(reached?.deliveries.map(({ rung, state, fault }) => [rung, state, fault])).toEqual([['teams', 'sent', null]]);
  await own.close();
});
