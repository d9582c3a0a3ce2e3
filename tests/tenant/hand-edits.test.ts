import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlOf } from '#tests/support/control.ts';
import { type EmbeddedTenant, openEmbedded, pathOf } from './open-tenant.ts';

let tenant: EmbeddedTenant;
let control: ReturnType<typeof controlOf>;
let listId: string;
let items: string;
beforeEach(async () => {
  tenant = await openEmbedded();
  control = controlOf(tenant.origin);
  const lists = `/sites/${tenant.siteId}/lists`;
  const { body } = await tenant.graph('POST', lists, {
    displayName: 'Register',
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Note', text: {} },
    ],
    list: { template: 'genericList' },
  });
  listId = String(body.id);
  items = `${lists}/${listId}/items`;
  for (const key of ['a', 'b', 'c']) await tenant.graph('POST', items, { fields: { Key: key, Note: `of ${key}` } });
});
afterEach(() => tenant.close());

type Row = {
  readonly id: string;
  readonly fields?: Record<string, unknown>;
  readonly deleted?: { state: string };
  readonly lastModifiedBy?: { user?: { displayName: string }; application?: unknown };
};
const delta = async (path = `${items}/delta?$expand=fields`) => {
  const { body } = await tenant.graph('GET', path);
  return { rows: (body.value ?? []) as unknown as Row[], next: pathOf(body['@odata.deltaLink']) };
};

test('an edit, a deletion and a foreign row show in the delta, with who made them', async () => {
  const { next } = await delta();
  await control.editRow(listId, '1', { Note: 'by hand' });
  await control.deleteRow(listId, '2');
  const { id } = await control.addRow(listId, { Key: 'foreign' });
  const { rows } = await delta(next);
  expect(rows).toMatchObject([
    { id: '1', fields: { Note: 'by hand', Key: 'a' }, lastModifiedBy: { user: { displayName: 'Sunita Rao' } } },
    { id: '2', deleted: { state: 'deleted' } },
    { id, fields: { Key: 'foreign' } },
  ]);
  await expect(control.addRow(listId, { Key: 'A' })).rejects.toThrow('unique');
});

test('a row can be doubled past its unique column, and either be changed and taken away', async () => {
  const { id } = await control.doubleRow(listId, '1');
  const { value = [] } = (await tenant.graph('GET', `${items}?$filter=fields/Key eq 'a'`)).body;
  expect(value.map((row) => row.id)).toEqual(['1', id]);
  expect((await tenant.graph('PATCH', `${items}/${id}/fields`, { Key: 'a', Note: 'kept' })).status).toBe(200);
  expect((await tenant.graph('PATCH', `${items}/3/fields`, { Key: 'a' })).status).toBe(400);
  expect((await tenant.graph('DELETE', `${items}/1`)).status).toBe(204);
});

test('reordered rows keep their ids and hold one another’s contents', async () => {
  const { next } = await delta();
  await control.reorderRows(listId, 2);
  const { items: rows } = await control.list('Register');
  expect(rows.map(({ fields }) => fields.Key).sort()).toEqual(['a', 'b', 'c']);
  expect(rows.map(({ fields }) => fields.Key)).not.toEqual(['a', 'b', 'c']);
  expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(rows.every(({ fields }) => fields.Note === `of ${fields.Key}`)).toBe(true);
  expect((await delta(next)).rows.length).toBeGreaterThanOrEqual(2);
});

test('a list that was deleted is gone for Graph too', async () => {
  await control.deleteList(listId);
  expect((await tenant.graph('GET', items)).status).toBe(404);
});
