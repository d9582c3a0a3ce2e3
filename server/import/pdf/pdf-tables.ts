import type { Box, Drawing, Run } from './pdf-page.ts';
import { rowsOf, type Segment } from './pdf-rows.ts';

/** How far two drawn lines may stand apart and still meet. */
const slack = 3;

type Grid = { readonly box: Box; readonly columns: readonly number[]; readonly rows: readonly number[] };

/** Takes the words out that stand in tables with drawn lines; each table becomes one segment of the page. */
export function withTables(
  runs: readonly Run[],
  { level, upright }: Drawing,
): { rest: readonly Run[]; tables: Segment[] } {
  let rest = runs;
  const tables: Segment[] = [];
  for (const { edges, grid } of gridsOf(level, upright)) {
    const inside = rest.filter((run) => isInside(run, grid.box));
    if (inside.length === 0) continue;
    rest = rest.filter((run) => !inside.includes(run));
    tables.push(tableOf(inside, grid, edges));
  }
  return { rest, tables };
}

function isInside(run: Run, { left, right, top, bottom }: Box): boolean {
  const [x, y] = [(run.x + run.right) / 2, run.y - run.size * 0.3];
  return x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack;
}

/** Where tables are drawn. */
export function tableBoxes({ level, upright }: Drawing): Box[] {
  return gridsOf(level, upright).map(({ grid }) => grid.box);
}

type Edges = { readonly level: readonly Box[]; readonly upright: readonly Box[] };

/** Lines that touch each other belong to one table; two columns at least make it one. */
function gridsOf(level: readonly Box[], upright: readonly Box[]): { edges: Edges; grid: Grid }[] {
  const groups: { level: Box[]; upright: Box[]; box: Box }[] = [];
  const add = (edge: Box, kind: keyof Edges) => {
    const near = groups.filter(({ box }) => meets(box, edge));
    const [first, ...others] = near;
    const group = first ?? { level: [], upright: [], box: edge };
    for (const other of others) {
      group.level.push(...other.level);
      group.upright.push(...other.upright);
      group.box = around(group.box, other.box);
      groups.splice(groups.indexOf(other), 1);
    }
    group[kind].push(edge);
    group.box = around(group.box, edge);
    if (!first) groups.push(group);
  };
  for (const edge of upright) add(edge, 'upright');
  for (const edge of level) add(edge, 'level');
  return groups.flatMap(({ box, ...edges }) => {
    const columns = positions(edges.upright.map(({ left, right }) => (left + right) / 2));
    const rows = positions(edges.level.map(({ top, bottom }) => (top + bottom) / 2));
    return columns.length >= 3 && rows.length >= 2 ? [{ edges, grid: { box, columns, rows } }] : [];
  });
}

function meets(a: Box, b: Box): boolean {
  return (
    a.left <= b.right + slack && b.left <= a.right + slack && a.top <= b.bottom + slack && b.top <= a.bottom + slack
  );
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function positions(values: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (value - (distinct.at(-1) ?? Number.NEGATIVE_INFINITY) > slack * 2) distinct.push(value);
  return distinct;
}

function tableOf(runs: readonly Run[], grid: Grid, edges: Edges): Segment {
  const cells = new Map<string, Run[]>();
  for (const run of runs) {
    const key = cellOf(run, grid, edges);
    cells.set(key, [...(cells.get(key) ?? []), run]);
  }
  const table = grid.rows
    .slice(0, -1)
    .map((_, row) =>
      grid.columns
        .slice(0, -1)
        .map((__, column) => rowsOf(cells.get(`${row} ${column}`) ?? []).flatMap(({ segments }) => segments)),
    )
    .filter((row) => row.some((cell) => cell.length > 0));
  const { left, right, top } = grid.box;
  const size = Math.max(...runs.map((run) => run.size));
  return { mark: null, runs: [], x: left, textX: left, right, y: top + size, size, table: withoutBareColumns(table) };
}

/** Words in cells that are joined stand in the first of them. */
function cellOf(run: Run, { columns, rows }: Grid, { level, upright }: Edges): string {
  const [x, y] = [run.x + 1, run.y - run.size * 0.3];
  let column = Math.max(
    0,
    Math.min(
      columns.length - 2,
      columns.findLastIndex((edge) => edge <= x + slack),
    ),
  );
  let row = Math.max(
    0,
    Math.min(
      rows.length - 2,
      rows.findLastIndex((edge) => edge <= y),
    ),
  );
  while (row > 0 && !crosses(level, rows[row] ?? 0, x, 'level')) row -= 1;
  while (column > 0 && !crosses(upright, columns[column] ?? 0, y, 'upright')) column -= 1;
  return `${row} ${column}`;
}

/** Whether a drawn line passes the given place: a level one at this height and over x, or an upright one beside y. */
function crosses(edges: readonly Box[], at: number, other: number, kind: keyof Edges): boolean {
  return edges.some(({ left, right, top, bottom }) =>
    kind === 'level'
      ? Math.abs((top + bottom) / 2 - at) <= slack * 2 && left <= other + slack && right >= other - slack
      : Math.abs((left + right) / 2 - at) <= slack * 2 && top <= other + slack && bottom >= other - slack,
  );
}

/** Lines drawn double leave columns without words between them. */
function withoutBareColumns(table: Segment[][][]): Segment[][][] {
  const widest = Math.max(0, ...table.map((row) => row.length));
  const filled = Array.from({ length: widest }, (_, column) => table.some((row) => (row[column]?.length ?? 0) > 0));
  return table.map((row) => row.filter((_, column) => filled[column]));
}
