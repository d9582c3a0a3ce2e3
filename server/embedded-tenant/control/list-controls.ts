import type { Router } from 'express';
import { listUrl } from '../graph/lists.ts';
import type { ListLooks } from '../state/list-looks.ts';
import { eTag, type ListStore, type SharePointList } from '../state/lists.ts';

/** The site's lists as someone who opens SharePoint sees them. */
export function listControls(
  router: Router,
  { lists, looks, origin }: { readonly lists: ListStore; readonly looks: ListLooks; readonly origin: string },
): void {
  router.get('/lists', (_request, response) => {
    response.json({ lists: [...lists.all()].map(shownList) });
  });

  function shownList(list: SharePointList) {
    const { views, formatters, ...settings } = looks.of(list.id);
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
      views: views.filter(({ personal }) => !personal),
      formatters,
      settings,
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
