import type { Standing } from '#src/domain/standing.ts';
import { dueAtColumn, dueColumn, standingColumn, standingNames } from './columns.ts';

/**
 * One view of a list. Beyond 5,000 rows SharePoint shows only what an index brings below that number, so what comes first
 * in a view's filter, or its order where it has no filter, is an indexed column.
 */
export type ListView = {
  readonly title: string;
  /** Internal names in their order. What a column's formatting reads must be among them. */
  readonly fields: readonly string[];
  /** CAML, what stands inside `<Query>`: https://learn.microsoft.com/sharepoint/dev/schema/query-element-list */
  readonly query: string;
  readonly isDefault: boolean;
  /** Where, order and grouping in words, for whoever makes the view by hand. */
  readonly inWords: string;
};

/** Rows of a page. */
export const viewPage = 100;

type Compared = { readonly type: 'Choice' | 'DateTime'; readonly value: string };

const choice = (value: string): Compared => ({ type: 'Choice', value });
/** Midnight of the day in the site's time zone, each time the view is opened. */
const today: Compared = { type: 'DateTime', value: '<Today/>' };

const literal = ({ type, value }: Compared) => `<Value Type="${type}">${value}</Value>`;
const field = (name: string) => `<FieldRef Name="${name}"/>`;
const compare = (operator: 'Eq' | 'Lt' | 'Geq', name: string, value: Compared) =>
  `<${operator}>${field(name)}${literal(value)}</${operator}>`;
const oneOf = (name: string, values: readonly Compared[]) =>
  `<In>${field(name)}<Values>${values.map(literal).join('')}</Values></In>`;
const and = (one: string, other: string) => `<And>${one}${other}</And>`;
const where = (condition: string) => `<Where>${condition}</Where>`;
const orderBy = (name: string, ascending = true) =>
  `<OrderBy><FieldRef Name="${name}"${ascending ? '' : ' Ascending="FALSE"'}/></OrderBy>`;
const groupBy = (name: string) => `<GroupBy Collapse="TRUE" GroupLimit="100">${field(name)}</GroupBy>`;

/** A row turns to Overdue when it is next written, so in a view both are open, and the day decides between them. */
const chased: readonly Standing[] = ['outstanding', 'overdue'];
/** Whoever is asked and has not accepted. */
const open: readonly Standing[] = [...chased, 'declined'];
const standingIn = (some: readonly Standing[]) =>
  oneOf(
    standingColumn,
    some.map((one) => choice(standingNames[one])),
  );
/** SharePoint's own form has no "is one of"; it takes its lines one after the other, so that what is "or" comes first. */
const inWords = (some: readonly Standing[]) =>
  `show where, in this order, ${some.map((one) => `${standingColumn} is equal to ${standingNames[one]}`).join(', or ')}`;

const askedFields = ['Person', standingColumn, dueColumn, 'Policy', 'PolicyVersion', 'AskedAt', 'Email'];

export const complianceViews: readonly ListView[] = [
  {
    title: 'Overdue first',
    fields: askedFields,
    query: orderBy(dueColumn) + where(standingIn(open)),
    isDefault: true,
    inWords: `${inWords(open)}; sort by Due, ascending`,
  },
  {
    title: 'Outstanding',
    fields: askedFields,
    query: orderBy(dueColumn) + where(and(standingIn(chased), compare('Geq', dueAtColumn, today))),
    isDefault: false,
    inWords: `${inWords(chased)}, and Due (for filters) is greater than or equal to [Today]; sort by Due, ascending`,
  },
  {
    title: 'Overdue',
    fields: askedFields,
    query: orderBy(dueColumn) + where(and(standingIn(chased), compare('Lt', dueAtColumn, today))),
    isDefault: false,
    inWords: `${inWords(chased)}, and Due (for filters) is less than [Today]; sort by Due, ascending`,
  },
  {
    title: 'By policy',
    fields: ['Person', standingColumn, dueColumn, 'PolicyVersion', 'AskedAt', 'Policy'],
    query: groupBy('Policy') + orderBy(dueColumn) + where(standingIn(open)),
    isDefault: false,
    inWords: `${inWords(open)}; group by Policy; sort by Due, ascending`,
  },
  {
    title: 'Declined',
    fields: askedFields,
    query: orderBy(dueColumn) + where(compare('Eq', standingColumn, choice(standingNames.declined))),
    isDefault: false,
    inWords: `show where ${standingColumn} is equal to ${standingNames.declined}; sort by Due, ascending`,
  },
  {
    title: 'Exempt',
    fields: ['Person', standingColumn, dueColumn, 'Policy', 'PolicyVersion', 'AskedAt'],
    query: orderBy('Person') + where(compare('Eq', standingColumn, choice(standingNames.exempt))),
    isDefault: false,
    inWords: `show where ${standingColumn} is equal to ${standingNames.exempt}; sort by Person, ascending`,
  },
  {
    title: 'All',
    fields: ['Person', standingColumn, dueColumn, 'Policy', 'PolicyVersion', 'AcceptedAt', 'Receipt', 'Channel'],
    query: orderBy('Person'),
    isDefault: false,
    inWords: 'no filter; sort by Person, ascending',
  },
];

const acceptedFields = ['Person', 'Outcome', 'AcceptedAt', 'Policy', 'PolicyVersion', 'Receipt', 'Channel', 'Email'];

/** Sorted, never grouped: nothing narrows these, and a list that only grows is soon too long to be grouped. */
export const attestationsViews: readonly ListView[] = [
  {
    title: 'Newest first',
    fields: acceptedFields,
    query: orderBy('AcceptedAt', false),
    isDefault: true,
    inWords: 'no filter; sort by Accepted, descending',
  },
  {
    title: 'By policy',
    fields: ['Policy', 'PolicyVersion', 'Person', 'Outcome', 'AcceptedAt', 'Receipt', 'Channel'],
    query: orderBy('Policy'),
    isDefault: false,
    inWords: 'no filter; sort by Policy, ascending',
  },
  {
    title: 'By person',
    fields: acceptedFields,
    query: orderBy('Person'),
    isDefault: false,
    inWords: 'no filter; sort by Person, ascending',
  },
];
