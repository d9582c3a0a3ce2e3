import { createCredentials } from './adapters/credentials.ts';
import { createGraph, graphOrigin } from './adapters/graph/client.ts';
import { provisionRegister } from './adapters/sharepoint/provision.ts';
import { type LeftToDo, provisionLooks } from './adapters/sharepoint/provision-look.ts';
import { reachSite } from './adapters/sharepoint/reach-site.ts';
import type { Settings } from './config/settings.ts';

/**
 * Makes the two SharePoint lists, with how they look and who may write in them; run again, it changes nothing. Needs more
 * permission than the running product holds. Gives what it had to leave to a person.
 */
export async function provision(settings: Settings): Promise<readonly LeftToDo[]> {
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const { appToken } = createCredentials(settings);
  // A sign-in that Entra refuses is said as that, and not as a SharePoint that gives no answer.
  await appToken(`${graphOrigin}/.default`);
  const graph = createGraph(settings, appToken, sleep);
  await provisionRegister(graph, settings.sharePointSiteId);
  return provisionLooks(graph, settings.sharePointSiteId, await reachSite(settings, graph, appToken));
}
