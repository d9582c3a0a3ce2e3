import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, errorCode, type OpenTenant, openEmbedded, pathOf, tenants } from './open-tenant.ts';

const columns = [
  { name: 'Key', text: { maxLength: 255 }, indexed: true, enforceUniqueValues: true },
  { name: 'PersonId', text: {}, indexed: true },
  { name: 'Remark', text: { allowMultipleLines: true } },
  { name: 'Channel', choice: { choices: ['card', 'tab'] } },
  { name: 'LedgerNumber', number: {} },
  { name: 'AcceptedAt', dateTime: { format: 'dateTime' } },
];
const fieldsOf = (answer: Answer) => answer.body.fields as Record<string, unknown>;

async function createList({ graph, siteId }: OpenTenant): Promise<string> {
  const displayName = `Conformance ${Math.random().toString(36).slice(2)}`;
  const answer = await graph('POST', `/sites/${siteId}/lists`, {
    displayName,
    columns,
    list: { template: 'genericList' },
  });
  expect([answer.status, answer.body.displayName]).toEqual([201, displayName]);
  return `/sites/${siteId}/lists/${answer.body.id}`;
}

describe.each(tenants)('SharePoint lists in $name', ({ open }) => {
  let tenant: OpenTenant;
  let list: string;
  let keys = 0;
  beforeAll(async () => {
    tenant = await open();
    list = await createList(tenant);
  });
  afterAll(() => tenant.close());
  const add = (fields: object) => tenant.graph('POST', `${list}/items`, { fields });
  const nextKey = () => {
    keys += 1;
    return `key-${keys}`;
  };

  test('are found by their name and have the columns they were made with', async () => {
    const { displayName } = (await tenant.graph('GET', list)).body;
    const found = await tenant.graph('GET', `/sites/${tenant.siteId}/lists?$filter=displayName eq '${displayName}'`);
    expect(found.body.value?.length).toBe(1);
    const known = (await tenant.graph('GET', `${list}/columns`)).body.value ?? [];
    expect(known.find(({ name }) => name === 'Key')).toMatchObject({ indexed: true, enforceUniqueValues: true });
  });

  test('give an item back as it was written, times in whole seconds', async () => {
    const fields = { Key: nextKey(), Channel: 'card', LedgerNumber: 7, AcceptedAt: '2026-04-01T09:30:15.678Z' };
    const created = await add(fields);
    expect(created.status).toBe(201);
    expect(created.body.eTag).toMatch(/^"[0-9a-f-]{36},\d+"$/);
    const read = await tenant.graph(
      'GET',
      `${list}/items/${created.body.id}?$expand=fields($select=Channel,AcceptedAt)`,
    );
    expect(fieldsOf(read)).toMatchObject({ Channel: 'card', AcceptedAt: '2026-04-01T09:30:15Z' });
    expect(fieldsOf(read)).not.toHaveProperty('LedgerNumber');
  });

  test('refuse a second item with the same unique key', async () => {
    const Key = nextKey();
    expect((await add({ Key })).status).toBe(201);
    const again = await add({ Key });
    expect([again.status, errorCode(again)]).toEqual([400, 'invalidRequest']);
    const found = await tenant.graph('GET', `${list}/items?$filter=fields/Key eq '${Key}'`);
    expect(found.body.value?.length).toBe(1);
  });

  test.each([
    ['a column that is not there', { Nowhere: 'x' }],
    ['a number in a text column', { PersonId: 7 }],
    ['a text in a number column', { LedgerNumber: 'seven' }],
    ['a time that is none', { AcceptedAt: 'tomorrow' }],
    ['a choice that is not among them', { Channel: 'pigeon' }],
    ['more than 255 characters', { PersonId: 'x'.repeat(256) }],
  ])('refuse %s', async (_what, fields) => {
    expect((await add({ Key: nextKey(), ...fields })).status).toBe(400);
  });

  test('change an item only for one who knows its present state', async () => {
    const { id, eTag } = (await add({ Key: nextKey(), PersonId: 'one' })).body;
    const patch = (match: unknown) =>
      tenant.graph('PATCH', `${list}/items/${id}/fields`, { PersonId: 'two' }, { 'If-Match': String(match) });
    const changed = await patch(eTag);
    expect([changed.status, changed.body.PersonId]).toEqual([200, 'two']);
    expect((await patch(eTag)).status).toBe(412);
    expect((await patch('*')).status).toBe(200);
  });

  test('filter by an indexed column and refuse one that is not', async () => {
    await add({ Key: nextKey(), PersonId: "o'hara", LedgerNumber: 1 });
    const found = await tenant.graph('GET', `${list}/items?$expand=fields&$filter=fields/PersonId eq 'o''hara'`);
    expect(found.body.value?.length).toBe(1);
    const path = `${list}/items?$filter=fields/LedgerNumber eq 1`;
    const refused = await tenant.graph('GET', path);
    expect([refused.status, errorCode(refused)]).toEqual([400, 'invalidRequest']);
    const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
    expect((await tenant.graph('GET', path, undefined, prefer)).status).toBe(200);
  });

  test('come page by page, each item once', async () => {
    for (let count = 0; count < 5; count += 1) await add({ Key: nextKey(), PersonId: 'paged' });
    const ids: unknown[] = [];
    let path: string | null = `${list}/items?$filter=fields/PersonId eq 'paged'&$top=2`;
    while (path) {
      const { body }: Answer = await tenant.graph('GET', path);
      ids.push(...(body.value ?? []).map(({ id }) => id));
      path = body['@odata.nextLink'] === undefined ? null : pathOf(body['@odata.nextLink']);
    }
    expect(ids.length).toBe(5);
    expect(new Set(ids).size).toBe(5);
  });

  test('tell what changed since a token, deletions too', async () => {
    const latest = await tenant.graph('GET', `${list}/items/delta?token=latest`);
    expect(latest.body.value).toEqual([]);
    const kept = (await add({ Key: nextKey() })).body.id;
    const gone = (await add({ Key: nextKey() })).body.id;
    expect((await tenant.graph('DELETE', `${list}/items/${gone}`)).status).toBe(204);
    const delta = await tenant.graph('GET', pathOf(latest.body['@odata.deltaLink']));
    expect(delta.body.value?.map(({ id }) => id).sort()).toEqual([kept, gone].sort());
    expect(delta.body.value?.find(({ id }) => id === gone)).toMatchObject({ deleted: { state: 'deleted' } });
    expect((await tenant.graph('GET', `${list}/items/${gone}`)).status).toBe(404);
  });

  test('take a column later, and an index on it', async () => {
    const made = await tenant.graph('POST', `${list}/columns`, { name: 'Late', text: {} });
    expect(made.status).toBe(201);
    const indexed = await tenant.graph('PATCH', `${list}/columns/${made.body.id}`, { indexed: true });
    expect([indexed.status, indexed.body.indexed]).toEqual([200, true]);
    await add({ Key: nextKey(), Late: 'x' });
    const found = await tenant.graph('GET', `${list}/items?$filter=fields/Late eq 'x'`);
    expect(found.body.value?.length).toBe(1);
  });

  test('answer up to 20 requests in a batch, each for itself', async () => {
    const Key = nextKey();
    const path = list.slice(0);
    const part = (id: string, url: string, fields: object) => ({
      id,
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json' },
      body: { fields },
    });
    const requests = [
      part('1', `${path}/items`, { Key }),
      { ...part('2', `${path}/items`, { Key }), dependsOn: ['1'] },
      { ...part('3', `${path}/items`, { Key: nextKey() }), dependsOn: ['2'] },
      part('4', `/v1.0${path}/items`, { Key: nextKey() }),
    ];
    const { status, body } = await tenant.graph('POST', '/$batch', { requests });
    const answers = body.responses as { id: string; status: number }[];
    expect(status).toBe(200);
    expect(Object.fromEntries(answers.map((answer) => [answer.id, answer.status]))).toEqual({
      1: 201,
      2: 400,
      3: 424,
      4: 400,
    });
    const many = Array.from({ length: 21 }, (_none, index) => ({ id: String(index), method: 'GET', url: path }));
    expect((await tenant.graph('POST', '/$batch', { requests: many })).status).toBe(400);
  });
});

describe('SharePoint lists in the embedded tenant', () => {
  test('refuse what would touch more than 5,000 rows, and go on by an index', async () => {
    const tenant = await openEmbedded();
    await tenant.control('POST', '/limits', { scale: 0 });
    const list = await createList(tenant);
    const fill = async (from: number) => {
      const requests = Array.from({ length: 20 }, (_none, index) => ({
        id: String(index),
        method: 'POST',
        url: `${list}/items`,
        headers: { 'Content-Type': 'application/json' },
        body: { fields: { Key: `k${from + index}`, PersonId: 'same' } },
      }));
      await tenant.graph('POST', '/$batch', { requests });
    };
    for (let from = 0; from < 5_020; from += 20) await fill(from);
    const filtered = (filter: string, headers = {}) =>
      tenant.graph('GET', `${list}/items?$filter=${filter}&$top=1`, undefined, headers);
    expect((await filtered("fields/Key eq 'k5000'")).body.value?.length).toBe(1);
    expect((await filtered("fields/PersonId eq 'same'")).status).toBe(400);
    const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
    expect((await filtered('fields/LedgerNumber eq 1', prefer)).status).toBe(400);
    const late = await tenant.graph('POST', `${list}/columns`, { name: 'Late', text: {}, indexed: true });
    expect(late.status).toBe(400);
    await tenant.close();
  });

  test('are shown to leaders by the controls', async () => {
    const tenant = await openEmbedded();
    const list = await createList(tenant);
    await tenant.graph('POST', `${list}/items`, { fields: { Key: 'one' } });
    const { body } = await tenant.control('GET', '/lists');
    expect(body.lists).toMatchObject([{ items: [{ id: '1', fields: { Key: 'one' } }] }]);
    await tenant.close();
  });

  test('a date without a time is kept as midnight where the site is', async () => {
    const tenant = await openEmbedded();
    const list = await createList(tenant);
    await tenant.graph('POST', `${list}/columns`, { name: 'Due', dateTime: { format: 'dateOnly' } });
    const created = await tenant.graph('POST', `${list}/items`, { fields: { Key: 'one', Due: '2026-07-10' } });
    expect(fieldsOf(created).Due).toBe('2026-07-09T23:00:00Z');
    await tenant.close();
  });
});
