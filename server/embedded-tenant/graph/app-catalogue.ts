import type { TeamsApp } from '@microsoft/microsoft-graph-types';
import { APP_NAME, CATALOGUE_APP_ID, GRAPH_V1, TEAMS_APP_ID } from '../identifiers.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { readCatalogue } from './limits.ts';
import { collectionBody, pick, selection } from './query.ts';
import type { GraphWorld, Operation } from './request.ts';

const DEFINITION_ID = 'YzdkMDVmMzItMWU2Yi00YTljLThmMjEtMGIzZDRlNWY2YTc4IyMxLjAuMA==';

/** The one app the organisation uploaded. */
export const catalogueApp = {
  id: CATALOGUE_APP_ID,
  externalId: TEAMS_APP_ID,
  displayName: APP_NAME,
  distributionMethod: 'organization',
} satisfies TeamsApp;

const readApps = ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit'];

/** GD appcatalogs-list-teamsapps.md. */
export const appCatalogueOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    application: readApps.slice(0, 2),
    delegated: readApps,
    query: ['$filter', '$select', '$expand'],
    limits: readCatalogue,
    answer: ({ query, world }) => {
      const filter = query.get('$filter') ?? '';
      const [, name, wanted = ''] = /^(externalId|id) eq '([^']*)'$/.exec(filter) ?? [];
      if (!name) throw new UnknownToTenant(`$filter=${filter} on appCatalogs/teamsApps`);
      const known = name === 'id' ? catalogueApp.id : catalogueApp.externalId;
      const names = selection(query, Object.keys(catalogueApp), 'microsoft.graph.teamsApp');
      const app = names ? pick(catalogueApp, names) : catalogueApp;
      const { catalogue } = world.setup;
      const expand = query.get('$expand');
      if (expand !== null && expand !== 'appDefinitions') throw new UnknownToTenant(`$expand=${expand} on teamsApps`);
      const definition = { id: DEFINITION_ID, teamsAppId: catalogueApp.id, displayName: APP_NAME, ...catalogue };
      const shown = expand ? { ...app, appDefinitions: [definition] } : app;
      const apps = catalogue && known === wanted.toLowerCase() ? [shown] : [];
      const context = `appCatalogs/teamsApps${names ? `(${names.join(',')})` : ''}`;
      return { status: 200, body: collectionBody(context, apps, null) };
    },
  },
];

/** The app a body binds by its address in the catalogue. @throws 404 for one the catalogue does not hold */
export function boundApp(address: string, { setup }: GraphWorld): typeof catalogueApp {
  const id = address.startsWith(`${GRAPH_V1}/`)
    ? /^\/appCatalogs\/teamsApps(?:\/|\(')([^/')]+)(?:'\))?$/.exec(address.slice(GRAPH_V1.length))?.[1]
    : undefined;
  if (!id) throw new GraphError(400, 'BadRequest', `Invalid app address '${address}'.`);
  if (id.toLowerCase() !== catalogueApp.id || setup.catalogue?.publishingState !== 'published') {
    throw new GraphError(404, 'NotFound', `The definition of app with id '${id}' was not found in the catalogue.`);
  }
  return catalogueApp;
}
