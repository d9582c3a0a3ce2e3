import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { permissions as examined } from '#server/doctor/permissions.ts';
import { createLogger } from '#server/log/logger.ts';
import { provision } from '#server/provision.ts';
import { type RegisterCommand, runRegister } from '#server/register.ts';
import { connectionOf, examineWorld } from '#tests/doctor/support/patient.ts';
import { callOf, type Exchange, readExchanges } from '#tests/support/exchanges.ts';
import type { Client } from '#tests/support/http-client.ts';
import { emptyDatabase } from '#tests/support/register-school.ts';
import { ask, botCard, onlyRequest, publishModel, startOfTerm, yesInputs, yesToAll } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { permissions as requested } from '../../infra/permissions.ts';
import { type Call, permissionsOfCalls } from '../../infra/permissions-of-calls.ts';

/** Each call of the whole job, as the tenant wrote it down: while the lists are made, from then on, and by the doctor. */
let folder: string;
let world: World;
let provisioning: readonly Exchange[];
let running: readonly Exchange[];
let examining: readonly Exchange[];
const all = () => [...provisioning, ...running, ...examining];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  const tenantLog = join(folder, 'calls.jsonl');
  world = await createWorld({ now: startOfTerm, provisioned: false, tenantLog, managedIdentity: true });
  await provisionOverHalfAList();
  provisioning = await readExchanges(tenantLog);
  // What the school takes back once the lists stand (docs/install.md).
  await world.control.changeSetup({ siteRole: 'write' });
  const admin = await world.as('sunita.rao');
  await askInEveryWay(admin);
  await accept();
  await lookUpPeople(admin);
  await chase();
  await putTheRegisterRight();
  running = (await readExchanges(tenantLog)).slice(provisioning.length);
  await examineWorld(world);
  examining = (await readExchanges(tenantLog)).slice(provisioning.length + running.length);
}, 120_000);
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** A list that stands already, without its columns and without the index its key needs. */
async function provisionOverHalfAList(): Promise<void> {
  const { settings } = world;
  const graph = createGraph(settings, createCredentials(settings).appToken, async () => undefined);
  await graph.post(graphPath`/sites/${settings.sharePointSiteId}/lists`, {
    displayName: 'Compliance',
    columns: [{ name: 'Key', text: {} }],
    list: { template: 'genericList' },
  });
  await provision(settings);
}

/** By the app, by mail beside it and in the sender's own chat; the answer to one upload gets lost. */
async function askInEveryWay(admin: Client): Promise<void> {
  await world.control.fail({ method: 'PUT', path: ':/content', status: 504, times: 1, before: false });
  const byApp = await publishModel(admin, 'code-of-conduct');
  const byMail = await publishModel(admin, 'agency-staff');
  const bySender = await publishModel(admin, 'all-adults-numbered');
  await ask(world, admin, [byApp.id], ['Supply agency', 'Midday staff']);
  await ask(world, admin, [byMail.id], ['Senior leaders'], 'app-and-mail');
  await ask(world, admin, [bySender.id], ['Governors'], 'sender');
}

/** On the card and in the tab, with an answer of SharePoint that gets lost and a row that somebody changed meanwhile. */
async function accept(): Promise<void> {
  const [onCard, inTab] = (await world.control.people()).filter(
    ({ accountEnabled, groups }) => accountEnabled && groups.some(({ name }) => name === 'Midday staff'),
  );
  if (!onCard || !inTab) throw new Error('There are too few midday staff');
  await world.control.fail({ method: 'PATCH', path: '/items/[^/]+/fields', status: 412, times: 1 });
  await world.control.fail({ method: 'POST', path: '/lists/[^/]+/items', status: 504, times: 1, before: false });
  const card = await botCard(world, onCard.objectId);
  const pressed = await card.press(yesInputs(await onlyRequest(await world.as(onCard.userPrincipalName))));
  expect(pressed.body.statusCode).toBe(200);
  const client = await world.as(inTab.userPrincipalName);
  const request = await onlyRequest(client);
  expect((await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
  await world.settled();
}

async function lookUpPeople(admin: Client): Promise<void> {
  expect((await admin.get('/api/groups?search=staff')).status).toBe(200);
  expect((await admin.get('/api/people?search=helen')).status).toBe(200);
  expect((await admin.get('/api/compliance')).status).toBe(200);
}

/** Groups are followed, everybody is reminded, and ten days after the due day managers hear of it. */
async function chase(): Promise<void> {
  for (const moment of ['2026-09-01T09:00:00Z', '2026-09-01T09:15:00Z']) {
    await world.control.setClock(moment);
    await wakeUp(world, 'people');
  }
  for (const day of ['2026-09-23', '2026-10-12']) {
    await world.control.setClock(`${day}T09:00:00+01:00`);
    await wakeUp(world, 'reminders');
    await world.settled();
  }
}

/** A row that stands twice, then the lists proved, and the database restored from them. */
async function putTheRegisterRight(): Promise<void> {
  const { id, items } = await world.control.list('Compliance');
  await world.control.doubleRow(id, items[0]?.id ?? '');
  await wakeUp(world, 'drift');
  const fresh = await emptyDatabase();
  const commands: readonly [RegisterCommand, object][] = [
    ['repair', connectionOf(world)],
    ['rebuild-database', fresh.connection],
  ];
  for (const [command, database] of commands) {
    await runRegister(command, world.settings, database, {
      now: world.now,
      log: createLogger('silent'),
      say: () => undefined,
      progress: () => undefined,
    });
  }
  await fresh.drop();
}

const called = (exchanges: readonly Exchange[]) => [...new Set(exchanges.map(callOf))].sort();
const rows = (isMeant: (row: Call) => boolean) =>
  permissionsOfCalls
    .filter(isMeant)
    .map(({ call }) => call)
    .sort();

test('every call of the whole job stands in the table, and every row of the table is met', () => {
  expect(called(all())).toEqual(rows(() => true));
});

test('each is made by whom the table says; once the lists stand the site may take back its full control', () => {
  const [once, always] = [new Set(called(provisioning)), new Set(called(running))];
  const madeBy = (call: string) => (always.has(call) ? undefined : once.has(call) ? 'provision' : 'doctor');
  expect(permissionsOfCalls.map(({ call }) => [call, madeBy(call)])).toEqual(
    permissionsOfCalls.map(({ call, only }) => [call, only]),
  );
  expect(rows(({ siteRole, only }) => siteRole === 'fullcontrol' && only !== 'provision')).toEqual([]);
});

test('nothing is refused for want of a right but what the doctor tries on purpose', () => {
  const refused = (calls: readonly Exchange[]) =>
    called(calls.filter(({ status }) => status === 401 || status === 403));
  expect(refused([...provisioning, ...running])).toEqual([]);
  // With write alone SharePoint does not tell who may write in a list.
  expect(refused(examining)).toEqual([
    'GET /',
    'GET /organization',
    'GET {site}/_api/web/lists({id})/roleassignments',
    'POST /users/{id}/sendMail',
  ]);
});

/** What is least for each call; where one that is held already is enough, no second. */
function leastSet(calls: readonly Call[]): readonly string[] {
  const wanted = new Set(calls.flatMap(({ openedBy }) => openedBy.slice(0, 1)));
  for (const permission of [...wanted]) {
    const others = new Set([...wanted].filter((one) => one !== permission));
    if (calls.every(({ openedBy }) => openedBy.length === 0 || openedBy.some((one) => others.has(one))))
      wanted.delete(permission);
  }
  return [...wanted].sort();
}

const asked = (as: Call['as']) =>
  requested
    .filter(({ type, on }) => as === (on ?? type))
    .map(({ name }) => name)
    .sort();

test.each(['application', 'delegated', 'sharepoint'] as const)(
  'what is asked for of %s permissions is the least that opens them',
  (as) => {
    const met = new Set(called(all()));
    expect(asked(as)).toEqual(leastSet(permissionsOfCalls.filter((row) => row.as === as && met.has(row.call))));
  },
);

test('the doctor looks for the same, and the tenant of these tests allows no more', async () => {
  expect(examined.map(({ name }) => name).sort()).toEqual(asked('application'));
  const { roles, sharePointRoles } = await world.control.setup();
  expect([...roles].sort()).toEqual(asked('application'));
  expect([...sharePointRoles].sort()).toEqual(asked('sharepoint'));
});
