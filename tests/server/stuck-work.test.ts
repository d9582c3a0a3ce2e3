import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  admin = await world.as(manager?.userPrincipalName ?? '');
});
afterAll(() => world.close());

const stuck = async () => (await admin.get<StuckWork>('/api/stuck-work')).body;

test('a card that is refused for good is given up with the reason, and goes through once an admin tries again', async () => {
  const { id } = await world.control.addGroup('Visitors');
  const { objectId, userPrincipalName } = await world.control.addPerson('Ada Ward', {}, [id]);
  const version = await publishModel(admin, 'code-of-conduct');
  await ask(world, admin, [version.id], ['Visitors']);
  const ada = await world.as(userPrincipalName);
  await world.control.fail({ method: 'PUT', path: '/activities/', status: 400, code: 'BadSyntax', times: 100 });
  const request = await onlyRequest(ada);
  await ada.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  // The tries before the last one take minutes.
  await until(async () => {
    await world.database.query(
      `update outbox set attempts = 7, not_before = null where kind = 'card' and attempts > 0`,
    );
    return (await stuck()).items.length > 0;
  });
  const { items, waiting } = await stuck();
  expect(items).toMatchObject([{ kind: 'card', reason: expect.stringContaining('BadSyntax') }]);
  expect(items[0]?.about).toContain('Ada Ward');
  expect(waiting.cards).toBe(0);

  await world.control.clearFaults();
  const again = await admin.post('/api/stuck-work/retry', { ids: items.map((one) => one.id) });
  expect(again.status).toBe(204);
  await world.settled();
  expect((await stuck()).items).toEqual([]);
  const [chat] = await world.control.chats(objectId);
  expect(JSON.stringify(chat?.messages.at(-1)?.cards)).toContain('Recorded');
});

test('ids that mean nothing, or are not stuck any more, are passed over', async () => {
  const answer = await admin.post('/api/stuck-work/retry', { ids: ['card/999999', 'card/x', 'nothing', 'original/1'] });
  expect(answer.status).toBe(204);
});
