import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath, odataLiteral } from '../graph/graph-path.ts';
import { GraphRefusal, throwRegisterFailure } from '../graph/graph-refusal.ts';
import { type Register, RegisterBusy, type RegisterItem } from '../ports.ts';
import { attestationsList, complianceList, fieldsOf, keyColumn, type RegisterList } from './columns.ts';
import { createListFinder, type ListFinder } from './find-list.ts';

const itemAnswer = z.object({ id: z.string(), eTag: z.string().optional(), '@odata.etag': z.string().optional() });
const fieldsAnswer = z.object({ '@odata.etag': z.string().optional() }).nullish();
const found = z.object({ value: z.array(itemAnswer) });

/**
 * The school's register: two SharePoint lists. A row is written under a key that SharePoint keeps unique, so a call whose
 * answer was lost is repeated without harm. Permission: Sites.Selected with write on the site, or
 * Lists.SelectedOperations.Selected with write on both lists.
 */
export function createRegister(settings: Pick<Settings, 'sharePointSiteId'>, graph: Graph): Register {
  const site = settings.sharePointSiteId;
  const lists = createListFinder(graph, site);
  return {
    async addAttestation(row) {
      const rows = rowsOf(graph, site, lists, attestationsList);
      return rows.create(row.key, fieldsOf(attestationsList, row)).then(({ item }) => item);
    },
    async putCompliance(row, known) {
      const rows = rowsOf(graph, site, lists, complianceList);
      const fields = fieldsOf(complianceList, row);
      if (known) {
        const item = await rows.update(known, fields);
        if (item) return item;
      }
      const { item, stoodAlready } = await rows.create(row.key, fields);
      if (!stoodAlready) return item;
      const updated = await rows.update(item, fields);
      if (!updated) throw new RegisterBusy(1);
      return updated;
    },
    async links() {
      const [attestations, compliance] = await Promise.all([
        lists.find(attestationsList.displayName),
        lists.find(complianceList.displayName),
      ]);
      return { attestations: attestations?.webUrl ?? null, compliance: compliance?.webUrl ?? null };
    },
  };
}

type Fields = Readonly<Record<string, string | number | null>>;

function rowsOf<Row>(graph: Graph, site: string, lists: ListFinder, { displayName }: RegisterList<Row>) {
  const listId = () => lists.idOf(displayName);

  /** https://learn.microsoft.com/graph/api/listitem-list : the key is indexed, so the list may be of any length. */
  const byKey = async (key: string): Promise<RegisterItem | null> => {
    const list = await listId();
    const answer = await graph
      .get(graphPath`/sites/${site}/lists/${list}/items`, {
        query: { $filter: `fields/${keyColumn} eq ${odataLiteral(key)}`, $select: 'id,eTag', $top: '1' },
      })
      .catch(throwRegisterFailure);
    const item = found.parse(answer).value[0];
    return item ? registerItem(item) : null;
  };

  /** https://learn.microsoft.com/graph/api/listitem-create */
  const create = async (key: string, fields: Fields): Promise<{ item: RegisterItem; stoodAlready: boolean }> => {
    const list = await listId();
    try {
      const answer = await graph.post(graphPath`/sites/${site}/lists/${list}/items`, { fields: withoutNulls(fields) });
      return { item: registerItem(itemAnswer.parse(answer)), stoodAlready: false };
    } catch (error) {
      // Microsoft documents no code for a value that must be unique and is not, and a lost answer has none at all: the
      // key itself says whether the row stands.
      if (!(error instanceof GraphRefusal) || error.throttled || error.retryAfter !== null) throwRegisterFailure(error);
      if (error.status === 404) lists.forget();
      else {
        const item = await byKey(key);
        if (item) return { item, stoodAlready: true };
      }
      return throwRegisterFailure(error);
    }
  };

  /** https://learn.microsoft.com/graph/api/listitem-get */
  const read = async (itemId: string): Promise<RegisterItem | null> => {
    const list = await listId();
    try {
      const answer = await graph.get(graphPath`/sites/${site}/lists/${list}/items/${itemId}`, {
        query: { $select: 'id,eTag' },
      });
      return registerItem(itemAnswer.parse(answer));
    } catch (error) {
      if (error instanceof GraphRefusal && error.status === 404) return null;
      return throwRegisterFailure(error);
    }
  };

  /** https://learn.microsoft.com/graph/api/listitem-update Resolves with false where the row was changed by another. */
  const patch = async (item: RegisterItem, fields: Fields): Promise<RegisterItem | null | false> => {
    const list = await listId();
    try {
      const answer = await graph.patch(graphPath`/sites/${site}/lists/${list}/items/${item.itemId}/fields`, fields, {
        headers: { 'If-Match': item.revision },
      });
      const revision = fieldsAnswer.parse(answer)?.['@odata.etag'];
      return revision ? { itemId: item.itemId, revision } : await read(item.itemId);
    } catch (error) {
      if (error instanceof GraphRefusal && error.status === 412) return false;
      if (error instanceof GraphRefusal && error.status === 404) return null;
      return throwRegisterFailure(error);
    }
  };

  /** Null where the row is gone. The product's own words win over a hand edit, after one look at what stands there. */
  const update = async (item: RegisterItem, fields: Fields): Promise<RegisterItem | null> => {
    const first = await patch(item, fields);
    if (first !== false) return first;
    const current = await read(item.itemId);
    if (!current) return null;
    const second = await patch(current, fields);
    if (second === false) throw new RegisterBusy(1);
    return second;
  };

  return { create, update };
}

function registerItem(answer: z.infer<typeof itemAnswer>): RegisterItem {
  const revision = answer.eTag ?? answer['@odata.etag'];
  if (!revision) throw new Error(`SharePoint gave item ${answer.id} without an eTag`);
  return { itemId: answer.id, revision };
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
