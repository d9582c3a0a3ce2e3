import type { Site } from '@microsoft/microsoft-graph-types';
import { SITE_COLLECTION_ID, SITE_HOST, SITE_ID, SITE_NAME, SITE_PATH } from '../identifiers.ts';
import { GraphError } from './graph-error.ts';
import { sharePointUnits } from './limits.ts';
import { entityBody } from './query.ts';
import { type Caller, type Match, type Operation, value } from './request.ts';

/** Permissions on the site. `Sites.Selected` counts through the role the site granted the application. */
export const readSites = ['Sites.Selected', 'Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All'];
export const writeItems = ['Sites.Selected', 'Sites.ReadWrite.All', 'Sites.Manage.All'];
export const manageLists = ['Sites.Selected', 'Sites.ReadWrite.All', 'Sites.Manage.All'];

/** The site's address as people open it; the embedded tenant shows it itself. */
export function siteUrl(origin: string): string {
  return `${origin}${SITE_PATH}`;
}

/** @throws 403 where the site granted too little, 404 for another site than the one there is */
export function checkSite(match: Match): void {
  const id = value(match, 'siteId').toLowerCase();
  if (id !== SITE_ID && id !== SITE_COLLECTION_ID)
    throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  checkGrant(match);
}

/** @throws 403 where the list has permissions of its own and the site's grant does not reach it */
export function checkOwnPermissions({ caller, world }: Match, listId: string): void {
  if (!isBySite(caller) || world.setup.grantReachesOwnPermissions) return;
  if (world.looks.of(listId).assignments) throw new GraphError(403, 'accessDenied', 'Access denied');
}

const grants = ['read', 'write', 'fullcontrol'] as const;

/**
 * GD permissions-selected-overview.md: consent to `Sites.Selected` gives nothing until the site grants a role. What each
 * role lets do is on no page; that `write` adds no list is what others saw.
 */
function checkGrant({ method, path, caller, world }: Match): void {
  if (!isBySite(caller)) return;
  const changesLists = /\/lists(?:\/[^/]+\/columns(?:\/[^/]+)?)?$/.test(path);
  const needed = method === 'GET' ? 'read' : changesLists ? 'fullcontrol' : 'write';
  const { siteRole } = world.setup;
  if (siteRole === null || grants.indexOf(siteRole) < grants.indexOf(needed)) {
    throw new GraphError(403, 'accessDenied', 'Access denied');
  }
}

/** An app that gets in by what the site granted it, and by nothing wider. */
function isBySite({ objectId, permissions }: Caller): boolean {
  const wider = manageLists.slice(1).some((one) => permissions.has(one));
  return objectId === null && permissions.has('Sites.Selected') && !wider;
}

/** GD site-get.md. */
export const siteOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sites/{siteId}',
    application: readSites,
    delegated: readSites,
    limits: sharePointUnits(1),
    answer: (match) => {
      checkSite(match);
      const site = {
        id: SITE_ID,
        createdDateTime: '2023-09-01T08:00:00Z',
        description: '',
        displayName: SITE_NAME,
        lastModifiedDateTime: '2026-09-01T08:00:00Z',
        name: 'policies',
        webUrl: siteUrl(match.world.origin),
        root: {},
        siteCollection: { hostname: SITE_HOST },
      } satisfies Site;
      return { status: 200, body: entityBody('sites', site) };
    },
  },
];
