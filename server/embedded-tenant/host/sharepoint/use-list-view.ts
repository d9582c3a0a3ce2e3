import { useMemo, useState } from 'react';
import type { ListItem, SharePointList } from '../tenant/types.ts';
import { cellText, compareCells } from './cell-text.ts';
import { standingColumn, viewColumns } from './view-columns.ts';

/** SharePoint's own page size of a list view. */
const pageSize = 30;

export type Sort = { readonly column: string; readonly descending: boolean };

/** Searching, filtering, sorting and paging of one list. */
export function useListView(list: SharePointList) {
  const [search, setSearch] = useState('');
  const [standing, setStanding] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(0);
  const column = standingColumn(list);

  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const found = list.items.filter(
      (item) =>
        (standing === '' || column === null || item.fields[column.name] === standing) &&
        (wanted === '' || rowText(list, item).includes(wanted)),
    );
    const sorted = sort && viewColumns(list).find(({ name }) => name === sort.column);
    if (!sorted) return found;
    const direction = sort.descending ? -1 : 1;
    return found.toSorted((left, right) => direction * compareCells(sorted, left, right));
  }, [list, column, standing, search, sort]);

  const counts = useMemo(() => {
    const tally = new Map<string, number>();
    for (const item of column ? list.items : []) {
      const value = String(item.fields[column?.name ?? ''] ?? '');
      if (value !== '') tally.set(value, (tally.get(value) ?? 0) + 1);
    }
    return [...tally].toSorted(([left], [right]) => left.localeCompare(right));
  }, [list.items, column]);

  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const current = Math.min(page, pages - 1);
  return {
    rows: rows.slice(current * pageSize, (current + 1) * pageSize),
    firstRow: rows.length === 0 ? 0 : current * pageSize + 1,
    found: rows.length,
    counts,
    page: current,
    pages,
    setPage,
    search,
    setSearch: (text: string) => {
      setSearch(text);
      setPage(0);
    },
    standing,
    setStanding: (value: string) => {
      setStanding(value);
      setPage(0);
    },
    sort,
    toggleSort: (name: string) =>
      setSort((before) => ({ column: name, descending: before?.column === name && !before.descending })),
  };
}

export type ListView = ReturnType<typeof useListView>;

function rowText(list: SharePointList, item: ListItem): string {
  return viewColumns(list)
    .map(({ name, type }) => cellText(item.fields[name], type))
    .join(' ')
    .toLowerCase();
}
