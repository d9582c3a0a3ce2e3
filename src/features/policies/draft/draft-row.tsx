import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { memo, type ReactNode, useId } from 'react';
import { isAccepted, type LocalValue, sectionKinds } from '#src/domain/policy-document.ts';
import { PolicyTable } from '#src/ui/policy-table.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { policyTexts } from '#strings/app.ts';
import { draftTexts } from '#strings/draft-review.ts';
import type { SpotKey } from '../edit/edit-document.ts';
import { MarkedText } from './draft-marked-text.tsx';
import type { Marker } from './draft-marks.ts';
import { nameOfSpot } from './draft-names.ts';
import type { Spot } from './draft-spots.ts';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    minWidth: 0,
    padding: '6px 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'default',
    overflowWrap: 'anywhere',
    scrollMarginBlock: '112px 24px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}, inset 4px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  head: { display: 'grid', gap: '6px' },
  headTop: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' },
  kind: { flex: '0 1 190px', minWidth: 0, '@media (pointer: coarse)': { '& select': { minHeight: '44px' } } },
  heading: { fontSize: '1.25rem', lineHeight: 1.3, fontWeight: tokens.fontWeightSemibold },
  noHeading: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  clause: { display: 'grid', gridTemplateColumns: 'minmax(1.75em, max-content) minmax(0, 1fr)', columnGap: '8px' },
  mark: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  tag: { display: 'inline-flex', marginLeft: '8px', verticalAlign: 'middle' },
});

type DraftRowProps = {
  readonly spot: Spot;
  readonly marker: Marker;
  readonly localValues: readonly LocalValue[];
  /** The language the policy is written in. */
  readonly language: string | undefined;
  readonly tag: 'declaration' | 'field' | null;
  readonly isTabStop: boolean;
  readonly isChosen: boolean;
  readonly box: ReactNode;
  /** Questions about the section, behind its heading. */
  readonly questions?: ReactNode;
  onChoose(key: SpotKey): void;
  onType(key: SpotKey): void;
  onMenu(key: SpotKey, at: DOMRect): void;
  onKind(spot: Spot, kind: Spot['section']['kind']): void;
};

/** One line of the policy on the page of a draft: the head of a section, or a block. Drawn again only when it changes: a policy may have thousands. */
export const DraftRow = memo(Row, isSameRow);

function isSameRow(before: DraftRowProps, after: DraftRowProps): boolean {
  const { spot: one, ...rest } = before;
  const { spot: other, ...others } = after;
  const isSameSpot = one.key === other.key && one.depth === other.depth && one.block === other.block;
  const isSameSection = one.block !== null || one.section === other.section;
  const names = Object.keys(others) as (keyof typeof others)[];
  return isSameSpot && isSameSection && names.every((name) => rest[name] === others[name]);
}

function Row(props: DraftRowProps) {
  const { spot, isTabStop, isChosen, onChoose, onType, onMenu } = props;
  const styles = useStyles();
  const nameId = useId();
  const isHead = spot.block === null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree that holds it answers the keys
    <div
      role="treeitem"
      aria-level={isHead ? 1 : spot.depth + 2}
      aria-selected={isChosen}
      {...(props.box === null ? { 'aria-labelledby': nameId } : { 'aria-label': nameOfSpot(spot) })}
      // While its words are typed in, the field is what the Tab key comes to.
      tabIndex={isTabStop && props.box === null ? 0 : -1}
      aria-describedby={isHead ? `${nameId}-tag` : undefined}
      data-spot={spot.key}
      className={mergeClasses(styles.row, isChosen && styles.chosen)}
      style={{ marginLeft: `${spot.depth * 24}px` }}
      onClick={() => onChoose(spot.key)}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) onChoose(spot.key);
      }}
      onDoubleClick={({ target }) => {
        const isInControl = target instanceof Element && target.closest('textarea, select, [id^="question-"]') !== null;
        if (!isInControl) onType(spot.key);
      }}
      onContextMenu={(event) => {
        if (props.box !== null) return;
        event.preventDefault();
        const own = event.currentTarget.getBoundingClientRect();
        const isByKey = event.clientX === 0 && event.clientY === 0;
        onMenu(spot.key, isByKey ? own : new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      {isHead ? <SectionHead {...props} nameId={nameId} /> : <BlockWords {...props} nameId={nameId} />}
    </div>
  );
}

type NamedRowProps = DraftRowProps & { readonly nameId: string };

function SectionHead({ spot, marker, localValues, language, box, questions, isChosen, nameId, onKind }: NamedRowProps) {
  const styles = useStyles();
  const { section } = spot;
  const accepted = isAccepted(section);
  return (
    <div className={styles.head}>
      <div className={styles.headTop}>
        <Select
          className={styles.kind}
          aria-label={`${draftTexts.kindOf}: ${nameOfSpot(spot)}`}
          tabIndex={isChosen ? 0 : -1}
          value={section.kind}
          onChange={(_, { value }) => {
            const kind = sectionKinds.find((known) => known === value);
            if (kind) onKind(spot, kind);
          }}
        >
          {sectionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {policyTexts.kinds[kind]}
            </option>
          ))}
        </Select>
        <span id={`${nameId}-tag`}>
          <StatusTag tone={accepted ? 'good' : 'plain'}>
            {accepted ? draftTexts.tags.accepted : draftTexts.tags.apart}
          </StatusTag>
        </span>
      </div>
      {box ?? (
        <span id={nameId} className={section.heading === null ? styles.noHeading : styles.heading}>
          {section.heading === null ? (
            draftTexts.noHeading
          ) : (
            <span lang={language}>
              <MarkedText text={section.heading} marker={marker} localValues={localValues} />
            </span>
          )}
        </span>
      )}
      {questions}
    </div>
  );
}

function BlockWords({ spot, marker, localValues, language, tag, box, nameId }: NamedRowProps) {
  const styles = useStyles();
  const { block } = spot;
  if (!block) return null;
  if (box !== null) return box;
  if (block.type === 'table') {
    return (
      <div id={nameId} lang={language}>
        <PolicyTable text={block.text} />
      </div>
    );
  }
  const words = (
    <span>
      <span lang={language}>
        <MarkedText text={block.text} marker={marker} localValues={localValues} />
      </span>
      {tag ? (
        <span className={styles.tag}>
          <StatusTag tone="brand">{draftTexts.tags[tag]}</StatusTag>
        </span>
      ) : null}
    </span>
  );
  return (
    <div id={nameId} className={block.type === 'clause' ? styles.clause : ''}>
      {block.type === 'clause' ? <span className={styles.mark}>{block.number ?? '•'}</span> : null}
      {words}
    </div>
  );
}
