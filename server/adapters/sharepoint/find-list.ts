import { z } from 'zod';
import { Failure } from '#src/domain/failure.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { throwRegisterFailure } from '../graph/graph-refusal.ts';

const listAnswer = z.object({ id: z.string(), displayName: z.string().nullish(), webUrl: z.string().nullish() });

export type FoundList = { readonly id: string; readonly webUrl: string | null };

export type ListFinder = {
  find(displayName: string): Promise<FoundList | null>;
  /** @throws Failure `microsoft-unavailable` where the site has no such list */
  idOf(displayName: string): Promise<string>;
  /** A list was deleted or made anew: look again next time. */
  forget(): void;
};

/** Reads the lists of the site: https://learn.microsoft.com/graph/api/list-list */
export async function listsOf(graph: Graph, site: string): Promise<ReadonlyMap<string, FoundList>> {
  const answers = await graph
    .all(graphPath`/sites/${site}/lists`, { query: { $select: 'id,displayName,webUrl' } })
    .catch(throwRegisterFailure);
  const lists = answers.map((answer) => listAnswer.parse(answer));
  return new Map(lists.map((list) => [list.displayName ?? '', { id: list.id, webUrl: list.webUrl ?? null }]));
}

/** Keeps the ids of lists that were found; one that is missing is looked for again each time. */
export function createListFinder(graph: Graph, site: string): ListFinder {
  let known: ReadonlyMap<string, FoundList> = new Map();
  const find = async (displayName: string): Promise<FoundList | null> => {
    if (!known.has(displayName)) known = await listsOf(graph, site);
    return known.get(displayName) ?? null;
  };
  return {
    find,
    async idOf(displayName) {
      const list = await find(displayName);
      if (!list) {
        throw new Failure(
          'microsoft-unavailable',
          `The SharePoint site has no list "${displayName}". Ask your administrator to set up the register.`,
        );
      }
      return list.id;
    },
    forget() {
      known = new Map();
    },
  };
}
