import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '#src/contract/session.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** Guests of the tenant are asked and accept like anybody else, and are marked wherever an admin or a leader looks. */

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
  await ask(world, admin, [(await publishModel(admin, 'code-of-conduct')).id], ['Governors']);
});
afterAll(() => world.close());

test('a guest is known as one from the token and from the directory, and accepts in the browser', async () => {
  const { objectId, name, userPrincipalName } = await world.control.person('Li Na Zhou');
  const guest = await world.as(userPrincipalName);
  expect((await guest.get<Me>('/api/me')).body).toMatchObject({ objectId, guest: true, roles: ['staff'] });
  expect((await admin.get<Me>('/api/me')).body).toMatchObject({ guest: false });

  const request = await onlyRequest(guest);
  const accepted = await guest.post(`/api/requests/${request.id}/attestation`, {
    ...yesToAll(request),
    channel: 'web',
  });
  expect(accepted.status).toBe(201);

  const { rows } = (
    await admin.get<{ rows: { name: string; guest: boolean; standing: string }[] }>('/api/compliance/people')
  ).body;
  expect(rows.find((row) => row.name === name)).toMatchObject({ guest: true, standing: 'accepted' });
  expect(rows.some((row) => !row.guest)).toBe(true);
  const csv = (await admin.get<string>('/api/compliance.csv')).body;
  expect(csv.split('\r\n').find((line) => line.includes(name))).toMatch(/"Yes"/);
  const found = (await admin.get<{ people: { name: string; guest: boolean }[] }>('/api/people?search=Zhou')).body
    .people;
  expect(found).toEqual([expect.objectContaining({ name, guest: true })]);
});
