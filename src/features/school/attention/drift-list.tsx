import { makeStyles, tokens } from '@fluentui/react-components';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { momentWords } from '#strings/dates.ts';
import { stuckTexts as words } from '#strings/stuck-work.ts';

type Drift = StuckWork['drift'][number];

const useStyles = makeStyles({
  heading: { margin: '0 0 8px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: '0 0 12px' },
});

const columns: readonly Column<Drift & { readonly key: string }>[] = [
  { key: 'about', header: words.driftColumns.about, cell: ({ about }) => about },
  { key: 'what', header: words.driftColumns.what, cell: ({ what }) => words.driftKinds[what] },
  { key: 'list', header: words.driftColumns.list, isShort: true, cell: ({ list }) => words.lists[list] },
  { key: 'columns', header: words.driftColumns.columns, cell: (row) => row.columns.join(', ') },
  { key: 'at', header: words.driftColumns.at, cell: ({ at }) => momentWords(at) },
  {
    key: 'repaired',
    header: words.driftColumns.repaired,
    cell: ({ repairedAt }) => (repairedAt === null ? words.notYet : momentWords(repairedAt)),
  },
];

/** Rows of the register that somebody changed in SharePoint, and what became of it. */
export function DriftList({ drift }: { readonly drift: readonly Drift[] }) {
  const styles = useStyles();
  const rows = drift.map((row, place) => ({ ...row, key: `${row.at} ${place}` }));
  const repaired = drift.filter(({ repairedAt }) => repairedAt !== null).length;
  return (
    <section aria-label={words.drift}>
      <h2 className={styles.heading}>{words.drift}</h2>
      <p className={styles.lead}>{rows.length === 0 ? words.driftNone : words.driftLead(rows.length, repaired)}</p>
      {rows.length > 0 ? (
        <SimpleTable
          label={words.drift}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          showMore={words.showMore}
        />
      ) : null}
    </section>
  );
}
