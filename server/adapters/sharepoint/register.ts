import type { Settings } from '#server/config/settings.ts';
import type { Graph } from '../graph/client.ts';
import { type Register, RegisterBusy } from '../ports.ts';
import { attestationsList, complianceList, fieldsOf } from './columns.ts';
import { createListFinder } from './find-list.ts';
import { createRow, type ListPlace, updateRow } from './list-rows.ts';

/**
 * The school's register: two SharePoint lists. A row is written under a key that SharePoint keeps unique, so a call whose
 * answer was lost is repeated without harm. Permission: Sites.Selected with write on the site, or
 * Lists.SelectedOperations.Selected with write on both lists.
 */
export function createRegister(settings: Pick<Settings, 'sharePointSiteId'>, graph: Graph): Register {
  const site = settings.sharePointSiteId;
  const lists = createListFinder(graph, site);
  const placeOf = (displayName: string): ListPlace => ({ graph, site, lists, displayName });
  const attestations = placeOf(attestationsList.displayName);
  const compliance = placeOf(complianceList.displayName);
  return {
    async addAttestation(row) {
      const { item } = await createRow(attestations, row.key, fieldsOf(attestationsList, row));
      return item;
    },
    async putCompliance(row, known) {
      const fields = fieldsOf(complianceList, row);
      const updated = known ? await updateRow(compliance, known, fields) : null;
      if (updated) return updated;
      const { item, stoodAlready } = await createRow(compliance, row.key, fields);
      if (!stoodAlready) return item;
      const again = await updateRow(compliance, item, fields);
      if (!again) throw new RegisterBusy(1);
      return again;
    },
    async links() {
      const [attested, standing] = await Promise.all([
        lists.find(attestationsList.displayName),
        lists.find(complianceList.displayName),
      ]);
      return { attestations: attested?.webUrl ?? null, compliance: standing?.webUrl ?? null };
    },
  };
}
