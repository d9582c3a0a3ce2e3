import { z } from 'zod';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { attestationsList, type Column, complianceList, definitionOf, type RegisterList } from './columns.ts';
import { findList } from './find-list.ts';

const columnAnswer = z.object({
  id: z.string(),
  name: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
});

/**
 * Brings both lists of the register into being with their columns, indexes and unique key; what stands already is left
 * as it is. An administrator runs it once; the running product needs to write items only.
 * Permission: Sites.Manage.All, or Sites.Selected with fullcontrol on the site.
 */
export async function provisionRegister(graph: Graph, siteId: string): Promise<void> {
  await provisionList(graph, siteId, attestationsList);
  await provisionList(graph, siteId, complianceList);
}

async function provisionList<Row>(graph: Graph, site: string, list: RegisterList<Row>): Promise<void> {
  const standing = await findList(graph, site, list.displayName);
  const listId = standing?.id ?? (await createList(graph, site, list));
  const answers = await graph.all(graphPath`/sites/${site}/lists/${listId}/columns`);
  const columns = new Map(answers.map((answer) => columnAnswer.parse(answer)).map((answer) => [answer.name, answer]));
  for (const column of list.columns) {
    const found = columns.get(column.name);
    // https://learn.microsoft.com/graph/api/list-post-columns
    if (!found) await graph.post(graphPath`/sites/${site}/lists/${listId}/columns`, definitionOf(column));
    else if (lacks(found, column)) {
      // https://learn.microsoft.com/graph/api/columndefinition-update
      await graph.patch(graphPath`/sites/${site}/lists/${listId}/columns/${found.id}`, {
        indexed: column.indexed,
        ...(column.unique ? { enforceUniqueValues: true } : {}),
      });
    }
  }
}

/** https://learn.microsoft.com/graph/api/list-create */
async function createList<Row>(graph: Graph, site: string, list: RegisterList<Row>): Promise<string> {
  const answer = await graph.post(graphPath`/sites/${site}/lists`, {
    displayName: list.displayName,
    description: list.description,
    columns: list.columns.map(definitionOf),
    list: { template: 'genericList' },
  });
  return z.object({ id: z.string() }).parse(answer).id;
}

/** An index or the unique key that is missing; one that a school added is not taken away. */
function lacks<Row>(found: z.infer<typeof columnAnswer>, column: Column<Row>): boolean {
  return (column.indexed && !found.indexed) || (column.unique && !found.enforceUniqueValues);
}
