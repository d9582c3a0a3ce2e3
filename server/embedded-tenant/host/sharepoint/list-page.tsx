import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useNavigation } from '../place/use-place.tsx';
import type { ListItem, SharePointList } from '../tenant/types.ts';
import { narrow } from '../ui/widths.ts';
import { CommandBar } from './command-bar.tsx';
import { ItemPanel } from './item-panel.tsx';
import { ListTable } from './list-table.tsx';
import { type ListView, useListView } from './use-list-view.ts';

/** One list as its readers see it: commands, rows, and the count below. */
export function ListPage({ list }: { readonly list: SharePointList }) {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const view = useListView(list);
  const open = list.items.find((item) => item.id === place.item || isNamedBy(item, place.item));
  return (
    <section aria-label={list.displayName} className={styles.root}>
      <CommandBar view={view} total={list.items.length} />
      <Text as="h2" size={500} weight="semibold" className={styles.name}>
        {list.displayName}
      </Text>
      <ListTable list={list} view={view} open={open?.id ?? null} onOpen={(id) => go({ item: id })} />
      <Footer view={view} total={list.items.length} />
      {open && <ItemPanel list={list} item={open} onClose={() => go({ item: null })} />}
    </section>
  );
}

/** By an address that names one value of one column. */
function isNamedBy({ fields }: ListItem, named: string | null): boolean {
  const [column = '', value = ''] = named?.split('=', 2) ?? [];
  return value !== '' && fields[column] === value;
}

function Footer({ view, total }: { readonly view: ListView; readonly total: number }) {
  const styles = useStyles();
  const last = view.firstRow + view.rows.length - (view.rows.length > 0 ? 1 : 0);
  return (
    <footer className={styles.footer}>
      <Text size={200} role="status" className={styles.count}>
        {view.found === total ? itemCount(total) : `${view.found} of ${itemCount(total)}`}
      </Text>
      <Button
        appearance="subtle"
        size="small"
        icon={<ChevronLeftRegular />}
        aria-label="Previous page"
        disabled={view.page === 0}
        onClick={() => view.setPage(view.page - 1)}
      />
      <Text size={200}>
        {view.firstRow}–{last}
      </Text>
      <Button
        appearance="subtle"
        size="small"
        icon={<ChevronRightRegular />}
        aria-label="Next page"
        disabled={view.page >= view.pages - 1}
        onClick={() => view.setPage(view.page + 1)}
      />
    </footer>
  );
}

function itemCount(count: number): string {
  return count === 1 ? '1 item' : `${count.toLocaleString('en-GB')} items`;
}

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  name: { margin: 0, padding: '12px 20px 8px', [narrow]: { padding: '8px 12px' } },
  footer: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: '4px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { marginRight: 'auto', color: tokens.colorNeutralForeground2 },
});
