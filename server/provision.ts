import { createCredentials } from './adapters/credentials.ts';
import { createGraph } from './adapters/graph/client.ts';
import { provisionRegister } from './adapters/sharepoint/provision.ts';
import type { Settings } from './config/settings.ts';

/** Makes the two SharePoint lists; run again, it changes nothing. Needs more permission than the running product holds. */
export async function provision(settings: Settings): Promise<void> {
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const graph = createGraph(settings, createCredentials(settings).appToken, sleep);
  await provisionRegister(graph, settings.sharePointSiteId);
}
