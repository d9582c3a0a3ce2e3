import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlOf } from '#tests/support/control.ts';
import { type EmbeddedTenant, EVENTUAL, errorCode, install, openEmbedded, pathOf } from './open-tenant.ts';

let tenant: EmbeddedTenant;
let control: ReturnType<typeof controlOf>;
beforeEach(async () => {
  tenant = await openEmbedded();
  control = controlOf(tenant.origin);
});
afterEach(() => tenant.close());

test('a new person has the manager, start and other address they were given, until they leave', async () => {
  const head = await control.person('Margaret Okafor');
  const person = await control.addPerson('Ada New', {
    mail: null,
    otherMails: ['ada@home.example'],
    managerId: head.objectId,
    employeeHireDate: '2027-01-04T00:00:00Z',
  });
  const path = `/users/${person.objectId}`;
  const select = '$select=displayName,mail,otherMails,employeeHireDate';
  expect((await tenant.graph('GET', `${path}?${select}`)).body).toMatchObject({
    mail: null,
    otherMails: ['ada@home.example'],
    employeeHireDate: '2027-01-04T00:00:00Z',
  });
  expect((await tenant.graph('GET', `${path}/manager?$select=id,mail`)).body).toEqual({
    '@odata.context': expect.any(String),
    '@odata.type': '#microsoft.graph.user',
    id: head.objectId,
    mail: head.mail,
  });
  await tenant.graph('POST', `/users/${tenant.mailSender}/sendMail`, {
    message: {
      subject: 'To the other address',
      body: { contentType: 'text', content: 'x' },
      toRecipients: [{ emailAddress: { address: 'Ada@home.example' } }],
    },
  });
  expect((await control.mailbox(person.objectId)).map(({ subject }) => subject)).toEqual(['To the other address']);
  await control.deletePerson(person.objectId);
  expect((await tenant.graph('GET', path)).status).toBe(404);
});

test('a person without a Teams licence gets neither app nor chat, and the refusal says why', async () => {
  const person = await control.addPerson('Lee Unlicensed');
  expect((await install(tenant, person.objectId)).status).toBe(201);
  const other = await control.addPerson('Lou Unlicensed', { noTeamsLicence: true });
  expect(other.trouble).toBe('no-teams-licence');
  const refused = await install(tenant, other.objectId);
  expect([refused.status, errorCode(refused)]).toEqual([403, 'Forbidden']);
  expect(JSON.stringify(refused.body)).toContain('license');
  await control.changePerson(person.objectId, { noTeamsLicence: true });
  const connector = await tenant.connector();
  const chat = await connector('POST', '/v3/conversations', {
    members: [{ id: person.objectId }],
    tenantId: tenant.environment.TENANT_ID,
  });
  expect(chat.status).toBe(403);
});

test('a large school is there at once, and is listed page by page without waiting', async () => {
  const began = performance.now();
  const [everyone, ...smaller] = await control.largeSchool(5_000, 20);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect([everyone?.displayName, everyone?.people]).toEqual(['Everyone at Oakfield Trust', 5_000]);
  expect(smaller.length).toBe(20);
  expect(smaller.reduce((total, group) => total + group.people, 0)).toBe(5_000);

  const seen = new Set<unknown>();
  let path = `/groups/${everyone?.id}/transitiveMembers/microsoft.graph.user?$count=true&$top=999&$select=id,mail`;
  for (;;) {
    const { body } = await tenant.graph('GET', path, undefined, EVENTUAL);
    for (const { mail } of body.value ?? []) seen.add(mail);
    if (!body['@odata.nextLink']) break;
    path = pathOf(body['@odata.nextLink']);
  }
  expect(seen.size).toBe(5_000);
});
