import type { ListColumn, SharePointList } from '../tenant/types.ts';

/** The column a row is opened by: the person where a list is about people, otherwise its title. */
export function nameColumn(list: SharePointList): ListColumn {
  return list.columns.find(({ name }) => name === 'Person') ?? { name: 'Title', displayName: 'Title', type: 'text' };
}

/**
 * The columns of the list's page. Identifiers, hashes and long texts stand in the item's own panel: the page is for
 * people who want to see at a glance who has and who has not.
 */
export function viewColumns(list: SharePointList): readonly ListColumn[] {
  const standing = standingColumn(list);
  const first = [nameColumn(list), ...(standing ? [standing] : [])];
  const rest = list.columns.filter(
    ({ name, type }) => type !== 'note' && !/^(Title|Email|DueAt)$|(Id|Hash|Number|Key)$/.test(name),
  );
  return [...new Set([...first, ...rest])];
}

/** The choice column that says where a person stands, whatever the list calls it. */
export function standingColumn(list: SharePointList): ListColumn | null {
  return list.columns.find(({ name, type }) => type === 'choice' && /standing|outcome|status/i.test(name)) ?? null;
}
