import { Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { narrow } from '../ui/widths.ts';
import type { ListView } from './use-list-view.ts';

/** Search and the filter by standing. The register is written by Countersign, so there is nothing to add or edit here. */
export function CommandBar({ view }: { readonly view: ListView }) {
  const styles = useStyles();
  return (
    <div role="toolbar" aria-label="List commands" className={styles.root}>
      <SearchBox
        size="small"
        aria-label="Search this list"
        placeholder="Search this list"
        className={styles.search}
        value={view.search}
        onChange={(_, { value }) => view.setSearch(value)}
      />
      <Field label="Standing" orientation="horizontal" size="small" className={styles.field}>
        <Select size="small" value={view.standing} onChange={(_, { value }) => view.setStanding(value)}>
          <option value="">All</option>
          {view.counts.map(([standing, count]) => (
            <option key={standing} value={standing}>
              {standing} ({count})
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    minHeight: '44px',
    padding: '0 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '8px 12px', gap: tokens.spacingHorizontalS },
  },
  search: { width: '240px', [narrow]: { flexGrow: 1, width: '140px' } },
  field: { gridTemplateColumns: 'auto 1fr', alignItems: 'center' },
});
