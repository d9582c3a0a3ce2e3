import { useMemo, useState } from 'react';
import { useClock } from '../tenant/clock.tsx';
import type { ListColumn, ListItem, SharePointList, StoredView } from '../tenant/types.ts';
import { exceedsThreshold, readViewQuery, type Sort } from './caml.ts';
import { cellText, compareCells } from './cell-text.ts';
import { standingColumn, viewColumns } from './view-columns.ts';

/** SharePoint's own page size of a list view, where a view names none. */
const usualPage = 30;

/** The views somebody made, where there is more than the one every list begins with. */
export function madeViews({ views }: SharePointList): readonly StoredView[] {
  return views.length > 1 ? views : [];
}

/** The view, searching, filtering, sorting and paging of one list. */
export function useListView(list: SharePointList) {
  const views = madeViews(list);
  const [viewId, setViewId] = useState<string | null>(null);
  const stored = views.find(({ id }) => id === viewId) ?? views.find(({ isDefault }) => isDefault) ?? null;
  const [search, setSearch] = useState('');
  const [standing, setStanding] = useState('');
  const [chosenSort, setSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(0);
  const [openGroups, setOpenGroups] = useState<readonly string[]>([]);
  const column = standingColumn(list);
  const columns = useMemo(() => columnsOf(list, stored), [list, stored]);
  const query = useQuery(stored);
  const sort = chosenSort ?? query.sort;
  const tooLong = stored !== null && exceedsThreshold(list, query);

  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const kept = list.items.filter(
      (item) =>
        query.matches(item) &&
        (standing === '' || column === null || item.fields[column.name] === standing) &&
        (wanted === '' || rowText(columns, item).includes(wanted)),
    );
    const sorted = sort && list.columns.find(({ name }) => name === sort.column);
    if (!sorted) return kept;
    const direction = sort.descending ? -1 : 1;
    return kept.toSorted((left, right) => direction * compareCells(sorted, left, right));
  }, [list, columns, query, column, standing, search, sort]);

  const counts = useMemo(() => {
    const tally = new Map<string, number>();
    for (const item of column ? list.items : []) {
      const value = String(item.fields[column?.name ?? ''] ?? '');
      if (value !== '') tally.set(value, (tally.get(value) ?? 0) + 1);
    }
    return [...tally].toSorted(([left], [right]) => left.localeCompare(right));
  }, [list.items, column]);

  const rows = tooLong ? [] : found;
  const pageSize = stored?.rowLimit ?? usualPage;
  const pages = query.groupBy ? 1 : Math.max(1, Math.ceil(rows.length / pageSize));
  const current = Math.min(page, pages - 1);
  const shown = query.groupBy ? rows : rows.slice(current * pageSize, (current + 1) * pageSize);
  return {
    views,
    stored,
    setView: (id: string) => {
      setViewId(id);
      setSort(null);
      setPage(0);
    },
    columns,
    tooLong,
    rows: shown,
    groups: query.groupBy ? groupsOf(shown, query.groupBy) : null,
    openGroups,
    toggleGroup: (name: string) =>
      setOpenGroups((before) => (before.includes(name) ? before.filter((one) => one !== name) : [...before, name])),
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
    toggleSort: (name: string) => setSort({ column: name, descending: sort?.column === name && !sort.descending }),
  };
}

export type ListView = ReturnType<typeof useListView>;
export type Group = { readonly name: string; readonly rows: readonly ListItem[] };

/** Only the day matters to a view, so that a clock that ticks does not sort anew. */
function useQuery(stored: StoredView | null) {
  const { now } = useClock();
  const day = now.toDateString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day stands for the moment
  return useMemo(() => readViewQuery(stored?.query ?? '', now), [stored?.query, day]);
}

function columnsOf(list: SharePointList, stored: StoredView | null): readonly ListColumn[] {
  const own = stored?.fields.flatMap((field) => list.columns.find(({ name }) => name === field) ?? []) ?? [];
  return own.length > 0 ? own : viewColumns(list);
}

function groupsOf(rows: readonly ListItem[], column: string): readonly Group[] {
  const groups = new Map<string, ListItem[]>();
  for (const item of rows) {
    const name = String(item.fields[column] ?? '');
    const known = groups.get(name);
    if (known) known.push(item);
    else groups.set(name, [item]);
  }
  return [...groups]
    .map(([name, found]) => ({ name, rows: found }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

function rowText(columns: readonly ListColumn[], item: ListItem): string {
  return columns
    .map(({ name, type }) => cellText(item.fields[name], type))
    .join(' ')
    .toLowerCase();
}
