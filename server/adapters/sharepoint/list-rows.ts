import { z } from 'zod';
import type { Graph } from '../graph/client.ts';
import { graphPath, odataLiteral } from '../graph/graph-path.ts';
import { GraphRefusal, throwRegisterFailure } from '../graph/graph-refusal.ts';
import { RegisterBusy, type RegisterItem } from '../ports.ts';
import { keyColumn } from './columns.ts';
import type { ListFinder } from './find-list.ts';

/** One list of one site. */
export type ListPlace = {
  readonly graph: Graph;
  readonly site: string;
  readonly lists: ListFinder;
  readonly displayName: string;
};

export type Fields = Readonly<Record<string, string | number | null>>;

const itemAnswer = z.object({ id: z.string(), eTag: z.string().optional(), '@odata.etag': z.string().optional() });
const fieldsAnswer = z.object({ '@odata.etag': z.string().optional() }).nullish();
const found = z.object({ value: z.array(itemAnswer) });

/**
 * Creates the row unless one with its key stands already: https://learn.microsoft.com/graph/api/listitem-create
 * @throws RegisterBusy, Failure `microsoft-unavailable`
 */
export async function createRow(
  place: ListPlace,
  key: string,
  fields: Fields,
): Promise<{ readonly item: RegisterItem; readonly stoodAlready: boolean }> {
  const { graph, site, lists } = place;
  const list = await lists.idOf(place.displayName);
  try {
    const answer = await graph.post(graphPath`/sites/${site}/lists/${list}/items`, { fields: withoutNulls(fields) });
    return { item: registerItem(itemAnswer.parse(answer)), stoodAlready: false };
  } catch (error) {
    // Microsoft documents no code for a value that must be unique and is not, and a lost answer has none at all: the
    // key itself says whether the row stands.
    if (!(error instanceof GraphRefusal) || error.throttled || error.retryAfter !== null) throwRegisterFailure(error);
    if (error.status === 404) lists.forget();
    else {
      const item = await rowByKey(place, key);
      if (item) return { item, stoodAlready: true };
    }
    return throwRegisterFailure(error);
  }
}

/**
 * Writes the fields into the row, or gives null where the row is gone. The product's own words win over a hand edit,
 * after one look at what stands there: https://learn.microsoft.com/graph/api/listitem-update
 * @throws RegisterBusy, Failure `microsoft-unavailable`
 */
export async function updateRow(place: ListPlace, item: RegisterItem, fields: Fields): Promise<RegisterItem | null> {
  const first = await patchRow(place, item, fields);
  if (first !== 'changed') return first;
  const current = await readRow(place, item.itemId);
  if (!current) return null;
  const second = await patchRow(place, current, fields);
  if (second === 'changed') throw new RegisterBusy(1);
  return second;
}

/** https://learn.microsoft.com/graph/api/listitem-list The key is indexed, so the list may be of any length. */
async function rowByKey({ graph, site, lists, displayName }: ListPlace, key: string): Promise<RegisterItem | null> {
  const list = await lists.idOf(displayName);
  const answer = await graph
    .get(graphPath`/sites/${site}/lists/${list}/items`, {
      query: { $filter: `fields/${keyColumn} eq ${odataLiteral(key)}`, $select: 'id,eTag', $top: '1' },
    })
    .catch(throwRegisterFailure);
  const item = found.parse(answer).value[0];
  return item ? registerItem(item) : null;
}

/** https://learn.microsoft.com/graph/api/listitem-get */
async function readRow({ graph, site, lists, displayName }: ListPlace, itemId: string): Promise<RegisterItem | null> {
  const list = await lists.idOf(displayName);
  try {
    const answer = await graph.get(graphPath`/sites/${site}/lists/${list}/items/${itemId}`, {
      query: { $select: 'id,eTag' },
    });
    return registerItem(itemAnswer.parse(answer));
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return null;
    return throwRegisterFailure(error);
  }
}

/** Null where the row is gone; `changed` where it is not the revision we know. */
async function patchRow(
  place: ListPlace,
  { itemId, revision }: RegisterItem,
  fields: Fields,
): Promise<RegisterItem | null | 'changed'> {
  const { graph, site, lists, displayName } = place;
  const list = await lists.idOf(displayName);
  try {
    const answer = await graph.patch(graphPath`/sites/${site}/lists/${list}/items/${itemId}/fields`, fields, {
      headers: { 'If-Match': revision },
    });
    const written = fieldsAnswer.parse(answer)?.['@odata.etag'];
    return written ? { itemId, revision: written } : await readRow(place, itemId);
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 412) return 'changed';
    if (error instanceof GraphRefusal && error.status === 404) {
      lists.forget();
      return null;
    }
    return throwRegisterFailure(error);
  }
}

function registerItem(answer: z.infer<typeof itemAnswer>): RegisterItem {
  const revision = answer.eTag ?? answer['@odata.etag'];
  if (!revision) throw new Error(`SharePoint gave item ${answer.id} without an eTag`);
  return { itemId: answer.id, revision };
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
