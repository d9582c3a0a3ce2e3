import { z } from 'zod';
import { Failure } from '#src/domain/failure.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { GraphRefusal, throwRegisterFailure } from '../graph/graph-refusal.ts';

const listAnswer = z.object({ id: z.string(), webUrl: z.string().nullish() });

export type FoundList = { readonly id: string; readonly webUrl: string | null };

export type ListFinder = {
  find(displayName: string): Promise<FoundList | null>;
  /** @throws Failure `microsoft-unavailable` where the site has no such list */
  idOf(displayName: string): Promise<string>;
  /** A list was deleted or made anew: look again next time. */
  forget(): void;
};

/**
 * Reads one list by its title, null where the site has none: https://learn.microsoft.com/graph/api/list-get
 * All lists of a site are not asked for: an app that was granted single lists may not see the others.
 */
export async function findList(graph: Graph, site: string, displayName: string): Promise<FoundList | null> {
  try {
    const answer = await graph.get(graphPath`/sites/${site}/lists/${displayName}`, { query: { $select: 'id,webUrl' } });
    const { id, webUrl } = listAnswer.parse(answer);
    return { id, webUrl: webUrl ?? null };
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return null;
    return throwRegisterFailure(error);
  }
}

/** Keeps the lists that were found; one that is missing is looked for again each time. */
export function createListFinder(look: (displayName: string) => Promise<FoundList | null>): ListFinder {
  const known = new Map<string, FoundList>();
  const find = async (displayName: string): Promise<FoundList | null> => {
    const list = known.get(displayName) ?? (await look(displayName));
    if (list) known.set(displayName, list);
    return list;
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
    forget: () => known.clear(),
  };
}
