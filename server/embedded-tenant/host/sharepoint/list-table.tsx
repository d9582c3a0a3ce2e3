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
import { ListCell } from './list-cell.tsx';
import { ListGroup } from './list-group.tsx';
import type { ListView } from './use-list-view.ts';
import { nameColumn } from './view-columns.ts';

type Props = {
  readonly list: SharePointList;
  readonly view: ListView;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
};

export function ListTable({ list, view, open, onOpen }: Props) {
  const styles = useStyles();
  const { columns } = view;
  if (list.items.length === 0 || view.tooLong) {
    return (
      <div className={styles.area}>
        <Notice
          icon={<TableRegular />}
          title={view.tooLong ? 'This view cannot be displayed' : 'Nothing here yet'}
          text={
            view.tooLong
              ? 'It exceeds the list view threshold of 5,000 items. Choose a view that shows fewer.'
              : 'Rows appear by themselves, moments after a request is sent or accepted.'
          }
        />
      </div>
    );
  }
  const row = (item: ListItem) => (
    <Row key={item.id} list={list} columns={columns} item={item} isOpen={item.id === open} onOpen={onOpen} />
  );
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
        {view.groups ? (
          view.groups.map((group) => (
            <ListGroup
              key={group.name}
              group={group}
              columns={columns.length}
              isOpen={view.openGroups.includes(group.name)}
              onToggle={() => view.toggleGroup(group.name)}
            >
              {group.rows.map(row)}
            </ListGroup>
          ))
        ) : (
          <TableBody>{view.rows.map(row)}</TableBody>
        )}
      </Table>
      {view.rows.length === 0 && (
        <Text block align="center" className={styles.none}>
          No item matches this view, the search or the filter.
        </Text>
      )}
    </section>
  );
}

type RowProps = {
  readonly list: SharePointList;
  readonly columns: readonly ListColumn[];
  readonly item: ListItem;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
};

function Row({ list, columns, item, isOpen, onOpen }: RowProps) {
  const styles = useStyles();
  const { name } = nameColumn(list);
  return (
    <TableRow className={mergeClasses(isOpen && styles.open)}>
      {columns.map((column) => (
        <TableCell key={column.name} className={column.name === name ? styles.title : styles.cell}>
          {column.name === name ? (
            <Link as="button" onClick={() => onOpen(item.id)} className={styles.link}>
              {cellText(item.fields[name], 'text') || `Item ${item.id}`}
            </Link>
          ) : (
            <ListCell list={list} column={column} item={item} />
          )}
        </TableCell>
      ))}
    </TableRow>
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
