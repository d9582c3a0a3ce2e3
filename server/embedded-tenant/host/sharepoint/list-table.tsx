import {
  Link,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import type { ListColumn, ListItem, SharePointList } from '../tenant/types.ts';
import { Notice } from '../ui/notice.tsx';
import { cellText } from './cell-text.ts';
import { StandingPill } from './standing-pill.tsx';
import type { ListView } from './use-list-view.ts';
import { nameColumn, standingColumn, viewColumns } from './view-columns.ts';

type Props = {
  readonly list: SharePointList;
  readonly view: ListView;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
};

export function ListTable({ list, view, open, onOpen }: Props) {
  const styles = useStyles();
  const columns = viewColumns(list);
  const name = nameColumn(list).name;
  const standing = standingColumn(list);
  if (list.items.length === 0) {
    return (
      <div className={styles.area}>
        <Notice
          icon={<TableRegular />}
          title="Nothing here yet"
          text="Rows appear by themselves, moments after a request is sent or accepted."
        />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.area} tabIndex={0} aria-label={`Rows of ${list.displayName}`}>
      <Table size="small" sortable aria-label={list.displayName} className={styles.table}>
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <HeaderCell key={column.name} column={column} view={view} />
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {view.rows.map((item) => (
            <TableRow key={item.id} className={mergeClasses(item.id === open && styles.open)}>
              {columns.map((column) => (
                <TableCell key={column.name} className={column.name === name ? styles.title : styles.cell}>
                  {column.name === name ? (
                    <Link as="button" onClick={() => onOpen(item.id)} className={styles.link}>
                      {cellText(item.fields[name], 'text') || `Item ${item.id}`}
                    </Link>
                  ) : (
                    <Cell column={column} item={item} standing={standing} />
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {view.rows.length === 0 && (
        <Text block align="center" className={styles.none}>
          No item matches. Clear the search or the filter to see all of them.
        </Text>
      )}
    </section>
  );
}

function HeaderCell({ column, view }: { readonly column: ListColumn; readonly view: ListView }) {
  const styles = useStyles();
  const direction = view.sort?.column !== column.name ? undefined : view.sort.descending ? 'descending' : 'ascending';
  return (
    <TableHeaderCell
      className={styles.head}
      {...(direction ? { sortDirection: direction } : {})}
      onClick={() => view.toggleSort(column.name)}
    >
      {column.displayName}
    </TableHeaderCell>
  );
}

type CellProps = { readonly column: ListColumn; readonly item: ListItem; readonly standing: ListColumn | null };

function Cell({ column, item, standing }: CellProps) {
  const text = cellText(item.fields[column.name], column.type);
  return column === standing && text !== '' ? <StandingPill standing={text} /> : text;
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
  title: { whiteSpace: 'nowrap', minWidth: '150px' },
  cell: { whiteSpace: 'nowrap', maxWidth: '280px', overflow: 'hidden', textOverflow: 'ellipsis' },
  link: { textAlign: 'left', color: tokens.colorNeutralForeground1 },
  open: { backgroundColor: tokens.colorBrandBackground2 },
  none: { padding: '32px', color: tokens.colorNeutralForeground3 },
});
