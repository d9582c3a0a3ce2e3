import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import type { Register } from '#server/adapters/ports.ts';
import { createRegister } from '#server/adapters/sharepoint/register.ts';
import { createLogger } from '#server/log/logger.ts';
import { createRegisterWorker } from '#server/services/write-register.ts';
import { openStore } from '#server/store/open-store.ts';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, campaignBody, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let versionId: string;
let leader: TenantPerson;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
  versionId = (await publishModel(admin, 'code-of-conduct')).id;
  leader = (await world.control.people()).find(
    ({ accountEnabled, groups }) => accountEnabled && groups.some(({ name }) => name === 'Senior leaders'),
  ) as TenantPerson;
});
afterEach(() => world.close());

const rowOf = async (list: string, person = leader) =>
  (await world.control.list(list)).items.find(({ fields }) => fields['ObjectId'] === person.objectId);
/** SharePoint counts in a row's eTag how often it was written. */
const writes = (row: { eTag: string } | undefined) => Number(row?.eTag.split(',').at(-1)?.replace('"', ''));

async function accept(person = leader): Promise<void> {
  const client = await world.as(person.userPrincipalName);
  const request = await onlyRequest(client);
  expect((await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
}

/** Asks without waiting for anything to be delivered. */
async function askMeanwhile(groups: string[]): Promise<void> {
  const created = await admin.post<{ id: string }>('/api/campaigns', await campaignBody(world, [versionId], groups));
  expect((await admin.post(`/api/campaigns/${created.body.id}/send`)).status).toBe(202);
}

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const opening = new AbortController();
  const passed = new Promise<void>((done) => opening.signal.addEventListener('abort', () => done()));
  return { passed, open: () => opening.abort() };
}

test('a person costs three writes: asked, and the two rows of the acceptance', async () => {
  await ask(world, admin, [versionId], ['Senior leaders']);
  await accept();
  await world.settled();
  expect([writes(await rowOf('Compliance')), writes(await rowOf('Attestations'))]).toEqual([2, 1]);
});

test('what was never written and is accepted already is written once, as accepted, and before the others', async () => {
  await world.control.busy(true);
  await askMeanwhile(['All staff']);
  await accept();
  await world.control.busy(false);
  await world.database.query('update outbox set not_before = null, leased_until = null');
  await world.settled();
  const row = await rowOf('Compliance');
  expect([row?.fields['Standing'], writes(row)]).toEqual(['Accepted', 1]);
  expect((await world.control.list('Compliance')).items.length).toBeGreaterThan(40);
  expect(Number(row?.id)).toBeLessThanOrEqual(20);
});

test('a row refused for good is given up with the reason in words, and written once somebody tries again', async () => {
  await ask(world, admin, [versionId], ['Senior leaders']);
  await world.control.fail({ method: 'POST', path: '/lists/[^/]+/items', status: 403, times: 1_000 });
  await accept();
  const attestations = `from outbox where kind = 'attestation-row'`;
  await until(async () => (await world.database.query(`select 1 ${attestations} and attempts > 0`)).rows.length > 0);
  await world.database.query(`update outbox set attempts = 7, not_before = null where kind = 'attestation-row'`);
  await wakeUp(world, 'register');
  await until(
    async () => (await world.database.query(`select 1 ${attestations} and dead_at is not null`)).rows.length > 0,
  );
  const { rows } = await world.database.query(`select last_error ${attestations}`);
  expect(rows[0].last_error).toMatch(/^SharePoint refused the row \(403 accessDenied.+may write to them\.$/);
  await world.control.clearFaults();
  await world.database.query(`update outbox set dead_at = null, attempts = 0, not_before = null`);
  await wakeUp(world, 'register');
  await world.settled();
  expect(await rowOf('Attestations')).toBeDefined();
});

test('a row that was given up is not queued again when its day passes, but left to whoever tries again', async () => {
  await ask(world, admin, [versionId], ['Senior leaders']);
  await world.database.query(
    `insert into outbox (kind, request_id, created_at, dead_at, last_error)
      select 'compliance-row', id, now(), now(), 'Refused.' from request where object_id = $1`,
    [leader.objectId],
  );
  await world.control.setClock('2026-10-01T08:00:00Z');
  await wakeUp(world, 'days');
  await world.settled();
  const standings = async () => (await world.control.list('Compliance')).items.map(({ fields }) => fields['Standing']);
  expect(new Set(await standings())).toEqual(new Set(['Outstanding', 'Overdue']));
  expect((await rowOf('Compliance'))?.fields['Standing']).toBe('Outstanding');
  const { items } = (await admin.get<StuckWork>('/api/stuck-work')).body;
  await admin.post('/api/stuck-work/retry', { ids: items.map(({ id }) => id) });
  await world.settled();
  expect(new Set(await standings())).toEqual(new Set(['Overdue']));
});

test('a worker that was held up with an older standing does not write it over a newer one', async () => {
  await ask(world, admin, [versionId], ['Senior leaders']);
  const { host, port, user, database } = world.database.options;
  const { db, close } = await openStore({ host, port, user, database } as object, () => undefined);
  const log = createLogger('silent');
  const budgets = { spend: async () => undefined, throttled: async () => undefined };
  const graph = createGraph(world.settings, createCredentials(world.settings).appToken, async () => undefined);
  const register = createRegister(world.settings, graph, budgets);
  const arrived = gate();
  const released = gate();
  const heldUp: Register = {
    ...register,
    write: async (rows, urgency) => {
      arrived.open();
      await released.passed;
      return register.write(rows, urgency);
    },
  };
  await world.database.query(
    `insert into outbox (kind, request_id, created_at) select 'compliance-row', id, now() from request where object_id = $1`,
    [leader.objectId],
  );
  const working = createRegisterWorker({ db, now: () => new Date(startOfTerm), register: heldUp, log })(() => false);
  await arrived.passed;
  await accept();
  await until(async () => (await rowOf('Compliance'))?.fields['Standing'] === 'Accepted');
  released.open();
  await working;
  await world.settled();
  expect((await rowOf('Compliance'))?.fields['Standing']).toBe('Accepted');
  await close();
});
