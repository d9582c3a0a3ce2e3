import { expect, test } from 'vitest';
import { type ColumnFormat, columnsRead, type FormatElement } from '#server/adapters/sharepoint/column-formats.ts';
import { attestationsList, complianceList } from '#server/adapters/sharepoint/columns.ts';
import { listLooks } from '#server/adapters/sharepoint/list-look.ts';

/**
 * What SharePoint takes, by https://learn.microsoft.com/sharepoint/dev/declarative-customization/formatting-syntax-reference
 * as far as our formats use it; anything else it refuses as a whole.
 */
const attributes = ['class', 'href', 'iconName', 'target', 'title', 'rel'];
const styles = [
  'align-items',
  'border-radius',
  'display',
  'flex-wrap',
  'font-weight',
  'padding',
  'padding-right',
  'white-space',
];
const operators: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['+', '-', '/', '<', '>', '<=', '>=', '==', '!=', '||', '&&'].map((one) => [one, 2])),
  ...Object.fromEntries(
    ['toString()', 'Number()', 'Date()', 'toLocaleDateString()', 'floor', 'ceiling'].map((one) => [one, 1]),
  ),
  '?': 3,
};

function faultsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { operator, operands = [], ...others } = value as { operator?: string; operands?: unknown[] };
  if (operator === undefined || operators[operator] !== operands.length || Object.keys(others).length > 0) {
    return [`${operator} with ${operands.length}`];
  }
  return operands.flatMap(faultsOf);
}

function faultsOfElement({
  elmType,
  txtContent,
  style = {},
  attributes: given = {},
  children = [],
  ...others
}: FormatElement) {
  const faults: string[] = [
    ...(['div', 'span', 'a'].includes(elmType) ? [] : [elmType]),
    ...Object.keys(style).filter((name) => !styles.includes(name)),
    ...Object.keys(given).filter((name) => !attributes.includes(name)),
    ...Object.keys(others).filter((name) => name !== '$schema'),
    ...[txtContent, ...Object.values(style), ...Object.values(given)].flatMap(faultsOf),
    ...(txtContent !== undefined && children.length > 0 ? ['text hides the children'] : []),
    ...children.flatMap(faultsOfElement),
  ];
  return faults;
}

const lists = { Attestations: attestationsList, Compliance: complianceList };

test.each(listLooks)(
  'every format of $displayName is one that SharePoint takes, and every view brings what it reads',
  (look) => {
    const list = lists[look.displayName as keyof typeof lists];
    const names = list.columns.map(({ name }) => name);
    for (const [column, format] of Object.entries(look.formats) as [string, ColumnFormat][]) {
      expect(names).toContain(column);
      expect(format.$schema).toMatch(/\/sp\/v2\/column-formatting\.schema\.json$/);
      expect(faultsOfElement(format)).toEqual([]);
      for (const view of look.views.filter(({ fields }) => fields.includes(column))) {
        expect(view.fields).toEqual(expect.arrayContaining([...columnsRead(format)]));
      }
    }
  },
);

test.each(listLooks)(
  'every view of $displayName begins with an index, and one of them opens first',
  ({ displayName, views }) => {
    const { columns } = lists[displayName as keyof typeof lists];
    const indexed = columns.filter((column) => column.indexed).map(({ name }) => name);
    for (const { query, fields } of views) {
      expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...fields]));
      const [filter = ''] = /<Where>.*<\/Where>/.exec(query) ?? [];
      const first = /FieldRef Name="(\w+)"/.exec(filter || query)?.[1];
      expect(indexed).toContain(first);
      // Where nothing narrows the list, a second column to sort by would have to look at every row.
      if (!filter) expect(query.match(/FieldRef/g)).toHaveLength(1);
    }
    expect(views.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(new Set(views.map(({ title }) => title)).size).toBe(views.length);
  },
);
