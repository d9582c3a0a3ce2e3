import { standings } from '#src/domain/standing.ts';
import { type AttestationRow, type ComplianceListRow, longestNote } from '../ports.ts';

/**
 * Both lists, column by column: what provisioning creates and what a row is written to. Internal names have no spaces
 * and never change; display names are what the school reads. Every column that is filtered or sorted by is indexed from
 * the start, since a list beyond 5,000 rows takes no new index. A person is text: Graph sets a person column only by
 * the site's own user id.
 */
export type Column<Row> = {
  readonly name: string;
  readonly displayName: string;
  readonly type: 'text' | 'note' | 'number' | 'dateTime' | 'choice';
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly choices?: readonly string[];
  readonly value: (row: Row) => string | number | null;
};

export type RegisterList<Row> = {
  readonly displayName: string;
  readonly description: string;
  /** The list's built-in first column: what a person reads in the row. */
  readonly title: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
};

type Either = AttestationRow | ComplianceListRow;

export const standingNames: Readonly<Record<ComplianceListRow['standing'], string>> = {
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  declined: 'Declined',
  accepted: 'Accepted',
  exempt: 'Exempt',
  closed: 'Closed',
};

export const outcomeNames: Readonly<Record<AttestationRow['outcome'], string>> = {
  accepted: 'Accepted',
  undone: 'Taken back',
};

/** The one column a row is found by, and that lets no second row of its kind stand. */
export const keyColumn = 'Key';

/** The column of `Compliance` that says where a request stands. */
export const standingColumn = 'Standing';

/** The day a row of `Compliance` is due, as text. */
export const dueColumn = 'DueOn';

/** The same day as a moment, for views that ask what is due before today. */
export const dueAtColumn = 'DueAt';

/** The ledger's entries of the row and what they were made of, as JSON. */
export const proofColumn = 'Proof';

const who: readonly Column<Either>[] = [
  text('Person', 'Person', (row) => row.name, { indexed: true }),
  text('Email', 'Email', (row) => row.mail),
  text('Policy', 'Policy', (row) => row.policyTitle, { indexed: true }),
  text('PolicyVersion', 'Policy version', (row) => row.versionLabel ?? String(row.versionNumber)),
];

const proof: readonly Column<Either>[] = [
  text('TenantId', 'Tenant ID', (row) => row.tenantId),
  text('ObjectId', 'Object ID', (row) => row.objectId, { indexed: true }),
  text('VersionId', 'Version ID', (row) => row.versionId, { indexed: true }),
  number('VersionNumber', 'Version number', (row) => row.versionNumber),
  text('VersionHash', 'Version hash', (row) => row.contentHash),
  number('LedgerNumber', 'Ledger number', (row) => row.ledgerNumber, { indexed: true }),
  text('LedgerHash', 'Ledger hash', (row) => row.ledgerHash),
  text(keyColumn, 'Key', (row) => row.key, { indexed: true, unique: true }),
  // Last, since it is long and nobody reads it for pleasure.
  note(proofColumn, 'Proof', (row) => row.proof),
];

export const attestationsList: RegisterList<AttestationRow> = {
  displayName: 'Attestations',
  description: 'Every acceptance of a policy, one row each. Kept by Countersign.',
  title: (row) =>
    row.outcome === 'accepted'
      ? `${row.name} accepted ${row.policyTitle}`
      : `${row.name} took back their acceptance of ${row.policyTitle}`,
  columns: [
    ...who,
    choice('Outcome', 'Outcome', ['Accepted', 'Taken back'], (row) => outcomeNames[row.outcome]),
    moment('AcceptedAt', 'Accepted', (row) => row.acceptedAt, { indexed: true }),
    text('Channel', 'Channel', (row) => row.channel),
    text('Receipt', 'Receipt', (row) => row.receiptCode, { indexed: true }),
    note('Declarations', 'Declarations', (row) => row.declarations),
    note('Fields', 'Fields', (row) => row.fields),
    ...proof,
  ],
};

export const complianceList: RegisterList<ComplianceListRow> = {
  displayName: 'Compliance',
  description: 'Who was asked to accept which policy, and where each stands today. Kept by Countersign.',
  title: (row) => `${row.name}: ${row.policyTitle}`,
  columns: [
    ...who,
    choice(
      standingColumn,
      'Standing',
      standings.map((standing) => standingNames[standing]),
      (row) => standingNames[row.standing],
      {
        indexed: true,
      },
    ),
    moment('AskedAt', 'Asked', (row) => row.askedAt),
    // Text, `2026-09-05`: a SharePoint date is a moment that moves with the site's time zone, and a day must not.
    text(dueColumn, 'Due', (row) => row.dueOn, { indexed: true }),
    // Only a date can be held against today in a view. Noon in UTC lies on the same day in every school's time zone.
    moment(dueAtColumn, 'Due (for filters)', (row) => `${row.dueOn}T12:00:00Z`, { indexed: true }),
    moment('AcceptedAt', 'Accepted', (row) => row.acceptedAt, { indexed: true }),
    text('Channel', 'Channel', (row) => row.channel),
    text('Receipt', 'Receipt', (row) => row.receiptCode),
    note('Groups', 'Groups', (row) => row.groups),
    ...proof,
  ],
};

const longestText = 255;
const cut = ' … (shortened here; whole in the receipt)';

/** A row as the `fields` of a list item. An empty value is written as null, which clears it. */
export function fieldsOf<Row>(list: RegisterList<Row>, row: Row): Readonly<Record<string, string | number | null>> {
  return {
    Title: fitted(list.title(row), longestText),
    ...Object.fromEntries(list.columns.map((column) => [column.name, column.value(row)])),
  };
}

/** The names of the columns whose values do not say what the row should; SharePoint keeps whole seconds of a moment. */
export function differing<Row>(
  list: RegisterList<Row>,
  row: Row,
  values: Readonly<Record<string, string | number | null>>,
): readonly string[] {
  const should = fieldsOf(list, row);
  const moments = new Set(list.columns.filter(({ type }) => type === 'dateTime').map(({ name }) => name));
  const plain = (name: string, value: string | number | null | undefined): string | number | null => {
    if (typeof value !== 'string') return value ?? null;
    const text = value.replace(/\r\n?/g, '\n').trim();
    if (text === '') return null;
    return moments.has(name) ? Math.floor(Date.parse(text) / 1_000) : text;
  };
  return Object.keys(should).filter((name) => plain(name, should[name]) !== plain(name, values[name]));
}

/** Graph's `columnDefinition`: https://learn.microsoft.com/graph/api/resources/columndefinition */
export function definitionOf<Row>(column: Column<Row>): Readonly<Record<string, unknown>> {
  return {
    name: column.name,
    displayName: column.displayName,
    enforceUniqueValues: column.unique,
    indexed: column.indexed,
    required: column.unique,
    ...facetOf(column),
  };
}

function facetOf<Row>(column: Column<Row>): Readonly<Record<string, unknown>> {
  switch (column.type) {
    case 'text':
      return { text: { allowMultipleLines: false, maxLength: longestText } };
    case 'note':
      return { text: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' } };
    case 'number':
      return { number: { decimalPlaces: 'none' } };
    case 'dateTime':
      return { dateTime: { displayAs: 'standard', format: 'dateTime' } };
    case 'choice':
      return { choice: { allowTextEntry: false, choices: column.choices ?? [], displayAs: 'dropDownMenu' } };
  }
}

type Marks = { readonly indexed?: boolean; readonly unique?: boolean };

function column<Row>(
  type: Column<Row>['type'],
  name: string,
  displayName: string,
  value: Column<Row>['value'],
  { indexed = false, unique = false }: Marks,
): Column<Row> {
  return { name, displayName, type, indexed, unique, value };
}

function text<Row>(
  name: string,
  displayName: string,
  value: (row: Row) => string | null,
  marks: Marks = {},
): Column<Row> {
  return column('text', name, displayName, (row) => fitted(value(row), longestText), marks);
}

function note<Row>(name: string, displayName: string, value: (row: Row) => string | null): Column<Row> {
  return column('note', name, displayName, (row) => fitted(value(row), longestNote, cut), {});
}

function number<Row>(name: string, displayName: string, value: (row: Row) => number, marks: Marks = {}): Column<Row> {
  return column('number', name, displayName, value, marks);
}

function moment<Row>(
  name: string,
  displayName: string,
  value: (row: Row) => string | null,
  marks: Marks = {},
): Column<Row> {
  return column('dateTime', name, displayName, value, marks);
}

function choice<Row>(
  name: string,
  displayName: string,
  choices: readonly string[],
  value: (row: Row) => string,
  marks: Marks = {},
): Column<Row> {
  return { ...column('choice', name, displayName, value, marks), choices };
}

function fitted(value: string | null, longest: number, ending = '…'): string | null {
  if (value === null || value.length <= longest) return value;
  return value.slice(0, longest - ending.length).replace(/\p{Surrogate}$/u, '') + ending;
}
