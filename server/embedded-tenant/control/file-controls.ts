import type { Router } from 'express';
import { itemUrl, libraryUrl } from '../graph/drive-item-body.ts';
import { LIBRARY_NAME } from '../identifiers.ts';
import type { DriveItem, Library } from '../state/library.ts';
import { ControlError } from './control-error.ts';

/** The site's document library as someone who opens SharePoint sees it. */
export function fileControls(
  router: Router,
  { library, origin }: { readonly library: Library; readonly origin: string },
): void {
  router.get('/files', (_request, response) => {
    response.json({
      library: { name: LIBRARY_NAME, webUrl: libraryUrl(origin) },
      files: [...library.items()].map(shownItem),
    });
  });
  router.get('/files/:id/content', (request, response) => {
    const file = library.item(request.params.id);
    if (file?.kind !== 'file') throw new ControlError(404, 'There is no such file.');
    // Somebody's upload must never be shown as a page of this origin.
    response
      .attachment(file.name)
      .set({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' })
      .send(library.content(file));
  });

  function shownItem(item: DriveItem) {
    const { id, name, kind, size, createdAt, modifiedAt } = item;
    const parentId = item.parentId === library.root.id ? null : item.parentId;
    return { id, parentId, name, kind, size, createdAt, modifiedAt, webUrl: itemUrl(origin, library, item) };
  }
}
