import { createHash } from 'node:crypto';
import type { Router } from 'express';
import { z } from 'zod';
import { GraphError } from '../graph/graph-error.ts';
import { writtenFields } from '../graph/list-item-body.ts';
import { personId } from '../people/oakfield-people.ts';
import type { Column } from '../state/list-columns.ts';
import type { ListLook, ListLooks } from '../state/list-looks.ts';
import type { Item, ListStore, OpenList, SharePointList } from '../state/lists.ts';
import { ControlError } from './control-error.ts';

/** Who opens the list in SharePoint and writes in it, where a test names nobody. */
const EDITOR = personId('Sunita Rao');

const rowBody = z.strictObject({
  fields: z.record(z.string(), z.unknown()),
  by: z.string().default(EDITOR),
  /** Lets a value stand twice in a unique column, as a list that was restored or filled in bulk can hold it. */
  force: z.boolean().default(false),
});
const columnBody = z
  .strictObject({
    indexed: z.boolean(),
    unique: z.boolean(),
    kind: z.enum(['text', 'note', 'number', 'dateTime', 'choice', 'boolean']),
    choices: z.array(z.string()),
  })
  .partial();
const lookBody = z
  .strictObject({
    versioning: z.boolean(),
    readSecurity: z.number().int(),
    writeSecurity: z.number().int(),
    formatters: z.record(z.string(), z.string()),
    views: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        query: z.string(),
        fields: z.array(z.string()),
        rowLimit: z.number().int(),
        paged: z.boolean(),
        isDefault: z.boolean(),
        personal: z.boolean(),
      }),
    ),
    assignments: z.array(z.strictObject({ principalId: z.number(), roleIds: z.array(z.number()) })).nullable(),
  })
  .partial();
const reorderBody = z.strictObject({ seed: z.number().int().default(1) });

/** What people do to rows by hand in SharePoint, behind the product's back. */
export function handEditControls(
  router: Router,
  { lists, looks }: { readonly lists: ListStore; readonly looks: ListLooks },
): void {
  const openList = (id: string): OpenList => {
    const list = lists.open(id);
    if (!list) throw new ControlError(404, `There is no list ${id}.`);
    return list;
  };
  router.post('/lists/:list/rows', (request, response) => {
    const list = openList(request.params.list);
    const { fields, by, force } = rowBody.parse(request.body);
    response.status(201).json(shown(list.create(checked(list, null, fields, force), by)));
  });
  router.post('/lists/:list/rows/:row', (request, response) => {
    const list = openList(request.params.list);
    const row = rowOf(list, request.params.row);
    const { fields, by, force } = rowBody.parse(request.body);
    response.json(shown(list.update(row, checked(list, row, fields, force), by)));
  });
  router.delete('/lists/:list/rows/:row', (request, response) => {
    const list = openList(request.params.list);
    list.remove(rowOf(list, request.params.row), EDITOR);
    response.status(204).end();
  });
  router.post('/lists/:list/rows/:row/double', (request, response) => {
    const list = openList(request.params.list);
    response.status(201).json(shown(list.create(rowOf(list, request.params.row).fields, EDITOR)));
  });
  /** The rows keep their ids and deal their contents anew, as a block sorted in Excel and pasted back over them does. */
  router.post('/lists/:list/reorder', (request, response) => {
    const list = openList(request.params.list);
    const { seed } = reorderBody.parse(request.body);
    const rows = [...list.items()];
    const contents = rows.map(({ fields }) => fields);
    const order = [...rows.keys()].sort((one, other) => (rank(seed, one) < rank(seed, other) ? -1 : 1));
    for (const [index, row] of rows.entries()) {
      const from = order[index] ?? index;
      if (from !== index) list.update(row, contents[from] ?? row.fields, EDITOR);
    }
    response.status(204).end();
  });
  /** What a site owner changes in the list's settings. A column of another kind is one that was deleted and made anew. */
  router.post('/lists/:list/columns/:name', (request, response) => {
    const { list } = openList(request.params.list);
    const changes = columnBody.parse(request.body);
    const known = columnOf(list, request.params.name);
    const changed = { ...known, ...(changes as Partial<Column>) };
    lists.save({ ...list, columns: list.columns.map((column) => (column === known ? changed : column)) });
    response.status(204).end();
  });
  router.delete('/lists/:list/columns/:name', (request, response) => {
    const { list } = openList(request.params.list);
    const known = columnOf(list, request.params.name);
    lists.save({ ...list, columns: list.columns.filter((column) => column !== known) });
    response.status(204).end();
  });
  /** The list's settings, views, formatting and permissions, as its owners change them. */
  router.post('/lists/:list/look', (request, response) => {
    const { id } = openList(request.params.list).list;
    looks.save(id, { ...looks.of(id), ...(lookBody.parse(request.body) as Partial<ListLook>) });
    response.status(204).end();
  });
  router.delete('/lists/:list', (request, response) => {
    lists.remove(openList(request.params.list).list.id);
    response.status(204).end();
  });
}

function columnOf(list: SharePointList, name: string): Column {
  const column = list.columns.find((known) => known.name === name);
  if (!column) throw new ControlError(404, `There is no column ${name}.`);
  return column;
}

function rowOf(list: OpenList, id: string): Item {
  const row = list.item(Number(id));
  if (!row) throw new ControlError(404, `There is no row ${id}.`);
  return row;
}

/** A person cannot type what the column refuses, any more than a program can send it. */
function checked(list: OpenList, before: Item | null, fields: Readonly<Record<string, unknown>>, force: boolean) {
  try {
    return writtenFields(list, before, fields, force ? 'any' : 'unique');
  } catch (error) {
    if (error instanceof GraphError) throw new ControlError(400, error.message);
    throw error;
  }
}

function shown({ id, fields }: Item) {
  return { id: String(id), fields };
}

function rank(seed: number, index: number): string {
  return createHash('sha256').update(`${seed} ${index}`).digest('hex');
}
