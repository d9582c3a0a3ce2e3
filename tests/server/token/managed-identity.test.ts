import { afterAll, beforeAll, expect, test } from 'vitest';
import { provision } from '#server/provision.ts';
import { ask, botCard, onlyRequest, publishModel, startOfTerm, yesInputs } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** The product without any secret: the machine's managed identity signs in as the app, which trusts it. */

let world: World;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm, managedIdentity: true });
});
afterAll(async () => {
  await world.close();
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
});

test('the whole job is done: groups, cards, an acceptance, its rows, and a message in an admin’s name', async () => {
  expect(world.settings.credential.kind).toBe('managed-identity');
  const admin = await world.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Governors']);
  const asked = campaign.recipients.find(({ deliveries }) =>
    deliveries.some((one) => one.rung === 'teams' && one.sentAt),
  );
  const objectId = asked?.objectId ?? '';
  const person = (await world.control.people()).find((one) => one.objectId === objectId);
  const request = await onlyRequest(await world.as(person?.userPrincipalName ?? ''));
  const card = await botCard(world, objectId);
  expect((await card.press(yesInputs(request))).body.statusCode).toBe(200);
  await world.settled();
  expect((await world.control.list('Attestations')).items).toHaveLength(1);

  const second = await publishModel(admin, 'agency-staff');
  const bySender = await ask(world, admin, [second.id], ['Governors'], 'sender');
  const chats = bySender.recipients.flatMap(({ deliveries }) => deliveries).filter(({ rung }) => rung === 'chat');
  expect(chats.some(({ sentAt }) => sentAt !== null)).toBe(true);
});

test('an app that trusts another identity is told so, and not that Microsoft is away', async () => {
  await world.control.changeSetup({ federatedSubject: '11111111-1111-4111-8111-111111111111' });
  await expect(provision(world.settings)).rejects.toMatchObject({
    code: 'microsoft-unavailable',
    message: expect.stringContaining('does not let Countersign itself sign in'),
    details: [expect.stringContaining('AADSTS700213')],
  });
});

test('a machine that was not given the identity is told so', async () => {
  const credential = { kind: 'managed-identity', clientId: '22222222-2222-4222-8222-222222222222' } as const;
  await expect(provision({ ...world.settings, credential })).rejects.toMatchObject({
    code: 'microsoft-unavailable',
    message: expect.stringContaining('no token of its managed identity'),
    details: [expect.stringContaining('MANAGED_IDENTITY_CLIENT_ID')],
  });
});

test('neither the identity’s token nor the header that gets it reaches the database or the log', async () => {
  const { rows } = await world.database.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { table } of rows) {
    const found = await world.database.query(
      `select 1 from ${table} as one where one::text ~ 'eyJ[A-Za-z0-9_-]+[.]eyJ|embedded-tenant-identity-header' limit 1`,
    );
    expect(found.rowCount, table).toBe(0);
  }
  expect(world.logged.join('\n')).not.toMatch(/eyJ[A-Za-z0-9_-]+[.]eyJ|embedded-tenant-identity-header/);
});
