import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { Change } from '#src/domain/difference/types.ts';
import { withLocalValues } from '#src/domain/local-values.ts';
import type { Block, Section } from '#src/domain/policy-document.ts';
import { ChangeList } from '#src/ui/change-list.tsx';
import { ChangedWords } from '#src/ui/changed-words.tsx';
import { LinkedText } from '#src/ui/linked-text.tsx';
import { PolicyTable } from '#src/ui/policy-table.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { compareTexts, versionName } from '#strings/versions.ts';

const useStyles = makeStyles({
  text: { display: 'grid', gap: '28px', lineHeight: 1.6, maxWidth: '68ch', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  section: { display: 'grid', gap: '10px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  block: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  nested: { display: 'grid', gap: '10px', paddingLeft: '20px' },
  number: { color: tokens.colorNeutralForeground2 },
});

/** The later version from its beginning to its end, with what changed marked where it stands. */
export function CompareWholeText({ compared: { to, difference } }: { readonly compared: VersionChanges }) {
  const styles = useStyles();
  const api = useAdminApi();
  const { state, reload } = useLoaded(useCallback(() => api.version(to.id), [api, to.id]));
  if (state.status === 'loading') return <Skeleton label={shellTexts.loading} shape="text" />;
  if (state.status === 'failed')
    return <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />;
  const { sections } = withLocalValues(state.value.document);
  const marks = marksOf(difference.changes);
  const known = new Set(sections.map(({ heading }) => heading));
  const rest = difference.changes.filter((change) => !isShownInText(change, known));
  return (
    <div className={styles.text}>
      <h2 className={styles.title}>{compareTexts.wholeTitle(versionName(to.number, to.label))}</h2>
      {rest.length > 0 ? <ChangeList changes={rest} withClass /> : null}
      {sections.map((section, index) => (
        <MarkedSection
          key={section.id}
          section={section}
          marks={marks}
          removed={
            sections.findIndex(({ heading }) => heading === section.heading) === index
              ? difference.changes.filter((change) => isRemovedFrom(change, section.heading))
              : []
          }
        />
      ))}
    </div>
  );
}

type Marks = ReadonlyMap<string, Change>;

function marksOf(changes: readonly Change[]): Marks {
  return new Map(
    changes.flatMap((change) =>
      change.kind !== 'removed' && standsInText(change.after.part) ? [[change.after.id, change] as const] : [],
    ),
  );
}

function standsInText(part: Extract<Change, { kind: 'added' }>['after']['part']): boolean {
  return part === 'clause' || part === 'paragraph' || part === 'table' || part === 'heading';
}

function isRemovedFrom(change: Change, heading: string | null): boolean {
  return change.kind === 'removed' && standsInText(change.before.part) && change.before.sectionHeading === heading;
}

/** What is no part of a section, or went with its whole section, stands above the text. */
function isShownInText(change: Change, headings: ReadonlySet<string | null>): boolean {
  if (change.kind !== 'removed') return standsInText(change.after.part);
  return standsInText(change.before.part) && headings.has(change.before.sectionHeading);
}

type MarkedSectionProps = {
  readonly section: Section;
  readonly marks: Marks;
  readonly removed: readonly Change[];
};

function MarkedSection({ section, marks, removed }: MarkedSectionProps) {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      {section.heading === null ? null : (
        <h3 className={styles.heading}>
          <MarkedText text={section.heading} change={marks.get(section.id)} />
        </h3>
      )}
      <MarkedBlocks blocks={section.blocks} marks={marks} />
      {removed.length > 0 ? <ChangeList changes={removed} withClass withSection={false} /> : null}
    </section>
  );
}

function MarkedBlocks({ blocks, marks }: { readonly blocks: readonly Block[]; readonly marks: Marks }) {
  const styles = useStyles();
  return blocks.map((block) => {
    const change = marks.get(block.id);
    return (
      <div key={block.id} className={styles.section}>
        {block.type === 'table' && change === undefined ? (
          <PolicyTable text={block.text} />
        ) : (
          <p className={styles.block}>
            <span className={styles.number}>{markOf(block)}</span>
            <MarkedText text={block.text} change={change} />
          </p>
        )}
        {block.children && block.children.length > 0 ? (
          <div className={styles.nested}>
            <MarkedBlocks blocks={block.children} marks={marks} />
          </div>
        ) : null}
      </div>
    );
  });
}

/** As printed; a clause without a number has a bullet. */
function markOf({ type, number }: Block): string {
  if (number !== null) return `${number} `;
  return type === 'clause' ? '• ' : '';
}

/** A change may cover several blocks that were one before; then the first is marked as a whole. */
function MarkedText({ text, change }: { readonly text: string; readonly change: Change | undefined }) {
  if (change?.kind === 'reworded' && change.after.text === text) return <ChangedWords pieces={change.words} />;
  if (change?.kind === 'added') return <ChangedWords pieces={[{ kind: 'added', text }]} />;
  return <LinkedText text={text} />;
}
