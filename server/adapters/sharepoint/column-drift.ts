import { z } from 'zod';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import type { Column, RegisterList } from './columns.ts';

const facet = z.looseObject({}).nullish();

/** https://learn.microsoft.com/graph/api/resources/columndefinition */
const columnAnswer = z.object({
  id: z.string(),
  name: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  text: z.object({ allowMultipleLines: z.boolean().nullish() }).nullish(),
  number: facet,
  dateTime: facet,
  choice: z.object({ choices: z.array(z.string()).nullish() }).nullish(),
});
export type FoundColumn = z.infer<typeof columnAnswer>;

/** The columns of a list by their internal names: https://learn.microsoft.com/graph/api/list-list-columns */
export async function readColumns(
  graph: Graph,
  site: string,
  listId: string,
): Promise<ReadonlyMap<string, FoundColumn>> {
  const answers = await graph.all(graphPath`/sites/${site}/lists/${listId}/columns`);
  return new Map(answers.map((answer) => columnAnswer.parse(answer)).map((found) => [found.name ?? '', found]));
}

/** An index that is missing; one that a school added is not taken away. */
export function lacksIndex<Row>(found: FoundColumn, column: Column<Row>): boolean {
  return column.indexed && !found.indexed;
}

export function lacksKey<Row>(found: FoundColumn, column: Column<Row>): boolean {
  return column.unique && !found.enforceUniqueValues;
}

/** How a column differs from what rows are written to. A missing index and key are put right by provisioning, a type is not. */
export type Drift = {
  readonly column: string;
  readonly what: 'missing' | 'type' | 'choices' | 'index' | 'key';
  readonly detail: string;
};

/** One difference a column: the one that comes first has to be put right before the others. */
export function driftOf<Row>(list: RegisterList<Row>, columns: ReadonlyMap<string, FoundColumn>): readonly Drift[] {
  return list.columns.flatMap((column): readonly Drift[] => {
    const found = columns.get(column.name);
    const drift = (what: Drift['what'], detail: string): readonly Drift[] => [{ column: column.name, what, detail }];
    if (!found) return drift('missing', 'is missing');
    const type = typeOf(found);
    if (type !== column.type) return drift('type', `holds ${type ?? 'another kind'} instead of ${column.type}`);
    const choices = found.choice?.choices ?? [];
    const gone = (column.choices ?? []).filter((choice) => !choices.includes(choice));
    if (gone.length > 0) return drift('choices', `does not offer ${gone.join(', ')}`);
    if (lacksKey(found, column)) return drift('key', 'lets a value stand twice');
    return lacksIndex(found, column) ? drift('index', 'has no index') : [];
  });
}

function typeOf(found: FoundColumn): Column<unknown>['type'] | null {
  if (found.text) return found.text.allowMultipleLines ? 'note' : 'text';
  if (found.number) return 'number';
  if (found.dateTime) return 'dateTime';
  return found.choice ? 'choice' : null;
}
