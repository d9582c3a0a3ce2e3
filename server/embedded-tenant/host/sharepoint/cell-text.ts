import type { ColumnType, ListColumn, ListItem } from '../tenant/types.ts';
import { fullTime } from '../ui/times.ts';

/** A field as a reader sees it. */
export function cellText(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return '';
  if (type === 'boolean') return value === true ? 'Yes' : 'No';
  if (type === 'dateTime') return fullTime(String(value));
  return String(value);
}

/** Order within one column: numbers and moments by value, words as people order them, nothing last. */
export function compareCells(column: ListColumn, left: ListItem, right: ListItem): number {
  const a = left.fields[column.name];
  const b = right.fields[column.name];
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return words.compare(String(a), String(b));
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
