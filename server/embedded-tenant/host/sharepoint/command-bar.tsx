import { makeStyles, SearchBox, ToggleButton, tokens } from '@fluentui/react-components';
import { narrow } from '../ui/widths.ts';
import type { ListView } from './use-list-view.ts';

/** Search, and the views or the filter by standing. The register is written by Countersign, so there is nothing to add or edit here. */
export function CommandBar({ view, total }: { readonly view: ListView; readonly total: number }) {
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
      {view.stored ? <Views view={view} /> : <Standings view={view} total={total} />}
    </div>
  );
}

/** The views of the list, as SharePoint offers them beside its commands. */
function Views({ view }: { readonly view: ListView }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.legend}>Views</legend>
      {view.views.map(({ id, title }) => (
        <ToggleButton
          key={id}
          size="small"
          shape="circular"
          appearance={view.stored?.id === id ? 'primary' : 'outline'}
          checked={view.stored?.id === id}
          onClick={() => view.setView(id)}
        >
          {title}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

function Standings({ view, total }: { readonly view: ListView; readonly total: number }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.legend}>Filter by standing</legend>
      {[['', total] as const, ...view.counts].map(([standing, count]) => (
        <ToggleButton
          key={standing}
          size="small"
          shape="circular"
          appearance={view.standing === standing ? 'primary' : 'outline'}
          checked={view.standing === standing}
          onClick={() => view.setStanding(standing)}
        >
          {standing === '' ? 'All' : standing} {count}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    flexShrink: 0,
    gap: tokens.spacingHorizontalL,
    minHeight: '48px',
    padding: '4px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '8px 12px', gap: tokens.spacingVerticalS },
  },
  search: { width: '240px', [narrow]: { width: '100%', maxWidth: 'none' } },
  filter: { display: 'flex', flexWrap: 'wrap', gap: '6px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});
