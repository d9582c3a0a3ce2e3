import type { Settings } from '#server/config/settings.ts';
import { mostInBatch } from '../graph/batch.ts';
import type { Graph } from '../graph/client.ts';
import type { Budgets, Register, RegisterListName, RegisterOutcome, RegisterRowOf, RegisterWrite } from '../ports.ts';
import { attestationsList, complianceList, differing, fieldsOf } from './columns.ts';
import { createListFinder, findList } from './find-list.ts';
import { type ListPlace, outcomeOf, outcomeOfError, type RowWrite, removeRow, writePart } from './list-rows.ts';
import { rowChanges, rowPages } from './read-rows.ts';
import { createSpending, unitsOf } from './spending.ts';

/**
 * The school's register: two SharePoint lists. A row is written under a key that SharePoint keeps unique, so a call whose
 * answer was lost is repeated without harm. Permission: Sites.Selected with write on the site, or
 * Lists.SelectedOperations.Selected with write on both lists.
 */
export function createRegister(settings: Pick<Settings, 'sharePointSiteId'>, graph: Graph, budgets: Budgets): Register {
  const site = settings.sharePointSiteId;
  const spending = createSpending(budgets);
  const lists = createListFinder((displayName) =>
    spending.call(unitsOf.readOne, 'person', () => findList(graph, site, displayName)),
  );
  const placeOf = (displayName: string): ListPlace => ({ graph, site, lists, spending, displayName });
  const places: Readonly<Record<RegisterListName, ListPlace>> = {
    attestations: placeOf(attestationsList.displayName),
    compliance: placeOf(complianceList.displayName),
  };
  const columnsOf = (list: RegisterListName) =>
    list === 'attestations' ? attestationsList.columns : complianceList.columns;
  return {
    ready: (rows, urgency) => spending.ready(rows * unitsOf.write, urgency),
    async write(writes, urgency) {
      if (writes.length > mostInBatch) throw new Error(`${writes.length} rows are more than one batch takes`);
      try {
        const rows = writes.map(rowWrite);
        const parts = await Promise.all(
          writes.map(async ({ list }, index) =>
            writePart(site, await lists.idOf(places[list].displayName), rows[index] as RowWrite),
          ),
        );
        const answers = await spending.paid(() => graph.batch(parts));
        return await inTurn(writes, (one, index) => {
          const answer = answers[index];
          const row = rows[index];
          if (!answer || !row) throw new Error('A batch came back with a part missing');
          return outcomeOf(places[one.list], row, answer, urgency);
        });
      } catch (error) {
        const outcome = outcomeOfError(error);
        return writes.map(() => outcome);
      }
    },
    differences: (should, stands) =>
      should.list === 'attestations'
        ? differing(attestationsList, should.row, stands.values)
        : differing(complianceList, should.row, stands.values),
    pages: (list) => rowPages(places[list], columnsOf(list)),
    changes: (list, deltaLink) => rowChanges(places[list], columnsOf(list), deltaLink),
    remove: (list, item) => removeRow(places[list], item),
    async links() {
      const [attested, standing] = await Promise.all([
        lists.find(attestationsList.displayName),
        lists.find(complianceList.displayName),
      ]);
      return { attestations: attested?.webUrl ?? null, compliance: standing?.webUrl ?? null };
    },
  };
}

function rowWrite(write: RegisterWrite): RowWrite {
  return { key: write.row.key, known: write.known, fields: fieldsOfRow(write) };
}

function fieldsOfRow(write: RegisterRowOf) {
  return write.list === 'attestations' ? fieldsOf(attestationsList, write.row) : fieldsOf(complianceList, write.row);
}

async function inTurn<T>(
  writes: readonly T[],
  judge: (write: T, index: number) => Promise<RegisterOutcome>,
): Promise<readonly RegisterOutcome[]> {
  const outcomes: RegisterOutcome[] = [];
  for (const [index, write] of writes.entries()) outcomes.push(await judge(write, index));
  return outcomes;
}
