import type { Router } from 'express';
import { listUrl } from '../graph/lists.ts';
import { eTag, type ListStore, type SharePointList } from '../state/lists.ts';

/** The site's lists as someone who opens SharePoint sees them. */
export function listControls(
  router: Router,
  { lists, origin }: { readonly lists: ListStore; readonly origin: string },
): void {
  router.get('/lists', (_request, response) => {
    response.json({ lists: [...lists.all()].map(shownList) });
  });

  function shownList(list: SharePointList) {
    return {
      id: list.id,
      displayName: list.displayName,
      webUrl: listUrl(origin, list),
      columns: list.columns.map(({ name, displayName, kind, indexed, unique }) => ({
        name,
        displayName,
        type: kind,
        indexed,
        unique,
      })),
      items: [...(lists.open(list.id)?.items() ?? [])].map((item) => ({
        id: String(item.id),
        eTag: eTag(item),
        fields: item.fields,
        createdAt: item.createdAt,
        modifiedAt: item.modifiedAt,
      })),
    };
  }
}
