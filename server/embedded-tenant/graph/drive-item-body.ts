import type { DriveItem as GraphDriveItem } from '@microsoft/microsoft-graph-types';
import { DRIVE_ID, LIBRARY_PATH, SITE_ID, SITE_PATH } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import type { DriveItem, Library } from '../state/library.ts';
import { GraphError } from './graph-error.ts';
import type { Match } from './request.ts';
import { siteUrl } from './sites.ts';

export const itemProperties = [
  'id',
  'name',
  'size',
  'webUrl',
  'eTag',
  'cTag',
  'createdDateTime',
  'lastModifiedDateTime',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'file',
  'folder',
  'root',
];

const mimeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

export function libraryUrl(origin: string): string {
  return `${siteUrl(origin)}/${encodeURIComponent(LIBRARY_PATH)}`;
}

export function itemUrl(origin: string, library: Library, item: DriveItem): string {
  return [libraryUrl(origin), ...library.pathOf(item).map(encodeURIComponent)].join('/');
}

/** GD driveitem.md, file.md, hashes.md, folder.md. A folder has no `cTag` in SharePoint. */
export function graphDriveItem({ world }: Match, item: DriveItem) {
  const { library } = world;
  const by = (clientId: string) => ({
    application: { id: clientId, displayName: applicationById(clientId)?.name ?? clientId },
  });
  return {
    id: item.id,
    name: item.name,
    size: sizeOf(library, item),
    webUrl: itemUrl(world.origin, library, item),
    eTag: eTagOf(item),
    createdDateTime: seconds(item.createdAt),
    lastModifiedDateTime: seconds(item.modifiedAt),
    ...(item.parentId === null
      ? { root: {}, parentReference: { driveId: DRIVE_ID, driveType: 'documentLibrary', siteId: SITE_ID } }
      : {
          createdBy: by(item.createdBy),
          lastModifiedBy: by(item.modifiedBy),
          parentReference: parentOf(library, item.parentId),
        }),
    ...(item.kind === 'folder'
      ? { folder: { childCount: library.children(item.id).length } }
      : {
          cTag: `"c:{${item.guid.toUpperCase()}},${item.version}"`,
          file: {
            mimeType: mimeTypes[item.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
            hashes: { quickXorHash: item.quickXorHash },
          },
        }),
  } satisfies GraphDriveItem;
}

export function eTagOf(item: DriveItem): string {
  return `"{${item.guid.toUpperCase()}},${item.version}"`;
}

function parentOf(library: Library, parentId: string) {
  const parent = library.item(parentId) ?? library.root;
  const path = ['/drives', DRIVE_ID, 'root:', ...library.pathOf(parent).map(encodeURIComponent)].join('/');
  const named = parent.parentId === null ? {} : { name: parent.name };
  return { driveId: DRIVE_ID, driveType: 'documentLibrary', id: parent.id, siteId: SITE_ID, path, ...named };
}

function sizeOf(library: Library, item: DriveItem): number {
  if (item.kind === 'file') return item.size;
  return library.children(item.id).reduce((total, child) => total + sizeOf(library, child), 0);
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|\.lock|desktop\.ini)$/i;
const LONGEST_NAME = 255;
const LONGEST_PATH = 400;

/**
 * What SharePoint takes for a name: the support page "Restrictions and limitations in OneDrive and SharePoint"
 * (64883a5d-228e-48f5-b3d2-eb39e07630fa). Which code Graph gives for another is not documented.
 */
export function checkName(library: Library, parent: DriveItem, name: string): void {
  const refused =
    name === '' ||
    name.length > LONGEST_NAME ||
    /["*:<>?/\\|]|\p{Cc}|^[\s~]|[\s.]$|_vti_/iu.test(name) ||
    RESERVED.test(name) ||
    (parent.parentId === null && /^forms$/i.test(name));
  if (refused) throw new GraphError(400, 'invalidRequest', 'The provided name cannot contain what is not allowed.');
  const path = [SITE_PATH, LIBRARY_PATH, ...library.pathOf(parent), name].join('/');
  if (path.length > LONGEST_PATH) throw new GraphError(400, 'pathIsTooLong', 'The path of the item is too long.');
}

/** SharePoint's times have no fractions. */
function seconds(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
