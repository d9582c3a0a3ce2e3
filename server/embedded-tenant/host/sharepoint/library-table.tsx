import {
  Link,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableCellLayout,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { DocumentRegular, FolderRegular } from '@fluentui/react-icons';
import type { LibraryItem } from '../tenant/types.ts';
import { fullTime } from '../ui/times.ts';

type Props = {
  readonly title: string;
  readonly rows: readonly LibraryItem[];
  /** The file that a link led to. */
  readonly marked: string | null;
  readonly onOpen: (folder: string) => void;
};

/** A folder opens, a file is downloaded: what a school uploaded is never shown as a page of this site. */
export function LibraryTable({ title, rows, marked, onOpen }: Props) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.area} tabIndex={0} aria-label={`Files in ${title}`}>
      <Table size="small" aria-label={title} className={styles.table}>
        <TableHeader>
          <TableRow>
            {['Name', 'Modified', 'Size'].map((name) => (
              <TableHeaderCell key={name} className={styles.head}>
                {name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((item) => (
            <TableRow key={item.id} className={mergeClasses(item.id === marked && styles.marked)}>
              <TableCell className={styles.cell}>
                <TableCellLayout media={item.kind === 'folder' ? <FolderRegular /> : <DocumentRegular />}>
                  {item.kind === 'folder' ? (
                    <Link as="button" onClick={() => onOpen(item.name)} className={styles.link}>
                      {item.name}
                    </Link>
                  ) : (
                    <Link href={`/control/files/${item.id}/content`} download={item.name} className={styles.link}>
                      {item.name}
                    </Link>
                  )}
                </TableCellLayout>
              </TableCell>
              <TableCell className={styles.cell}>{fullTime(item.modifiedAt)}</TableCell>
              <TableCell className={styles.cell}>{item.kind === 'file' ? sizeText(item.size) : ''}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const inUnit = (amount: number, unit: string) =>
    `${amount.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`;
  return bytes < 1024 * 1024 ? inUnit(bytes / 1024, 'KB') : inUnit(bytes / 1024 / 1024, 'MB');
}

const useStyles = makeStyles({
  area: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    padding: '0 8px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: { width: 'max-content', minWidth: '100%', tableLayout: 'auto' },
  head: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  cell: { whiteSpace: 'nowrap' },
  link: { textAlign: 'left', color: tokens.colorNeutralForeground1 },
  marked: { backgroundColor: tokens.colorBrandBackground2 },
});
