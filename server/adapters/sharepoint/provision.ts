import { z } from 'zod';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { lacksIndex, lacksKey, readColumns } from './column-drift.ts';
import { attestationsList, complianceList, definitionOf, type RegisterList } from './columns.ts';
import { findList } from './find-list.ts';

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
  const columns = await readColumns(graph, site, listId);
  for (const column of list.columns) {
    const found = columns.get(column.name);
    // https://learn.microsoft.com/graph/api/list-post-columns
    if (!found) await graph.post(graphPath`/sites/${site}/lists/${listId}/columns`, definitionOf(column));
    else if (lacksIndex(found, column) || lacksKey(found, column)) {
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
