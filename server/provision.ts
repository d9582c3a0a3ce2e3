import { createCredentials } from './adapters/credentials.ts';
import { createGraph, graphOrigin } from './adapters/graph/client.ts';
import { provisionRegister } from './adapters/sharepoint/provision.ts';
import type { Settings } from './config/settings.ts';

/** Makes the two SharePoint lists; run again, it changes nothing. Needs more permission than the running product holds. */
export async function provision(settings: Settings): Promise<void> {
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const { appToken } = createCredentials(settings);
  // A sign-in that Entra refuses is said as that, and not as a SharePoint that gives no answer.
  await appToken(`${graphOrigin}/.default`);
  const graph = createGraph(settings, appToken, sleep);
  await provisionRegister(graph, settings.sharePointSiteId);
}
