import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Graph } from '../graph/client.ts';
import { type GraphPath, graphPath } from '../graph/graph-path.ts';
import { GraphRefusal, throwLibraryFailure } from '../graph/graph-refusal.ts';
import { type Budgets, type FoundWords, type OriginalFile, type Originals, RegisterBusy } from '../ports.ts';
import { fileName, folderName } from './library-names.ts';
import { createSpending, type Spending, unitsOf } from './spending.ts';

const originalsFolder = 'Countersign originals';
/** What the files of words end with: no original does, since its own ending comes after the version's code. */
const wordsEnding = ' words.json';

const itemAnswer = z.object({ id: z.string(), webUrl: z.string(), file: z.looseObject({}).nullish() });
const childAnswer = z.object({
  id: z.string(),
  name: z.string(),
  webUrl: z.string(),
  folder: z.looseObject({}).nullish(),
});
/** What leads from one file of a version to the other: the beginning of its id, as `fileName` puts it at the end. */
const codeOf = / \(([0-9a-f]{8})\)(?:\.[\p{L}\p{N}]{1,10}| words\.json)?$/u;

type Library = { readonly graph: Graph; readonly site: string; readonly spending: Spending };

/**
 * The schools' own files, in the site's default document library: `Countersign originals/<policy>/<file>`. The file's
 * name belongs to its version alone and Graph is asked to fail where it is taken, so a call whose answer was lost is
 * repeated without harm and what stands there is never written over. Size and hash say nothing here, since SharePoint
 * rewrites Word files and PDFs that it takes in; the file to the byte, with its SHA-256, is in the database.
 * Permission: Sites.Selected with write on the site, or Lists.SelectedOperations.Selected with write on the library.
 */
export function createOriginals(
  settings: Pick<Settings, 'sharePointSiteId'>,
  graph: Graph,
  budgets: Budgets,
): Originals {
  const library: Library = { graph, site: settings.sharePointSiteId, spending: createSpending(budgets) };
  return {
    async keep({ folder, name, versionId, bytes }) {
      return keepFile(library, folder, fileName(name, versionId), bytes);
    },
    async keepWords({ folder, name, versionId, json }) {
      const stem = fileName(`${name.replace(/\.[\p{L}\p{N}]{1,10}$/u, '')}.json`, versionId);
      return keepFile(library, folder, stem.replace(/\.json$/, wordsEnding), Buffer.from(json));
    },
    async allWords() {
      try {
        return await readWords(library);
      } catch (error) {
        return throwLibraryFailure(error);
      }
    },
  };
}

async function keepFile(library: Library, folder: string, name: string, bytes: OriginalFile['bytes']) {
  const { site } = library;
  const place = folderName(folder);
  try {
    await makeFolder(library, graphPath`/sites/${site}/drive/root/children`, originalsFolder);
    await makeFolder(library, graphPath`/sites/${site}/drive/root:/${originalsFolder}:/children`, place);
    return await uploadOnce(library, place, name, bytes);
  } catch (error) {
    return throwLibraryFailure(error);
  }
}

/** https://learn.microsoft.com/graph/api/driveitem-post-children A folder that is there already is left as it is. */
async function makeFolder({ graph, spending }: Library, parent: GraphPath, name: string): Promise<void> {
  try {
    await spending.call(unitsOf.write, 'bulk', () =>
      graph.post(parent, { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' }),
    );
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/**
 * https://learn.microsoft.com/graph/api/driveitem-put-content takes files up to 250 MB. What becomes of a name that is
 * taken stands in the address: https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes
 */
async function uploadOnce(library: Library, folder: string, file: string, bytes: Uint8Array) {
  const { graph, site, spending } = library;
  try {
    const answer = await spending.call(unitsOf.write, 'bulk', () =>
      graph.upload(graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder}/${file}:/content`, bytes, {
        query: { '@microsoft.graph.conflictBehavior': 'fail' },
      }),
    );
    return keptFile(answer);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return await findFile(library, graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder}/${file}`);
  }
}

/** https://learn.microsoft.com/graph/api/driveitem-get */
async function findFile({ graph, spending }: Library, path: GraphPath) {
  try {
    const query = { $select: 'id,webUrl,file' };
    return keptFile(await spending.call(unitsOf.readOne, 'bulk', () => graph.get(path, { query })));
  } catch (error) {
    // Gone between the two calls, or a conflict over something else that is passing: the next try will tell.
    if (error instanceof GraphRefusal && error.status === 404) throw new RegisterBusy(1);
    throw error;
  }
}

/** https://learn.microsoft.com/graph/api/driveitem-list-children, https://learn.microsoft.com/graph/api/driveitem-get-content */
async function readWords(library: Library): Promise<readonly FoundWords[]> {
  const { graph, site, spending } = library;
  const words: FoundWords[] = [];
  for (const folder of await children(library, graphPath`/sites/${site}/drive/root:/${originalsFolder}:/children`)) {
    if (!folder.folder) continue;
    const path = graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder.name}:/children`;
    const files = (await children(library, path)).filter((child) => !child.folder);
    const read = (name: string) =>
      spending.call(unitsOf.readOne, 'bulk', () =>
        graph.download(graphPath`/sites/${site}/drive/root:/${originalsFolder}/${folder.name}/${name}:/content`),
      );
    for (const file of files) {
      if (!file.name.endsWith(wordsEnding)) continue;
      const code = codeOf.exec(file.name)?.[1];
      const own = files.find(({ name }) => !name.endsWith(wordsEnding) && codeOf.exec(name)?.[1] === code);
      words.push({
        itemId: file.id,
        json: Buffer.from(await read(file.name)).toString('utf8'),
        original: own
          ? { itemId: own.id, webUrl: own.webUrl, read: () => read(own.name).catch(throwLibraryFailure) }
          : null,
      });
    }
  }
  return words;
}

async function children({ graph, spending }: Library, path: GraphPath) {
  try {
    const query = { $select: 'id,name,webUrl,folder' };
    const answers = await spending.call(unitsOf.readMany, 'bulk', () => graph.all(path, { query }));
    return answers.map((answer) => childAnswer.parse(answer));
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return [];
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
