import { expect, test } from 'vitest';
import type { Graph } from '#server/adapters/graph/client.ts';
import { attestationsList, complianceList } from '#server/adapters/sharepoint/columns.ts';
import { provisionRegister } from '#server/adapters/sharepoint/provision.ts';
import { openMicrosoft } from './microsoft.ts';

test('both lists stand with their columns, indexes and unique key; a second time changes nothing', async () => {
  const microsoft = await openMicrosoft();
  const site = microsoft.settings.sharePointSiteId;
  await provisionRegister(microsoft.graph, site);
  for (const list of [attestationsList, complianceList]) {
    const made = await microsoft.control.list(list.displayName);
    const marks = made.columns
      .filter(({ name }) => name !== 'Title')
      .map(({ name, indexed, unique }) => [name, indexed, unique]);
    expect(marks).toEqual(list.columns.map(({ name, indexed, unique }) => [name, indexed, unique]));
    expect(made.columns.filter(({ unique }) => unique).map(({ name }) => name)).toEqual(['Key']);
  }
  const before = await microsoft.control.list('Attestations');
  await microsoft.control.fail({ method: 'POST', path: '/lists', status: 500, times: 100 });
  await microsoft.control.fail({ method: 'PATCH', path: '/lists', status: 500, times: 100 });
  await provisionRegister(microsoft.graph, site);
  expect(await microsoft.control.list('Attestations')).toEqual(before);
  await microsoft.close();
});

test('a list that lacks a column or an index is made whole, and what a school added is left alone', async () => {
  const calls: [string, string, unknown][] = [];
  const columns = [
    ...attestationsList.columns
      .filter(({ name }) => name !== 'Receipt')
      .map(({ name }) => ({ id: name, name, indexed: false })),
    { id: 'Note', name: 'Note', indexed: true },
  ];
  const whole = complianceList.columns.map(({ name }) => ({
    id: name,
    name,
    indexed: true,
    enforceUniqueValues: true,
  }));
  const graph: Graph = {
    get: async (path) => ({ id: path.split('/').at(-1) }),
    follow: () => Promise.reject(new Error('Nothing is followed here')),
    all: async (path) => (path.includes('Attestations') ? columns : whole),
    post: async (path, body) => void calls.push(['POST', path, body]),
    patch: async (path, body) => void calls.push(['PATCH', path, body]),
    remove: async (path) => void calls.push(['DELETE', path, null]),
    batch: () => Promise.reject(new Error('Nothing goes in a batch here')),
    download: () => Promise.reject(new Error('No file is asked for here')),
    upload: async (path) => void calls.push(['PUT', path, null]),
  };
  await provisionRegister(graph, 'site');
  const at = '/sites/site/lists/Attestations/columns';
  expect(calls).toHaveLength(attestationsList.columns.filter(({ indexed }) => indexed).length);
  expect(calls).toContainEqual([
    'POST',
    at,
    expect.objectContaining({ name: 'Receipt', indexed: true, displayName: 'Receipt' }),
  ]);
  expect(calls).toContainEqual(['PATCH', `${at}/Person`, { indexed: true }]);
  expect(calls).toContainEqual(['PATCH', `${at}/Key`, { indexed: true, enforceUniqueValues: true }]);
  expect(calls.map(([, path]) => path)).not.toContain(`${at}/Note`);
});
