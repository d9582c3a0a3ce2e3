import { SITE_TIME_ZONE } from '../identifiers.ts';

export type ColumnKind = 'text' | 'note' | 'number' | 'dateTime' | 'choice' | 'boolean';

export type Column = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly kind: ColumnKind;
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  /** Text: longest value. */
  readonly maxLength: number | null;
  /** Choice: what may be chosen, and whether other text may be typed. */
  readonly choices: readonly string[];
  readonly allowTextEntry: boolean;
  readonly dateOnly: boolean;
};

export type FieldValue = string | number | boolean;

/** Columns every list has; writing to them is refused. */
export const readOnlyColumns: readonly string[] = [
  'id',
  'ID',
  'Created',
  'Modified',
  'AuthorLookupId',
  'EditorLookupId',
  'ContentType',
  'Attachments',
  'Edit',
  '_UIVersionString',
];

const NOTE_MAX = 63_999;

/** A value as the column keeps it; a text saying what is wrong where it cannot. */
export function checkValue(
  column: Column,
  value: unknown,
): { readonly value: FieldValue } | { readonly fault: string } {
  switch (column.kind) {
    case 'text':
    case 'note': {
      const most = column.kind === 'note' ? NOTE_MAX : (column.maxLength ?? 255);
      if (typeof value !== 'string') return { fault: `'${column.name}' takes text` };
      return value.length <= most ? { value } : { fault: `'${column.name}' takes at most ${most} characters` };
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? { value }
        : { fault: `'${column.name}' takes a number` };
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { fault: `'${column.name}' takes true or false` };
    case 'choice':
      if (typeof value !== 'string') return { fault: `'${column.name}' takes text` };
      return column.allowTextEntry || column.choices.includes(value)
        ? { value }
        : { fault: `'${value}' is not among the choices of '${column.name}'` };
    case 'dateTime':
      return checkDate(column, value);
  }
}

/** How a value is compared and found: SharePoint does not tell capital from small letters. */
export function normalised(value: FieldValue): string {
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** SharePoint keeps whole seconds, and a date without a time as midnight in the site's time zone. */
function checkDate(column: Column, value: unknown): { readonly value: string } | { readonly fault: string } {
  const time = typeof value === 'string' && ISO_DATE.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return { fault: `'${column.name}' takes a date and time in ISO 8601` };
  const kept = column.dateOnly ? siteMidnight(time) : time;
  return { value: `${new Date(kept).toISOString().slice(0, 19)}Z` };
}

function siteMidnight(time: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: SITE_TIME_ZONE,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const part = (type: string) => Number(parts.find((known) => known.type === type)?.value ?? 0);
  return time - ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1_000 - (time % 1_000);
}
