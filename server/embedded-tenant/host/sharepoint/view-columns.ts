import type { ListColumn, SharePointList } from '../tenant/types.ts';

/**
 * The columns of the list's page. Identifiers, hashes and long texts stand in the item's own panel: the page is for
 * people who want to see at a glance who has and who has not.
 */
export function viewColumns(list: SharePointList): readonly ListColumn[] {
  return list.columns.filter(
    ({ name, type }) => name !== 'Title' && name !== 'Key' && type !== 'note' && !/(Id|Hash|Number|Key)$/.test(name),
  );
}

/** The choice column that says where a person stands, whatever the list calls it. */
export function standingColumn(list: SharePointList): ListColumn | null {
  return list.columns.find(({ name, type }) => type === 'choice' && /standing|outcome|status/i.test(name)) ?? null;
}
