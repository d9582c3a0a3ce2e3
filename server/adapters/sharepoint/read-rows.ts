import { z } from 'zod';
import { graphPath } from '../graph/graph-path.ts';
import { GraphRefusal, throwRegisterFailure } from '../graph/graph-refusal.ts';
import type { RegisterChanges, StandingRow } from '../ports.ts';
import { type Column, keyColumn, outcomeNames, proofColumn, standingColumn, standingNames } from './columns.ts';
import { type ListPlace, registerItem } from './list-rows.ts';
import { unitsOf } from './spending.ts';

const itemAnswer = z.object({
  id: z.string(),
  eTag: z.string().optional(),
  '@odata.etag': z.string().optional(),
  deleted: z.unknown().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});
const page = z.object({
  value: z.array(itemAnswer),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

type Named = Pick<Column<never>, 'name'>;

/** Rows of a page: one page costs the same whatever its length, and a row of ours has some kilobytes. */
const rowsOfPage = '200';

/**
 * All rows, page by page: https://learn.microsoft.com/graph/api/listitem-list SharePoint pages by id, which is always
 * indexed, so a list beyond its threshold of 5,000 rows is read as well.
 */
export async function* rowPages(
  place: ListPlace,
  columns: readonly Named[],
): AsyncGenerator<readonly StandingRow[], void, void> {
  const { graph, site, lists, spending } = place;
  const list = await lists.idOf(place.displayName);
  const query = { $expand: expandOf(columns), $top: rowsOfPage };
  let next: string | undefined;
  do {
    const link = next;
    const answer = await spending
      .call(unitsOf.readMany, 'bulk', () =>
        link === undefined ? graph.get(graphPath`/sites/${site}/lists/${list}/items`, { query }) : graph.follow(link),
      )
      .catch(throwRegisterFailure);
    const { value, '@odata.nextLink': further } = page.parse(answer);
    yield value.map(standingRow);
    next = further;
  } while (next !== undefined);
}

/**
 * What changed since a link: https://learn.microsoft.com/graph/api/listitem-delta Without one, the link to begin with.
 * Null where SharePoint has forgotten the link (410).
 */
export async function rowChanges(
  place: ListPlace,
  columns: readonly Named[],
  deltaLink: string | null,
): Promise<RegisterChanges | null> {
  const { graph, site, lists, spending } = place;
  const rows: StandingRow[] = [];
  const removed: string[] = [];
  try {
    const list = await lists.idOf(place.displayName);
    const first = () =>
      graph.get(graphPath`/sites/${site}/lists/${list}/items/delta`, {
        query: { token: 'latest', $expand: expandOf(columns) },
      });
    let answer = await spending.call(unitsOf.changes, 'bulk', () => (deltaLink ? graph.follow(deltaLink) : first()));
    for (;;) {
      const { value, '@odata.nextLink': next, '@odata.deltaLink': link } = page.parse(answer);
      for (const item of value) {
        if (item.deleted !== undefined) removed.push(item.id);
        else if (item.fields) rows.push(standingRow(item));
      }
      if (link !== undefined) return { rows, removed, deltaLink: link };
      if (next === undefined) throw new Error('SharePoint ended a list of changes without a link');
      answer = await spending.call(unitsOf.changes, 'bulk', () => graph.follow(next));
    }
  } catch (error) {
    if (error instanceof GraphRefusal && (error.status === 410 || error.status === 404)) {
      lists.forget();
      return null;
    }
    return throwRegisterFailure(error);
  }
}

function expandOf(columns: readonly Named[]): string {
  return `fields($select=${['Title', ...columns.map(({ name }) => name)].join(',')})`;
}

function standingRow(answer: z.infer<typeof itemAnswer>): StandingRow {
  const values = Object.fromEntries(
    Object.entries(answer.fields ?? {}).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  return {
    item: registerItem(answer),
    key: text(keyColumn),
    tenantId: text('TenantId'),
    objectId: text('ObjectId'),
    versionId: text('VersionId'),
    name: text('Person'),
    mail: text('Email'),
    dueOn: text('DueOn'),
    policy: text('Policy'),
    version: text('PolicyVersion'),
    // A row of `Attestations` has no standing: it says so by the time of the acceptance.
    saysAccepted:
      standingColumn in values
        ? text(standingColumn) === standingNames.accepted
        : text('AcceptedAt') !== null && text('Outcome') !== outcomeNames.undone,
    proof: text(proofColumn),
    values,
  };
}
