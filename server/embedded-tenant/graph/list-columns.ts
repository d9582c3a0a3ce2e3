import { randomUUID } from 'node:crypto';
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { type Column, type ColumnKind, readOnlyColumns } from '../state/list-columns.ts';
import { GraphError } from './graph-error.ts';

const MOST_INDEXES = 20;

const text = z.strictObject({
  allowMultipleLines: z.boolean().nullish(),
  appendChangesToExistingText: z.boolean().nullish(),
  linesForEditing: z.number().int().nullish(),
  maxLength: z.number().int().min(0).max(255).nullish(),
  textType: z.enum(['plain', 'richText']).nullish(),
});
const number = z.strictObject({
  decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).nullish(),
  displayAs: z.enum(['number', 'percentage']).nullish(),
  maximum: z.number().nullish(),
  minimum: z.number().nullish(),
});
const dateTime = z.strictObject({
  displayAs: z.enum(['default', 'friendly', 'standard']).nullish(),
  format: z.enum(['dateOnly', 'dateTime']).nullish(),
});
const choice = z.strictObject({
  allowTextEntry: z.boolean().nullish(),
  choices: z.array(z.string()).min(1),
  displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).nullish(),
});

/** GD columndefinition.md; facets the tenant does not model are refused as unreadable. */
export const columnBody = z.strictObject({
  '@odata.type': z.string().optional(),
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,31}$/, 'an internal name has at most 32 letters, digits and underscores'),
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().nullish(),
  columnGroup: z.string().nullish(),
  indexed: z.boolean().optional(),
  enforceUniqueValues: z.boolean().optional(),
  required: z.boolean().optional(),
  hidden: z.boolean().optional(),
  text: text.optional(),
  number: number.optional(),
  dateTime: dateTime.optional(),
  choice: choice.optional(),
  boolean: z.strictObject({}).optional(),
});
export type ColumnBody = z.infer<typeof columnBody>;

export const titleColumn: Column = {
  id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
  name: 'Title',
  displayName: 'Title',
  description: '',
  kind: 'text',
  indexed: false,
  unique: false,
  required: true,
  hidden: false,
  maxLength: 255,
  choices: [],
  allowTextEntry: false,
  dateOnly: false,
};

/** @throws 400 or 409 where the column cannot be made beside the others */
export function newColumn(asked: ColumnBody, existing: readonly Column[]): Column {
  const facets = [asked.text, asked.number, asked.dateTime, asked.choice, asked.boolean].filter(Boolean);
  if (facets.length !== 1) throw invalid(`Column '${asked.name}' must have exactly one type.`);
  const taken = [...existing.map(({ name }) => name), ...readOnlyColumns].map((name) => name.toLowerCase());
  if (taken.includes(asked.name.toLowerCase())) {
    throw new GraphError(409, 'nameAlreadyExists', `A column named '${asked.name}' already exists.`);
  }
  const kind = kindOf(asked);
  const column = {
    id: randomUUID(),
    name: asked.name,
    displayName: asked.displayName ?? asked.name,
    description: asked.description ?? '',
    kind,
    indexed: asked.indexed ?? false,
    unique: asked.enforceUniqueValues ?? false,
    required: asked.required ?? false,
    hidden: asked.hidden ?? false,
    maxLength: kind === 'text' ? (asked.text?.maxLength ?? 255) : null,
    choices: asked.choice?.choices ?? [],
    allowTextEntry: asked.choice?.allowTextEntry ?? false,
    dateOnly: asked.dateTime?.format === 'dateOnly',
  };
  checkIndex(column, existing);
  return column;
}

/** What may be changed of a column that stands; its type may not. */
export const columnChanges = columnBody
  .pick({
    displayName: true,
    description: true,
    indexed: true,
    enforceUniqueValues: true,
    required: true,
    hidden: true,
  })
  .partial();

export function changedColumn(
  before: Column,
  asked: z.infer<typeof columnChanges>,
  existing: readonly Column[],
): Column {
  const column = {
    ...before,
    displayName: asked.displayName ?? before.displayName,
    description: asked.description ?? before.description,
    indexed: asked.indexed ?? before.indexed,
    unique: asked.enforceUniqueValues ?? before.unique,
    required: asked.required ?? before.required,
    hidden: asked.hidden ?? before.hidden,
  };
  checkIndex(
    column,
    existing.filter(({ id }) => id !== before.id),
  );
  return column;
}

/** A unique column is an indexed one; not every column can be, nor all of them. */
function checkIndex({ name, kind, indexed, unique }: Column, others: readonly Column[]): void {
  if (unique && !indexed) throw invalid(`Column '${name}' must be indexed to enforce unique values.`);
  if (!indexed) return;
  if (kind === 'note') throw invalid(`Column '${name}' has several lines and cannot be indexed.`);
  if (others.filter((column) => column.indexed).length >= MOST_INDEXES) {
    throw invalid(`A list can have at most ${MOST_INDEXES} indexed columns.`);
  }
}

export function graphColumn(column: Column) {
  return {
    columnGroup: 'Custom Columns',
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.unique,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: false,
    required: column.required,
    ...facet(column),
  } satisfies ColumnDefinition;
}

function facet(column: Column): ColumnDefinition {
  switch (column.kind) {
    case 'text':
      return {
        text: {
          allowMultipleLines: false,
          appendChangesToExistingText: false,
          linesForEditing: 0,
          maxLength: column.maxLength,
        },
      };
    case 'note':
      return {
        text: { allowMultipleLines: true, appendChangesToExistingText: false, linesForEditing: 6, textType: 'plain' },
      };
    case 'number':
      return { number: { decimalPlaces: 'automatic', displayAs: 'number' } };
    case 'dateTime':
      return { dateTime: { displayAs: 'default', format: column.dateOnly ? 'dateOnly' : 'dateTime' } };
    case 'choice':
      return {
        choice: { allowTextEntry: column.allowTextEntry, choices: [...column.choices], displayAs: 'dropDownMenu' },
      };
    case 'boolean':
      return { boolean: {} };
  }
}

function kindOf(asked: ColumnBody): ColumnKind {
  if (asked.text) return asked.text.allowMultipleLines ? 'note' : 'text';
  if (asked.number) return 'number';
  if (asked.dateTime) return 'dateTime';
  return asked.choice ? 'choice' : 'boolean';
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'invalidRequest', message);
}
