import { makeStyles, tokens } from '@fluentui/react-components';
import type { Block } from '#src/domain/policy-document.ts';
import { LinkedText } from './linked-text.tsx';
import { PolicyTable } from './policy-table.tsx';

const useStyles = makeStyles({
  paragraph: { margin: 0, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  item: { display: 'grid', gridTemplateColumns: 'minmax(1.75em, max-content) minmax(0, 1fr)', columnGap: '8px' },
  mark: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', userSelect: 'none' },
  bullet: {
    '::before': {
      content: '""',
      display: 'inline-block',
      width: '5px',
      height: '5px',
      marginLeft: '6px',
      borderRadius: '50%',
      verticalAlign: '0.22em',
      backgroundColor: 'currentcolor',
    },
    '@media (forced-colors: active)': { '::before': { border: '3px solid CanvasText' } },
  },
  body: { minWidth: 0, display: 'grid', gap: '10px', overflowWrap: 'anywhere' },
});

/** Blocks in printed order. Neighbouring clauses make one list, with the marks the school printed. */
export function PolicyBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const styles = useStyles();
  return runsOf(blocks).map((run) => {
    const [first] = run;
    if (first.type === 'clause') return <ClauseList key={first.id} clauses={run} />;
    if (first.type === 'table') return <PolicyTable key={first.id} text={first.text} />;
    return (
      <p key={first.id} className={styles.paragraph}>
        <LinkedText text={first.text} />
      </p>
    );
  });
}

function ClauseList({ clauses }: { readonly clauses: readonly Block[] }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named
    <ul role="list" className={styles.list}>
      {clauses.map((clause) => (
        <li key={clause.id} className={styles.item}>
          {clause.number === null ? (
            <span className={`${styles.mark} ${styles.bullet}`} aria-hidden="true" />
          ) : (
            <span className={styles.mark}>{clause.number}</span>
          )}
          <div className={styles.body}>
            <p className={styles.paragraph}>
              <LinkedText text={clause.text} />
            </p>
            {clause.children && clause.children.length > 0 ? <PolicyBlocks blocks={clause.children} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

type Run = readonly [Block, ...Block[]];

function runsOf(blocks: readonly Block[]): readonly Run[] {
  const runs: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last && block.type === 'clause' && last[0].type === 'clause') last.push(block);
    else runs.push([block]);
  }
  return runs;
}
