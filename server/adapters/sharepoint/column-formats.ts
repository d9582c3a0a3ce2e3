import { attestationsList, dueColumn, standingColumn, standingNames } from './columns.ts';

/**
 * How a column is drawn, in SharePoint's own words. It changes neither data nor who may see them.
 * https://learn.microsoft.com/sharepoint/dev/declarative-customization/formatting-syntax-reference
 */
export type Expression =
  | string
  | number
  | { readonly operator: string; readonly operands: readonly (Expression | boolean)[] };

export type FormatElement = {
  readonly elmType: 'div' | 'span' | 'a';
  readonly txtContent?: Expression;
  readonly style?: Readonly<Record<string, Expression>>;
  readonly attributes?: Readonly<Record<string, Expression>>;
  readonly children?: readonly FormatElement[];
};

export type ColumnFormat = FormatElement & { readonly $schema: string };

const schema = 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json';

const call = (operator: string, ...operands: readonly Expression[]): Expression => ({ operator, operands });
const is = (one: Expression, other: Expression) => call('==', one, other);
const isNot = (one: Expression, other: Expression) => call('!=', one, other);
const both = (one: Expression, other: Expression) => call('&&', one, other);
const either = (one: Expression, other: Expression) => call('||', one, other);
const when = (condition: Expression, then: Expression, otherwise: Expression) => call('?', condition, then, otherwise);
const joined = (...parts: readonly Expression[]) => parts.reduce((one, other) => call('+', one, other));

const standing = `[$${standingColumn}]`;
const due = `[$${dueColumn}]`;
const dayMs = 86_400_000;
const { outstanding, overdue, declined, accepted, exempt } = standingNames;

/** A moment of the due day, in the time zone of whoever looks. */
const dueAt = (time: string) => call('Date()', joined(due, time));
const isOpen = either(is(standing, outstanding), is(standing, overdue));
/** The row says Outstanding until it is next written; the day it is looked at on decides. */
const isLate = either(
  is(standing, overdue),
  both(is(standing, outstanding), both(isNot(due, ''), call('>', '@now', dueAt('T23:59:59')))),
);

/** Colours that SharePoint gives its own choice pills, which follow the theme; the icon and the word say the same. */
const looks: readonly (readonly [when: Expression, icon: string, classes: string])[] = [
  [isLate, 'Warning', pill('DustRose')],
  [is(standing, outstanding), 'Clock', pill('Gold')],
  [is(standing, declined), 'StatusErrorFull', pill('Coral')],
  [is(standing, accepted), 'CompletedSolid', pill('MintGreen')],
  [is(standing, exempt), 'Shield', pill('CornflowerBlue')],
];
const neutral = 'ms-bgColor-neutralLight ms-fontColor-neutralPrimary';
const otherLook = ['Lock', neutral] as const;

function pill(colour: string): string {
  return `sp-css-backgroundColor-Bg${colour} sp-css-color-${colour}Font`;
}

function byLook(pick: (look: readonly [icon: string, classes: string]) => string): Expression {
  return looks.reduceRight<Expression>(
    (otherwise, [condition, icon, classes]) => when(condition, pick([icon, classes]), otherwise),
    pick(otherLook),
  );
}

function pillOf(icon: Expression, classes: Expression, word: Expression): ColumnFormat {
  return {
    $schema: schema,
    elmType: 'div',
    style: {
      display: 'inline-flex',
      'align-items': 'center',
      padding: '2px 10px',
      'border-radius': '16px',
      'white-space': 'nowrap',
      'font-weight': '600',
    },
    attributes: { class: classes },
    children: [
      { elmType: 'span', style: { 'padding-right': '6px' }, attributes: { iconName: icon } },
      { elmType: 'span', txtContent: word },
    ],
  };
}

const standingFormat = pillOf(
  byLook(([icon]) => icon),
  byLook(([, classes]) => classes),
  when(isLate, overdue, standing),
);

/** Of two outcomes only one counts; the word says which, and an icon and a colour beside it. */
const counts = is('@currentField', accepted);
const outcomeFormat = pillOf(
  when(counts, 'CompletedSolid', 'Undo'),
  when(counts, pill('MintGreen'), neutral),
  '@currentField',
);

const daysLate = call(
  'floor',
  call('/', call('-', call('Number()', '@now'), call('Number()', dueAt('T00:00:00'))), dayMs),
);
const daysLeft = call(
  'ceiling',
  call('/', call('-', call('Number()', dueAt('T00:00:00')), call('Number()', '@now')), dayMs),
);
const inWords = when(
  isLate,
  when(call('<=', daysLate, 1), '1 day overdue', joined(call('toString()', daysLate), ' days overdue')),
  when(
    call('<=', daysLeft, 0),
    'due today',
    when(is(daysLeft, 1), 'due tomorrow', joined('in ', call('toString()', daysLeft), ' days')),
  ),
);

/** The day as the reader's language writes it, and beside it what it means today. */
const dueFormat: ColumnFormat = {
  $schema: schema,
  elmType: 'div',
  style: { display: when(is(due, ''), 'none', 'flex'), 'flex-wrap': 'wrap', 'align-items': 'baseline' },
  children: [
    {
      elmType: 'span',
      style: { 'white-space': 'nowrap', 'padding-right': '8px' },
      txtContent: call('toLocaleDateString()', dueAt('T12:00:00')),
    },
    {
      elmType: 'span',
      style: {
        display: when(isOpen, 'inline', 'none'),
        'white-space': 'nowrap',
        'font-weight': when(isLate, '600', '400'),
      },
      attributes: { class: when(isLate, 'ms-fontColor-redDark', 'ms-fontColor-neutralSecondary') },
      txtContent: inWords,
    },
  ],
};

/** Leads to the row that proves it; SharePoint filters a list by what its address says. */
const receiptFormat: ColumnFormat = {
  $schema: schema,
  elmType: 'a',
  style: { display: when(is('@currentField', ''), 'none', 'inline'), 'white-space': 'nowrap' },
  attributes: {
    href: joined(
      '@currentWeb',
      `/Lists/${attestationsList.displayName}/AllItems.aspx?FilterField1=Receipt&FilterValue1=`,
      '@currentField',
    ),
    title: joined('The acceptance with receipt ', '@currentField'),
  },
  txtContent: '@currentField',
};

export type ColumnFormats = Readonly<Record<string, ColumnFormat>>;

export const complianceFormats: ColumnFormats = {
  [standingColumn]: standingFormat,
  [dueColumn]: dueFormat,
  Receipt: receiptFormat,
};

export const attestationsFormats: ColumnFormats = { Outcome: outcomeFormat, Receipt: receiptFormat };

/** Columns that a format reads beside its own. */
export function columnsRead(format: ColumnFormat): readonly string[] {
  return [...new Set([...JSON.stringify(format).matchAll(/\[\$(\w+)\]/g)].flatMap(([, name]) => name ?? []))];
}
