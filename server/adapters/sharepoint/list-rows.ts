import { z } from 'zod';
import { Failure } from '#src/domain/failure.ts';
import type { BatchAnswer, BatchPart } from '../graph/batch.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath, odataLiteral } from '../graph/graph-path.ts';
import { GraphRefusal, throwRegisterFailure } from '../graph/graph-refusal.ts';
import { RegisterBusy, type RegisterItem, type RegisterOutcome, type Urgency } from '../ports.ts';
import { keyColumn } from './columns.ts';
import type { ListFinder } from './find-list.ts';
import { type Spending, unitsOf } from './spending.ts';

/** One list of one site. */
export type ListPlace = {
  readonly graph: Graph;
  readonly site: string;
  readonly lists: ListFinder;
  readonly spending: Spending;
  readonly displayName: string;
};

export type Fields = Readonly<Record<string, string | number | null>>;

/** Fields for the item that is known, or for a new one. */
export type RowWrite = { readonly key: string; readonly fields: Fields; readonly known: RegisterItem | null };

/** Seconds to wait where nobody named any: a service that is down, an answer that was lost. */
const usualWait = 5;

const itemAnswer = z.object({ id: z.string(), eTag: z.string().optional(), '@odata.etag': z.string().optional() });
const fieldsAnswer = z.object({ '@odata.etag': z.string().optional() }).nullish();
const found = z.object({ value: z.array(itemAnswer) });

/**
 * One request of a batch: a new item (https://learn.microsoft.com/graph/api/listitem-create), or new fields for one that
 * is still the one known (https://learn.microsoft.com/graph/api/listitem-update).
 */
export function writePart(site: string, list: string, { known, fields }: RowWrite): BatchPart {
  if (!known) {
    return {
      method: 'POST',
      path: graphPath`/sites/${site}/lists/${list}/items`,
      body: { fields: withoutNulls(fields) },
    };
  }
  return {
    method: 'PATCH',
    path: graphPath`/sites/${site}/lists/${list}/items/${known.itemId}/fields`,
    body: fields,
    headers: { 'If-Match': known.revision },
  };
}

/** What became of a row. A look at the list decides what the answer leaves open. */
export async function outcomeOf(
  place: ListPlace,
  write: RowWrite,
  answer: BatchAnswer,
  urgency: Urgency,
): Promise<RegisterOutcome> {
  try {
    if (answer instanceof GraphRefusal) return await refusedOutcome(place, write, answer, urgency);
    if (!write.known) return { kind: 'written', item: registerItem(itemAnswer.parse(answer.body)) };
    const { itemId } = write.known;
    const revision = fieldsAnswer.parse(answer.body)?.['@odata.etag'];
    if (revision) return { kind: 'written', item: { itemId, revision } };
    const item = await readRow(place, itemId, urgency);
    return item ? { kind: 'written', item } : { kind: 'gone' };
  } catch (error) {
    return outcomeOfError(error);
  }
}

/** The same where no row got an answer of its own. */
export function outcomeOfError(error: unknown): RegisterOutcome {
  if (error instanceof RegisterBusy) return { kind: 'busy', retryAfter: error.retryAfter };
  if (error instanceof Failure) return { kind: 'refused', reason: [error.message, ...error.details].join(' ') };
  if (!(error instanceof GraphRefusal)) throw error;
  if (error.throttled || error.down) {
    return { kind: 'busy', retryAfter: Math.max(1, error.retryAfter ?? usualWait) };
  }
  return {
    kind: 'refused',
    reason: `SharePoint refused the row (${error.status} ${error.code}: ${error.message}). Check that both lists are there with all their columns, and that this app may write to them.`,
  };
}

async function refusedOutcome(
  place: ListPlace,
  { key, known }: RowWrite,
  refusal: GraphRefusal,
  urgency: Urgency,
): Promise<RegisterOutcome> {
  if (refusal.throttled) await place.spending.throttled(refusal.retryAfter);
  if (refusal.throttled || (refusal.down && refusal.retryAfter !== null)) return outcomeOfError(refusal);
  if (known) {
    if (refusal.status === 412) {
      const item = await readRow(place, known.itemId, urgency);
      return item ? { kind: 'stands', item } : { kind: 'gone' };
    }
    if (refusal.status !== 404) return outcomeOfError(refusal);
    place.lists.forget();
    return { kind: 'gone' };
  }
  if (refusal.status === 404) {
    place.lists.forget();
    return outcomeOfError(refusal);
  }
  // Microsoft documents no code for a value that must be unique and is not, and a lost answer has none at all: the key
  // itself says whether the row stands.
  const item = await rowByKey(place, key, urgency);
  return item ? { kind: 'stands', item } : outcomeOfError(refusal);
}

/** https://learn.microsoft.com/graph/api/listitem-list The key is indexed, so the list may be of any length. */
async function rowByKey(place: ListPlace, key: string, urgency: Urgency): Promise<RegisterItem | null> {
  const { graph, site, lists, spending } = place;
  const list = await lists.idOf(place.displayName);
  const query = { $filter: `fields/${keyColumn} eq ${odataLiteral(key)}`, $select: 'id,eTag', $top: '1' };
  const answer = await spending.call(unitsOf.readMany, urgency, () =>
    graph.get(graphPath`/sites/${site}/lists/${list}/items`, { query }),
  );
  const item = found.parse(answer).value[0];
  return item ? registerItem(item) : null;
}

/** https://learn.microsoft.com/graph/api/listitem-get */
async function readRow(place: ListPlace, itemId: string, urgency: Urgency): Promise<RegisterItem | null> {
  const { graph, site, lists, spending } = place;
  const list = await lists.idOf(place.displayName);
  try {
    const answer = await spending.call(unitsOf.readOne, urgency, () =>
      graph.get(graphPath`/sites/${site}/lists/${list}/items/${itemId}`, { query: { $select: 'id,eTag' } }),
    );
    return registerItem(itemAnswer.parse(answer));
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return null;
    throw error;
  }
}

/** https://learn.microsoft.com/graph/api/listitem-delete A row that is gone already is as good. */
export async function removeRow(place: ListPlace, { itemId, revision }: RegisterItem): Promise<void> {
  const { graph, site, lists, spending } = place;
  const list = await lists.idOf(place.displayName);
  try {
    await spending.call(unitsOf.write, 'bulk', () =>
      graph.remove(graphPath`/sites/${site}/lists/${list}/items/${itemId}`, { headers: { 'If-Match': revision } }),
    );
  } catch (error) {
    if (error instanceof GraphRefusal && (error.status === 404 || error.status === 412)) return;
    throwRegisterFailure(error);
  }
}

export function registerItem(answer: z.infer<typeof itemAnswer>): RegisterItem {
  const revision = answer.eTag ?? answer['@odata.etag'];
  if (!revision) throw new Error(`SharePoint gave item ${answer.id} without an eTag`);
  return { itemId: answer.id, revision };
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
