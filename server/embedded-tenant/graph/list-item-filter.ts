import { type Column, type FieldValue, normalised } from '../state/list-columns.ts';
import type { Item, OpenList } from '../state/lists.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { overThreshold, VIEW_THRESHOLD } from './lists.ts';
import { unquote } from './query.ts';
import type { Match } from './request.ts';

type Clause = {
  readonly column: Column;
  readonly operator: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'startswith';
  readonly value: FieldValue;
};

const PREFER = 'HonorNonIndexedQueriesWarningMayFailRandomly';

/**
 * The items a `$filter` selects. A column that is not indexed is refused unless the header takes the risk, and the first
 * indexed clause must leave no more rows than the list view threshold (microsoft-graph-docs issue 2279;
 * the Microsoft limits page on large lists).
 */
export function filteredItems(match: Match, list: OpenList): Item[] {
  const filter = match.query.get('$filter');
  if (filter === null) return [...list.items()];
  const clauses = filter.split(/ and (?=fields\/|startswith\()/i).map((text) => readClause(text, list));
  checkIndexes(match, clauses, list);
  const first = clauses.find(({ column }) => column.indexed);
  const start = first ? select(list, first) : [...list.items()];
  if (start.length > VIEW_THRESHOLD) throw overThreshold();
  return start.filter((item) => clauses.every((clause) => holds(clause, item))).sort((one, other) => one.id - other.id);
}

function checkIndexes({ headers }: Match, clauses: readonly Clause[], list: OpenList): void {
  const bare = clauses.find(({ column }) => !column.indexed);
  if (!bare) return;
  if (!headers.prefer?.toLowerCase().includes(PREFER.toLowerCase())) {
    throw new GraphError(
      400,
      'invalidRequest',
      `Field '${bare.column.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${PREFER}' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  if (list.size > VIEW_THRESHOLD && clauses.every(({ column }) => !column.indexed)) throw overThreshold();
}

function select(list: OpenList, clause: Clause): Item[] {
  if (clause.operator === 'eq') return [...list.find(clause.column.name, clause.value)];
  return [...list.items()].filter((item) => holds(clause, item));
}

function readClause(text: string, { list }: OpenList): Clause {
  const call = /^startswith\(fields\/(\w+), ?(.+)\)$/i.exec(text.trim());
  const comparison = /^fields\/(\w+) (eq|ne|lt|le|gt|ge) (.+)$/i.exec(text.trim());
  const [, name = '', operator = 'startswith', literal = ''] = comparison ?? [
    call?.[0],
    call?.[1],
    'startswith',
    call?.[2],
  ];
  const column = list.columns.find((known) => known.name === name);
  if (!call && !comparison) throw new UnknownToTenant(`$filter clause ${text} on list items`);
  if (!column) throw new GraphError(400, 'invalidRequest', `Field '${name}' is not recognized`);
  return { column, operator: operator.toLowerCase() as Clause['operator'], value: readLiteral(column, literal.trim()) };
}

function readLiteral(column: Column, literal: string): FieldValue {
  const text = /^'((?:[^']|'')*)'$/.exec(literal)?.[1];
  const quoted = text !== undefined;
  if (column.kind === 'number' && !quoted && Number.isFinite(Number(literal))) return Number(literal);
  if (column.kind === 'boolean' && /^(true|false|1|0)$/.test(literal)) return literal === 'true' || literal === '1';
  if (column.kind === 'dateTime' && !Number.isNaN(Date.parse(text ?? literal))) {
    return `${new Date(text ?? literal).toISOString().slice(0, 19)}Z`;
  }
  if (quoted && ['text', 'note', 'choice'].includes(column.kind)) return unquote(text);
  throw new GraphError(400, 'invalidRequest', `The literal ${literal} does not fit field '${column.name}'`);
}

function holds({ column, operator, value }: Clause, item: Item): boolean {
  const field = item.fields[column.name];
  if (field === undefined) return operator === 'ne';
  if (operator === 'startswith') return normalised(field).startsWith(normalised(value));
  const order =
    typeof field === 'number' && typeof value === 'number'
      ? field - value
      : Number(normalised(field) > normalised(value)) - Number(normalised(field) < normalised(value));
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
  }
}
