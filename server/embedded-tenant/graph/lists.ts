import { randomUUID } from 'node:crypto';
import type { List } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { SITE_ID } from '../identifiers.ts';
import { type Column, normalised } from '../state/list-columns.ts';
import type { OpenList, SharePointList } from '../state/lists.ts';
import { readBody } from './body.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { sharePointUnits } from './limits.ts';
import { changedColumn, columnBody, columnChanges, graphColumn, newColumn, titleColumn } from './list-columns.ts';
import { collectionBody, entityBody, page, pick, selection, unquote } from './query.ts';
import { type Match, type Operation, value } from './request.ts';
import { checkOwnPermissions, checkSite, manageLists, readSites, siteUrl } from './sites.ts';

/** Above it SharePoint refuses what would touch every row. */
export const VIEW_THRESHOLD = 5_000;

const listBody = z.strictObject({
  displayName: z.string().min(1).max(255),
  name: z.string().min(1).max(255).optional(),
  description: z.string().nullish(),
  columns: z.array(columnBody).optional(),
  list: z.strictObject({
    template: z.literal('genericList'),
    contentTypesEnabled: z.boolean().optional(),
    hidden: z.boolean().optional(),
  }),
});

const properties = [
  'id',
  'createdDateTime',
  'description',
  'displayName',
  'eTag',
  'lastModifiedDateTime',
  'list',
  'name',
  'webUrl',
  'parentReference',
];

/** GD list-create.md, list-list.md, list-get.md, list-list-columns.md, list-post-columns.md, columndefinition-update.md. */
export const listOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/{siteId}/lists',
    application: readSites,
    delegated: readSites,
    query: ['$filter', '$select', '$top'],
    limits: sharePointUnits(2),
    answer: (match) => {
      checkSite(match);
      const names = selection(match.query, properties, 'microsoft.graph.list');
      const found = [...match.world.lists.all()].filter(filterOf(match.query.get('$filter')));
      const { items, nextLink } = page(match, found, 200, 1_000);
      const lists = items.map((list) => (names ? pick(graphList(match, list), names) : graphList(match, list)));
      return { status: 200, body: collectionBody(`sites('${SITE_ID}')/lists`, lists, nextLink) };
    },
  },
  {
    method: 'POST',
    path: '/sites/{siteId}/lists',
    application: manageLists,
    delegated: ['Sites.Manage.All', 'Sites.FullControl.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      checkSite(match);
      const asked = readBody(listBody, match.body);
      const name = asked.name ?? asked.displayName;
      if (match.world.lists.open(name) || match.world.lists.open(asked.displayName)) {
        throw new GraphError(409, 'nameAlreadyExists', 'The specified name already exists on the site.');
      }
      const columns = [titleColumn];
      for (const column of asked.columns ?? []) columns.push(newColumn(column, columns));
      const list: SharePointList = {
        id: randomUUID(),
        name,
        displayName: asked.displayName,
        description: asked.description ?? '',
        createdAt: match.world.now().toISOString(),
        createdBy: match.caller.clientId,
        columns,
      };
      match.world.lists.save(list);
      return { status: 201, body: entityBody(`sites('${SITE_ID}')/lists`, graphList(match, list)) };
    },
  },
  {
    method: 'GET',
    path: '/sites/{siteId}/lists/{listId}',
    application: readSites,
    delegated: readSites,
    query: ['$select', '$expand'],
    limits: sharePointUnits(1),
    answer: (match) => {
      const { list } = existingList(match);
      const expand = match.query.get('$expand');
      if (expand !== null && expand !== 'columns') throw new UnknownToTenant(`$expand=${expand} on a list`);
      const names = selection(match.query, properties, 'microsoft.graph.list');
      const shown = names ? pick(graphList(match, list), names) : graphList(match, list);
      const body = { ...shown, ...(expand ? { columns: list.columns.map(graphColumn) } : {}) };
      return { status: 200, body: entityBody(`sites('${SITE_ID}')/lists`, body) };
    },
  },
  {
    method: 'GET',
    path: '/sites/{siteId}/lists/{listId}/columns',
    application: readSites,
    delegated: readSites,
    limits: sharePointUnits(2),
    answer: (match) => {
      const { list } = existingList(match);
      return { status: 200, body: collectionBody(columnsContext(list), list.columns.map(graphColumn), null) };
    },
  },
  {
    method: 'POST',
    path: '/sites/{siteId}/lists/{listId}/columns',
    application: manageLists,
    delegated: ['Sites.Manage.All', 'Sites.FullControl.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const { list, size } = existingList(match);
      const column = newColumn(readBody(columnBody, match.body), list.columns);
      if (column.indexed && size > VIEW_THRESHOLD) throw overThreshold();
      match.world.lists.save({ ...list, columns: [...list.columns, column] });
      return { status: 201, body: entityBody(columnsContext(list), graphColumn(column)) };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{siteId}/lists/{listId}/columns/{columnId}',
    application: manageLists,
    delegated: ['Sites.Manage.All', 'Sites.FullControl.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const open = existingList(match);
      const { list } = open;
      const before = list.columns.find(({ id }) => id === value(match, 'columnId').toLowerCase());
      if (!before) throw new GraphError(404, 'itemNotFound', 'The specified column was not found');
      const column = changedColumn(before, readBody(columnChanges, match.body), list.columns);
      checkColumnChange(column, before, open);
      match.world.lists.save({
        ...list,
        columns: list.columns.map((known) => (known.id === column.id ? column : known)),
      });
      return { status: 200, body: entityBody(columnsContext(list), graphColumn(column)) };
    },
  },
];

/** @throws 400 where the items the list holds already forbid the change */
function checkColumnChange(column: Column, before: Column, open: OpenList): void {
  if (column.indexed && !before.indexed && open.size > VIEW_THRESHOLD) throw overThreshold();
  if (!column.unique || before.unique) return;
  const values = [...open.items()].flatMap((item) => item.fields[column.name] ?? []).map(normalised);
  if (new Set(values).size < values.length) {
    throw new GraphError(400, 'invalidRequest', `Column '${column.name}' holds values that are not unique.`);
  }
}

export function existingList(match: Match): OpenList {
  checkSite(match);
  const list = match.world.lists.open(value(match, 'listId'));
  if (!list) throw new GraphError(404, 'itemNotFound', 'The specified list was not found');
  checkOwnPermissions(match, list.list.id);
  return list;
}

export function listUrl(origin: string, list: SharePointList): string {
  return `${siteUrl(origin)}/Lists/${encodeURIComponent(list.name)}`;
}

export function overThreshold(): GraphError {
  return new GraphError(
    400,
    'invalidRequest',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );
}

function columnsContext(list: SharePointList): string {
  return `sites('${SITE_ID}')/lists('${list.id}')/columns`;
}

function graphList({ world }: Match, list: SharePointList) {
  return {
    '@odata.etag': `"${list.id},${list.columns.length}"`,
    createdDateTime: list.createdAt,
    description: list.description,
    eTag: `"${list.id},${list.columns.length}"`,
    id: list.id,
    lastModifiedDateTime: list.createdAt,
    name: list.name,
    webUrl: listUrl(world.origin, list),
    displayName: list.displayName,
    parentReference: { siteId: SITE_ID },
    list: { contentTypesEnabled: false, hidden: false, template: 'genericList' },
  } satisfies List & { '@odata.etag': string };
}

function filterOf(filter: string | null): (list: SharePointList) => boolean {
  if (filter === null) return () => true;
  const [, name, text = ''] = /^(displayName|name) eq '((?:[^']|'')*)'$/.exec(filter) ?? [];
  if (!name) throw new UnknownToTenant(`$filter=${filter} on lists`);
  const wanted = unquote(text).toLowerCase();
  return (list) => (name === 'name' ? list.name : list.displayName).toLowerCase() === wanted;
}
