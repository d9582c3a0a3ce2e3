import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Graph } from '../graph/client.ts';
import { type GraphPath, graphPath } from '../graph/graph-path.ts';
import { GraphRefusal, throwLibraryFailure } from '../graph/graph-refusal.ts';
import { type OriginalFile, type Originals, RegisterBusy } from '../ports.ts';
import { fileName, folderName } from './library-names.ts';

const originalsFolder = 'Countersign originals';

const itemAnswer = z.object({ id: z.string(), webUrl: z.string(), file: z.looseObject({}).nullish() });

/**
 * The schools' own files, in the site's default document library: `Countersign originals/<policy>/<file>`. The file's
 * name belongs to its version alone and Graph is asked to fail where it is taken, so a call whose answer was lost is
 * repeated without harm and what stands there is never written over. Size and hash say nothing here, since SharePoint
 * rewrites Word files and PDFs that it takes in; the file to the byte, with its SHA-256, is in the database.
 * Permission: Sites.Selected with write on the site, or Lists.SelectedOperations.Selected with write on the library.
 */
export function createOriginals(settings: Pick<Settings, 'sharePointSiteId'>, graph: Graph): Originals {
  const site = settings.sharePointSiteId;
  return {
    async keep(file) {
      const folder = folderName(file.folder);
      try {
        await makeFolder(graph, graphPath`/sites/${site}/drive/root/children`, originalsFolder);
        await makeFolder(graph, graphPath`/sites/${site}/drive/root:/${originalsFolder}:/children`, folder);
        return await uploadOnce(graph, site, folder, file);
      } catch (error) {
        return throwLibraryFailure(error);
      }
    },
  };
}

/** https://learn.microsoft.com/graph/api/driveitem-post-children A folder that is there already is left as it is. */
async function makeFolder(graph: Graph, parent: GraphPath, name: string): Promise<void> {
  try {
    await graph.post(parent, { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/**
 * https://learn.microsoft.com/graph/api/driveitem-put-content takes files up to 250 MB. What becomes of a name that is
 * taken stands in the address: https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes
 */
async function uploadOnce(graph: Graph, site: string, folder: string, { name, versionId, bytes }: OriginalFile) {
  const file = fileName(name, versionId);
  try {
    const answer = await graph.upload(
      graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder}/${file}:/content`,
      bytes,
      { query: { '@microsoft.graph.conflictBehavior': 'fail' } },
    );
    return keptFile(answer);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return await findFile(graph, graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder}/${file}`);
  }
}

/** https://learn.microsoft.com/graph/api/driveitem-get */
async function findFile(graph: Graph, path: GraphPath) {
  try {
    return keptFile(await graph.get(path, { query: { $select: 'id,webUrl,file' } }));
  } catch (error) {
    // Gone between the two calls, or a conflict over something else that is passing: the next try will tell.
    if (error instanceof GraphRefusal && error.status === 404) throw new RegisterBusy(1);
    throw error;
  }
}

function keptFile(answer: unknown): { readonly itemId: string; readonly webUrl: string } {
  const { id, webUrl, file } = itemAnswer.parse(answer);
  if (!file) {
    throw new Failure(
      'microsoft-unavailable',
      'A folder stands in the document library where a policy’s file belongs. Rename it.',
    );
  }
  return { itemId: id, webUrl };
}

function isTaken(error: unknown): boolean {
  return error instanceof GraphRefusal && error.status === 409;
}
