import { makeStyles, tokens } from '@fluentui/react-components';
import { createContext, useContext } from 'react';
import type { Block, Contact } from '#src/domain/policy-document.ts';
import { policyTexts } from '#strings/app.ts';
import { language } from '#strings/language.ts';
import { LinkedText } from './linked-text.tsx';
import { PolicyTable } from './policy-table.tsx';

const useStyles = makeStyles({
  paragraph: { margin: 0, overflowWrap: 'anywhere', scrollMarginTop: '24px' },
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
  who: {
    justifySelf: 'start',
    margin: 0,
    padding: '2px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: '0.875em',
    overflowWrap: 'anywhere',
  },
});

const RolesContext = createContext<ReadonlyMap<string, readonly Contact[]>>(new Map());

/** Who holds the roles that the text within names, by the block that names them. */
export const NamedRoles = RolesContext.Provider;

/** Blocks in printed order. Neighbouring clauses make one list, with the marks the school printed. */
export function PolicyBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return runsOf(blocks).map((run) => {
    const [first] = run;
    if (first.type === 'clause') return <ClauseList key={first.id} clauses={run} />;
    if (first.type === 'table') return <PolicyTable key={first.id} id={first.id} text={first.text} />;
    return <Words key={first.id} block={first} />;
  });
}

/** The words of a block, found again by `data-words`, and beneath them who is meant by a role they name. */
function Words({ block }: { readonly block: Block }) {
  const styles = useStyles();
  const roles = useContext(RolesContext).get(block.id);
  return (
    <>
      <p className={styles.paragraph} data-words={block.id} data-number={block.number}>
        <LinkedText text={block.text} />
      </p>
      {roles?.map(({ role, name }) => (
        <p key={role} className={styles.who}>
          <span lang={language}>{policyTexts.who(role)}</span> <strong>{name}</strong>
        </p>
      ))}
    </>
  );
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
            <Words block={clause} />
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
