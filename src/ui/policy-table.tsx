import { makeStyles, tokens } from '@fluentui/react-components';
import { LinkedText } from './linked-text.tsx';

const useStyles = makeStyles({
  frame: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase300 },
  cell: {
    padding: '8px 12px',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    minWidth: '80px',
  },
  head: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
});

/** A table as the document keeps it: one row a line, cells parted by a tab. Two columns read as names and values. */
export function PolicyTable({ id, text }: { readonly id?: string; readonly text: string }) {
  const styles = useStyles();
  const rows = text.split('\n').map((row) => row.split('\t'));
  const byName = Math.max(...rows.map((row) => row.length)) <= 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page must scroll by keyboard too
    <div className={styles.frame} tabIndex={0} data-words={id}>
      <table className={styles.table}>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one text never change places
            <tr key={row}>
              {cells.map((cell, column) => {
                const isHead = byName ? column === 0 && cells.length > 1 : row === 0;
                const Cell = isHead ? 'th' : 'td';
                return (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of one text never change places
                    key={column}
                    scope={isHead ? (byName ? 'row' : 'col') : undefined}
                    className={`${styles.cell} ${isHead ? styles.head : ''}`}
                  >
                    <LinkedText text={cell} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
