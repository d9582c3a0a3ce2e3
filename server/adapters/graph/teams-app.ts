import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { TeamsApp } from '../ports.ts';
import { type Graph, graphOrigin } from './client.ts';
import { graphPath, odataLiteral } from './graph-path.ts';
import { deliveryError, GraphRefusal } from './graph-refusal.ts';

const catalogue = z.object({ value: z.array(z.object({ id: z.string() })) });

/** Installs the product's own Teams app for people, from the school's catalogue. */
export function createTeamsApp(settings: Pick<Settings, 'teamsAppId'>, graph: Graph): TeamsApp {
  let known: Promise<string> | null = null;

  /** An uploaded app has an id of its own in the catalogue. Permission: AppCatalog.Read.All. */
  const catalogueId = (): Promise<string> => {
    const asked = known ?? findInCatalogue(graph, settings.teamsAppId);
    known = asked;
    asked.catch(() => {
      known = null;
    });
    return asked;
  };

  /** https://learn.microsoft.com/graph/api/userteamwork-post-installedapps Permission: TeamsAppInstallation.ReadWriteSelfForUser.All. */
  const install = async (objectId: string): Promise<void> => {
    const appId = await catalogueId();
    await graph.post(graphPath`/users/${objectId}/teamwork/installedApps`, {
      'teamsApp@odata.bind': `${graphOrigin}/v1.0/appCatalogs/teamsApps/${appId}`,
    });
  };

  return {
    async installFor(objectId) {
      try {
        await install(objectId);
      } catch (error) {
        if (error instanceof GraphRefusal && error.status === 409) return;
        if (error instanceof GraphRefusal && error.status === 404) {
          // Either the app left the catalogue since it was looked up, or the person left the directory.
          known = null;
          await catalogueId();
        }
        throw deliveryError(error, { 403: 'app-not-installable', 404: 'person-gone' });
      }
    },
  };
}

async function findInCatalogue(graph: Graph, externalId: string): Promise<string> {
  const answer = await graph
    .get(graphPath`/appCatalogs/teamsApps`, {
      query: { $filter: `externalId eq ${odataLiteral(externalId)}` },
    })
    .catch((error: unknown) => {
      throw deliveryError(error);
    });
  const found = catalogue.parse(answer).value[0];
  if (!found)
    throw new DeliveryError('app-not-in-catalogue', 'The Teams catalogue of this school does not hold the app');
  return found.id;
}
