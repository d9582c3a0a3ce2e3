import type { Drive } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { DRIVE_ID, LIBRARY_NAME, SITE_ID } from '../identifiers.ts';
import { type DriveItem, sameName } from '../state/library.ts';
import { readBody } from './body.ts';
import { checkName, eTagOf, graphDriveItem, itemProperties, libraryUrl } from './drive-item-body.ts';
import { badRequest, GraphError, UnknownToTenant } from './graph-error.ts';
import { namesIn } from './item-path.ts';
import { sharePointUnits } from './limits.ts';
import { collectionBody, entityBody, page, pick, selection } from './query.ts';
import { type GraphResponse, type Match, type Operation, value } from './request.ts';
import { checkSite, readSites, writeItems } from './sites.ts';

const readFiles = [...readSites, 'Files.Read.All', 'Files.ReadWrite.All'];
const writeFiles = [...writeItems, 'Files.ReadWrite.All'];
const CONFLICT = '@microsoft.graph.conflictBehavior';

const conflictBehavior = z.enum(['fail', 'replace', 'rename']);
const newFolder = z.strictObject({
  name: z.string(),
  folder: z.strictObject({}),
  [CONFLICT]: conflictBehavior.default('fail'),
});

const itemsContext = `sites('${SITE_ID}')/drive/items`;

/** GD drive-get.md, driveitem-get.md, driveitem-list-children.md, driveitem-post-children.md, driveitem-put-content.md, driveitem-get-content.md. */
export const driveOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/{siteId}/drive',
    application: readFiles,
    delegated: readFiles,
    limits: sharePointUnits(1),
    answer: (match) => {
      checkSite(match);
      const drive = {
        id: DRIVE_ID,
        driveType: 'documentLibrary',
        name: LIBRARY_NAME,
        webUrl: libraryUrl(match.world.origin),
      } satisfies Drive;
      return { status: 200, body: entityBody('drives', drive) };
    },
  },
  reading('/sites/{siteId}/drive/root'),
  reading('/sites/{siteId}/drive/root:/{itemPath}'),
  listing('/sites/{siteId}/drive/root/children'),
  listing('/sites/{siteId}/drive/root:/{itemPath}/children'),
  makingFolders('/sites/{siteId}/drive/root/children'),
  makingFolders('/sites/{siteId}/drive/root:/{itemPath}/children'),
  {
    // A redirection to an address that asks for no token and does not live long (GD driveitem-get-content.md).
    method: 'GET',
    path: '/sites/{siteId}/drive/root:/{itemPath}/content',
    application: readFiles,
    delegated: readFiles,
    limits: sharePointUnits(1),
    answer: (match) => {
      const item = existingItem(match);
      if (item.kind === 'folder') throw badRequest('Only a file has content.');
      return { status: 302, headers: { Location: `${match.world.origin}/control/files/${item.id}/content` } };
    },
  },
  {
    method: 'PUT',
    path: '/sites/{siteId}/drive/root:/{itemPath}/content',
    application: writeFiles,
    delegated: writeFiles,
    query: [CONFLICT],
    limits: sharePointUnits(2),
    answer: (match) => {
      checkSite(match);
      return putFile(match, fileBytes(match));
    },
  },
];

function reading(path: string): Operation {
  return {
    method: 'GET',
    path,
    application: readFiles,
    delegated: readFiles,
    query: ['$select'],
    limits: sharePointUnits(1),
    answer: (match) => ({ status: 200, body: entityBody(itemsContext, shown(match, existingItem(match))) }),
  };
}

function listing(path: string): Operation {
  return {
    method: 'GET',
    path,
    application: readFiles,
    delegated: readFiles,
    query: ['$select', '$top'],
    limits: sharePointUnits(2),
    answer: (match) => {
      const children = match.world.library
        .children(existingItem(match).id)
        .toSorted((one, other) => one.name.localeCompare(other.name));
      const { items, nextLink } = page(match, children, 200, 1_000);
      return {
        status: 200,
        body: collectionBody(
          itemsContext,
          items.map((item) => shown(match, item)),
          nextLink,
        ),
      };
    },
  };
}

function makingFolders(path: string): Operation {
  return {
    method: 'POST',
    path,
    application: writeFiles,
    delegated: writeFiles,
    limits: sharePointUnits(2),
    answer: (match) => {
      const { library } = match.world;
      const parent = existingItem(match);
      const { name, [CONFLICT]: behavior } = readBody(newFolder, match.body);
      if (parent.kind !== 'folder') throw badRequest('Only a folder has children.');
      checkName(library, parent, name);
      if (behavior === 'replace') throw new UnknownToTenant('the replacement of a folder');
      const free = freeName(match, parent, name, behavior);
      const folder = library.addFolder(parent, free, match.caller.clientId);
      return { status: 201, body: entityBody(itemsContext, graphDriveItem(match, folder)) };
    },
  };
}

/**
 * The default of a PUT is to replace (GD driveitem.md). That folders on the way come into being by themselves is seen and
 * not documented; the page on errors gives the missing one as its example of a 409, and so it is here.
 */
function putFile(match: Match, bytes: Buffer): GraphResponse {
  const { library } = match.world;
  const names = namesIn(value(match, 'itemPath'));
  const parent = library.at(names.slice(0, -1));
  const name = names.at(-1) ?? '';
  if (parent?.kind !== 'folder') throw new GraphError(409, 'conflict', 'The specified parent folder does not exist.');
  checkName(library, parent, name);
  const behavior = conflictBehavior.safeParse(match.query.get(CONFLICT) ?? 'replace');
  if (!behavior.success) throw badRequest('Supported conflict behaviors are: fail, rename, replace.');
  const standing = library.children(parent.id).find((item) => sameName(item.name, name));
  checkIfMatch(match, standing);
  if (standing?.kind === 'file' && behavior.data === 'replace') {
    const replaced = library.replace(standing, bytes, match.caller.clientId);
    return { status: 200, body: entityBody(itemsContext, graphDriveItem(match, replaced)) };
  }
  const free = freeName(match, parent, name, behavior.data);
  const file = library.addFile(parent, free, bytes, match.caller.clientId);
  return { status: 201, body: entityBody(itemsContext, graphDriveItem(match, file)) };
}

function shown(match: Match, item: DriveItem) {
  const names = selection(match.query, itemProperties, 'microsoft.graph.driveItem');
  const whole = graphDriveItem(match, item);
  return names ? pick(whole, names) : whole;
}

function existingItem(match: Match): DriveItem {
  checkSite(match);
  const item = match.world.library.at(namesIn(value(match, 'itemPath')));
  if (!item) throw new GraphError(404, 'itemNotFound', 'The resource could not be found.');
  return item;
}

/** The name itself, or with a number where it is taken and a new one may be chosen. */
function freeName(match: Match, parent: DriveItem, name: string, behavior: z.infer<typeof conflictBehavior>): string {
  const taken = (text: string) => match.world.library.children(parent.id).some((item) => sameName(item.name, text));
  if (!taken(name)) return name;
  if (behavior !== 'rename')
    throw new GraphError(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent');
  const [, stem = name, extension = ''] = /^(.+)(\.[^.]+)$/.exec(name) ?? [];
  let number = 1;
  while (taken(`${stem} ${number}${extension}`)) number += 1;
  return `${stem} ${number}${extension}`;
}

/** GD errors.md: 412 where `If-Match` names another state than the present one. */
function checkIfMatch({ headers }: Match, standing: DriveItem | undefined): void {
  const wanted = headers['if-match'];
  if (wanted === undefined || (standing && (wanted === '*' || wanted === eTagOf(standing)))) return;
  throw new GraphError(412, 'resourceModified', 'ETag does not match current item\u2019s value');
}

function fileBytes({ body }: Match): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined) return Buffer.alloc(0);
  throw new UnknownToTenant('a file in a batch');
}
