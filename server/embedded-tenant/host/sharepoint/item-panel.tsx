import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ListItem, SharePointList } from '../tenant/types.ts';
import { fullTime } from '../ui/times.ts';
import { narrow } from '../ui/widths.ts';
import { cellText } from './cell-text.ts';
import { ListCell } from './list-cell.tsx';

type Props = { readonly list: SharePointList; readonly item: ListItem; readonly onClose: () => void };

/** Every column of one item, as SharePoint opens it at the right. */
export function ItemPanel({ list, item, onClose }: Props) {
  const styles = useStyles();
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel takes the focus for each item it opens with
  useEffect(() => {
    panel.current?.focus();
  }, [item.id]);
  const name = cellText(item.fields.Title, 'text') || `Item ${item.id}`;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={name}
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <Text as="h3" size={400} weight="semibold" className={styles.name}>
          {name}
        </Text>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close the item" onClick={onClose} />
      </header>
      <dl className={styles.fields} tabIndex={0}>
        {list.columns
          .filter((column) => column.name !== 'Title')
          .map((column) => {
            const isEmpty = cellText(item.fields[column.name], column.type) === '';
            return (
              <div key={column.name}>
                <dt className={styles.label}>{column.displayName}</dt>
                <dd className={styles.value}>{isEmpty ? '—' : <ListCell list={list} column={column} item={item} />}</dd>
              </div>
            );
          })}
        <div>
          <dt className={styles.label}>Created</dt>
          <dd className={styles.value}>{fullTime(item.createdAt)}</dd>
        </div>
        <div>
          <dt className={styles.label}>Modified</dt>
          <dd className={styles.value}>{fullTime(item.modifiedAt)}</dd>
        </div>
      </dl>
    </aside>
  );
}

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    width: '380px',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
    outlineStyle: 'none',
    [narrow]: { width: '100%', border: 'none' },
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: '16px 12px 12px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, overflowWrap: 'anywhere' },
  fields: {
    margin: 0,
    padding: '16px 20px',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});
