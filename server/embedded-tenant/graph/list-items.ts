import { z } from 'zod';
import type { Item, OpenList } from '../state/lists.ts';
import { readBody } from './body.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { sharePointUnits } from './limits.ts';
import { checkIfMatch, expansion, graphFields, graphItem, itemsContext, writtenFields } from './list-item-body.ts';
import { filteredItems } from './list-item-filter.ts';
import { existingList } from './lists.ts';
import { collectionBody, entityBody, linkWith, pageSize, pick, selection } from './query.ts';
import { type Match, type Operation, value } from './request.ts';
import { readSites, writeItems } from './sites.ts';

const USUAL_PAGE = 200;
const LARGEST_PAGE = 5_000;

const newItem = z.strictObject({
  '@odata.type': z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
});
const fieldValues = z.record(z.string(), z.unknown());

const properties = [
  'id',
  'createdDateTime',
  'eTag',
  'lastModifiedDateTime',
  'webUrl',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'contentType',
];

/** GD listitem-list.md, listitem-create.md, listitem-get.md, listitem-update.md, listitem-delete.md. */
export const listItemOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/{siteId}/lists/{listId}/items',
    application: readSites,
    delegated: readSites,
    query: ['$expand', '$filter', '$select', '$top'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const list = existingList(match);
      const { items, nextLink } = itemPage(match, filteredItems(match, list));
      const shown = items.map((item) => shownItem(match, list, item));
      return { status: 200, body: collectionBody(itemsContext(list.list), shown, nextLink) };
    },
  },
  {
    method: 'POST',
    path: '/sites/{siteId}/lists/{listId}/items',
    application: writeItems,
    delegated: ['Sites.ReadWrite.All', 'Sites.Manage.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const list = existingList(match);
      const fields = writtenFields(list, null, readBody(newItem, match.body).fields);
      const item = list.create(fields, match.caller.clientId);
      return { status: 201, body: entityBody(itemsContext(list.list), graphItem(match, list, item, [])) };
    },
  },
  {
    method: 'GET',
    path: '/sites/{siteId}/lists/{listId}/items/{itemId}',
    application: readSites,
    delegated: readSites,
    query: ['$expand', '$select'],
    limits: sharePointUnits(1),
    answer: (match) => {
      const list = existingList(match);
      return {
        status: 200,
        body: entityBody(itemsContext(list.list), shownItem(match, list, existingItem(match, list))),
      };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{siteId}/lists/{listId}/items/{itemId}/fields',
    application: writeItems,
    delegated: ['Sites.ReadWrite.All', 'Sites.Manage.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const list = existingList(match);
      const item = existingItem(match, list);
      checkIfMatch(match, item);
      const fields = writtenFields(list, item, readBody(fieldValues, match.body));
      const updated = list.update(item, fields, match.caller.clientId);
      const context = `${itemsContext(list.list)}('${item.id}')/fields`;
      return { status: 200, body: entityBody(context, graphFields(updated, [])) };
    },
  },
  {
    method: 'DELETE',
    path: '/sites/{siteId}/lists/{listId}/items/{itemId}',
    application: writeItems,
    delegated: ['Sites.ReadWrite.All', 'Sites.Manage.All'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const list = existingList(match);
      const item = existingItem(match, list);
      checkIfMatch(match, item);
      list.remove(item, match.caller.clientId);
      return { status: 204 };
    },
  },
];

function shownItem(match: Match, list: OpenList, item: Item) {
  const names = selection(match.query, properties, 'microsoft.graph.listItem');
  const shown = graphItem(match, list, item, expansion(match.query));
  return names ? pick(shown, [...names, '@odata.etag', 'fields']) : shown;
}

function existingItem(match: Match, list: OpenList): Item {
  const id = value(match, 'itemId');
  const item = /^\d+$/.test(id) ? list.item(Number(id)) : undefined;
  if (!item) throw new GraphError(404, 'itemNotFound', 'The specified item was not found');
  return item;
}

/** SharePoint pages by the last id seen, so that rows added meanwhile move nothing. */
function itemPage(match: Match, all: readonly Item[]): { items: readonly Item[]; nextLink: string | null } {
  const size = pageSize(match.query, USUAL_PAGE, LARGEST_PAGE);
  const after = lastSeen(match.query.get('$skiptoken'));
  const rest = after === 0 ? all : all.filter((item) => item.id > after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  if (!last || rest.length <= size) return { items, nextLink: null };
  const token = Buffer.from(`Paged=TRUE&p_ID=${last.id}`).toString('base64url');
  return { items, nextLink: linkWith(match, '$skiptoken', token) };
}

function lastSeen(token: string | null): number {
  if (token === null) return 0;
  const id = /^Paged=TRUE&p_ID=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (!id) throw badRequest('Skip token is not valid.');
  return Number(id);
}
