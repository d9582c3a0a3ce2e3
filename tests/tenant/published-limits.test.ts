import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlOf } from '#tests/support/control.ts';
import { type EmbeddedTenant, errorCode, install, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
let control: ReturnType<typeof controlOf>;
beforeEach(async () => {
  tenant = await openEmbedded();
  control = controlOf(tenant.origin);
});
afterEach(() => tenant.close());

const message = (recipients: number) => ({
  message: {
    subject: 'x',
    body: { contentType: 'text', content: 'x' },
    toRecipients: Array.from({ length: recipients }, () => ({
      emailAddress: { address: 'kwame.mensah@oakfield.example' },
    })),
  },
});
const sendMail = (recipients = 1) => tenant.graph('POST', `/users/${tenant.mailSender}/sendMail`, message(recipients));
const statuses = (answers: readonly { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

test('the bot makes 50 calls a second over all operations, and the tally says what was asked and refused', async () => {
  await control.limits(0.2);
  const people = (await control.people()).filter(({ userType, trouble }) => userType === 'Member' && !trouble);
  const connector = await tenant.connector();
  const answers = await Promise.all(
    people.slice(0, 15).map(({ objectId }) => connector('GET', `/v3/conversations/${objectId}/members`)),
  );
  expect(statuses(answers, 429)).toBe(5);
  expect((await control.limitTallies())['bot calls in 1 s']).toEqual({
    calls: 15,
    refused: 5,
    most: 15,
    allowed: 10,
    seconds: 1,
  });
  expect(await control.limitTotal()).toEqual({ calls: 15, refused: 5 });
});

test('opening a chat counts among the messages of that chat', async () => {
  await install(tenant, tenant.objectId);
  const connector = await tenant.connector();
  const open = () =>
    connector('POST', '/v3/conversations', {
      members: [{ id: tenant.objectId }],
      tenantId: tenant.environment.TENANT_ID,
    });
  const answers = await Promise.all(Array.from({ length: 10 }, open));
  expect(statuses(answers, 429)).toBe(3);
  expect((await control.limitTallies())['bot messages in one chat in 1 s']?.refused).toBe(3);
});

test('a mailbox takes four requests at once, and what is over 10,000 recipients a day comes back', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => sendMail()));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(5);
  expect(refused[0] && errorCode(refused[0])).toBe('ApplicationThrottled');

  await tenant.control('POST', '/limits', { scale: 0.01 });
  expect(statuses([await sendMail(60), await sendMail(60)], 202)).toBe(2);
  await control.setClock(new Date(Date.now() + 3_600_000).toISOString());
  const sender = (await control.people()).find(({ mail }) => mail === tenant.mailSender);
  const returned = await control.mailbox(sender?.objectId ?? '');
  expect(returned.filter(({ html }) => html.includes('5.1.90')).length).toBe(60);
  const kwame = await control.person('Kwame Mensah');
  const arrived = (await control.mailbox(kwame.objectId)).length;
  expect(arrived).toBe(60 + statuses(answers, 202));
});

test('SharePoint gives a larger tenant more, and says what is left from 80 in a hundred on', async () => {
  await tenant.control('POST', '/limits', { scale: 0.008, licences: 4_000 });
  const answers = [];
  for (let asked = 0; asked < 11; asked += 1) {
    answers.push(await tenant.graph('GET', `/sites/${tenant.siteId}/lists`));
  }
  expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429]);
  expect(answers[6]?.headers.get('ratelimit-remaining')).toBe(null);
  expect(answers[7]?.headers.get('ratelimit-remaining')).toBe('4');
  expect(answers[7]?.headers.get('ratelimit-limit')).toBe('20');
});

test('the directory tells what a call costs, and from 80 in a hundred on how much is used', async () => {
  await control.limits(0.002);
  const read = () => tenant.graph('GET', '/users?$top=999');
  const answers = [await read(), await read(), await read(), await read(), await read(), await read()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers[0]?.headers.get('x-ms-resource-unit')).toBe('2');
  expect(answers[2]?.headers.get('x-ms-throttle-limit-percentage')).toBe(null);
  expect(answers[3]?.headers.get('x-ms-throttle-limit-percentage')).toBe('0.80');
  expect(answers[5]?.headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded');
});

test('notifications to many go to a hundred people, twice a second', async () => {
  const asked = (recipients: number) =>
    tenant.graph('POST', '/teamwork/sendActivityNotificationToRecipients', {
      topic: { source: 'text', value: 'Policies', webUrl: 'https://teams.microsoft.com/l/entity/x' },
      activityType: 'systemDefault',
      templateParameters: [{ name: 'systemDefaultText', value: 'Please read' }],
      recipients: Array.from({ length: recipients }, () => ({
        '@odata.type': 'microsoft.graph.aadUserNotificationRecipient',
        userId: tenant.objectId,
      })),
    });
  expect((await asked(101)).status).toBe(400);
  const answers = await Promise.all([asked(100), asked(1), asked(1)]);
  expect(statuses(answers, 429)).toBeGreaterThanOrEqual(1);
});
