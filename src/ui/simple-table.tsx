import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  cell(row: Row): ReactNode;
  readonly isNumber?: boolean;
  /** A few words that stay on one line where there is room. */
  readonly isShort?: boolean;
};

const narrow = '@media (max-width: 719px)';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    [narrow]: { display: 'block' },
  },
  head: {
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  body: { [narrow]: { display: 'block' } },
  header: {
    padding: '10px 16px',
    '@media print': { padding: '6px 8px' },
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'nowrap',
  },
  row: {
    breakInside: 'avoid',
    [narrow]: {
      display: 'grid',
      gap: '2px',
      padding: '12px 16px',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    ':first-child': { [narrow]: { borderTop: 'none' } },
  },
  cell: {
    padding: '10px 16px',
    verticalAlign: 'middle',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { padding: '6px 8px' },
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(88px, 30%) minmax(0, 1fr)',
      gap: '12px',
      padding: '2px 0',
      border: 'none',
      textAlign: 'left',
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
      ':first-child': { display: 'block', fontWeight: tokens.fontWeightSemibold, '::before': { content: 'none' } },
    },
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', [narrow]: { textAlign: 'left' } },
  short: { whiteSpace: 'nowrap', [narrow]: { whiteSpace: 'normal' } },
  more: { marginTop: '12px' },
});

type SimpleTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  rowKey(row: Row): string;
  /** Names the button that shows the next rows of a long list. */
  showMore(count: number): string;
  /** Shows every row, as where they are printed. */
  isWhole?: boolean;
};

const rowsAtOnce = 100;

/** A table that becomes a list of cards on a phone. The roles stay when the layout changes. */
export function SimpleTable<Row>({ label, columns, rows, rowKey, showMore, isWhole = false }: SimpleTableProps<Row>) {
  const styles = useStyles();
  const [shown, setShown] = useState(rowsAtOnce);
  const hidden = isWhole ? 0 : rows.length - shown;
  return (
    <>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: a table drawn as blocks loses its roles unless they are named */}
      <table role="table" aria-label={label} className={styles.table}>
        <thead role="rowgroup" className={styles.head}>
          <tr role="row">
            {columns.map(({ key, header, isNumber }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={`${styles.header} ${isNumber ? styles.number : ''}`}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={styles.body}>
          {rows.slice(0, isWhole ? undefined : shown).map((row) => (
            <tr key={rowKey(row)} role="row" className={styles.row}>
              {columns.map(({ key, header, cell, isNumber, isShort }) => (
                <td
                  key={key}
                  role="cell"
                  data-label={header}
                  className={`${styles.cell} ${isNumber ? styles.number : ''} ${isShort ? styles.short : ''}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: a table drawn as blocks loses its roles unless they are named */}
      {hidden > 0 ? (
        <Button className={styles.more} size="large" onClick={() => setShown(shown + rowsAtOnce)}>
          {showMore(Math.min(hidden, rowsAtOnce))}
        </Button>
      ) : null}
    </>
  );
}
