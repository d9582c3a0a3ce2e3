import { GRAPH_V1 } from '../identifiers.ts';
import type { Item } from '../state/lists.ts';
import { GraphError } from './graph-error.ts';
import { sharePointUnits } from './limits.ts';
import { expansion, graphItem } from './list-item-body.ts';
import { existingList } from './lists.ts';
import { linkWith, pageSize } from './query.ts';
import type { Match, Operation } from './request.ts';
import { readSites } from './sites.ts';

/** GD listitem-delta.md: the latest state of each item changed since the token; one without a token starts from nothing. */
export const listItemDeltaOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/{siteId}/lists/{listId}/items/delta',
    application: readSites,
    delegated: readSites,
    query: ['token', '$expand', '$top'],
    limits: sharePointUnits(({ query }) => (query.has('token') ? 1 : 2)),
    answer: (match) => {
      const list = existingList(match);
      const since = placeOf(match, list.lastChange);
      const changed = list.changesAfter(since).filter((item) => since > 0 || !item.deleted);
      const items = changed.slice(0, pageSize(match.query, 200, 1_000));
      const last = items.at(-1);
      const more = items.length < changed.length && last !== undefined;
      const place = tokenOf(more ? last.change : list.lastChange);
      const expand = expansion(match.query);
      return {
        status: 200,
        body: {
          '@odata.context': `${GRAPH_V1}/$metadata#Collection(listItem)`,
          ...(more ? { '@odata.nextLink': linkWith(match, 'token', place) } : {}),
          ...(more ? {} : { '@odata.deltaLink': linkWith(match, 'token', place) }),
          value: items.map((item) => (item.deleted ? removed(item) : graphItem(match, list, item, expand))),
        },
      };
    },
  },
];

function removed(item: Item) {
  return { id: String(item.id), deleted: { state: 'deleted' } };
}

function tokenOf(change: number): string {
  return Buffer.from(`change=${change}`).toString('base64url');
}

function placeOf({ query, path }: Match, latest: number): number {
  const token = query.get('token');
  if (token === null) return 0;
  if (token === 'latest') return latest;
  const change = /^change=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (change !== undefined && Number(change) <= latest) return Number(change);
  throw new GraphError(410, 'resyncChangesApplyDifferences', 'The token is no longer good; enumerate the list anew.', {
    Location: `${GRAPH_V1}${path}`,
  });
}
