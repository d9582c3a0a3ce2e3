import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeGraph, openFakeGraph } from './fake-graph.ts';
import { runScript } from './run-script.ts';

const site = 'oakfield.sharepoint.example,0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9,9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a';
const app = 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d';

// Each run of a script starts a process.
vi.setConfig({ testTimeout: 120_000 });

let graph: FakeGraph;

beforeEach(async () => {
  graph = await openFakeGraph();
  graph.grants.set('theirs', {
    id: 'theirs',
    roles: ['read'],
    grantedToIdentitiesV2: [{ application: { id: 'another-app' } }],
  });
});
afterEach(() => graph.close());

const grant = (args: readonly string[] = [], typed = '') =>
  runScript('grant-site', ['--site', site, '--client-id', app, ...args], graph.origin, { typed });
const ours = () => [...graph.grants.values()].filter(({ id }) => id !== 'theirs');

test('what-if changes nothing, then it grants, and a second time there is nothing to do', async () => {
  expect((await grant(['--what-if'])).printed).toContain(`grant ${app} the role write`);
  expect(graph.changes).toEqual([]);
  expect((await grant()).status).toBe(0);
  expect(graph.changes).toEqual([`POST /sites/${site}/permissions`]);
  expect(ours()).toMatchObject([{ roles: ['write'], grantedToIdentitiesV2: [{ application: { id: app } }] }]);
  graph.hidesRoles = true;
  expect((await grant()).printed).toContain('Nothing to do');
  expect(graph.changes).toHaveLength(1);
});

test('another role changes the grant in its place', async () => {
  await grant(['--role', 'fullcontrol']);
  expect((await grant()).printed).toContain('from fullcontrol to write');
  expect(ours()).toMatchObject([{ roles: ['write'] }]);
});

test("undo takes away the app's own grant and leaves the others", async () => {
  await grant();
  expect((await grant(['--undo'])).status).toBe(1);
  expect(ours()).toHaveLength(1);
  expect((await grant(['--undo'], 'oakfield.sharepoint.example')).status).toBe(0);
  expect([...graph.grants.keys()]).toEqual(['theirs']);
});

test('an unknown role is refused before anything is asked', async () => {
  const { status, faults } = await grant(['--role', 'owner']);
  expect(status).toBe(1);
  expect(faults).toContain('--role is one of read, write, fullcontrol');
});
