import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import {
  type Block,
  isAccepted,
  type LocalValue,
  type PolicyDocument,
  type SectionKind,
} from '#src/domain/policy-document.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { policyTexts } from '#strings/app.ts';
import { draftTexts } from '#strings/draft-review.ts';
import { typeInBlock } from '../edit/edit-blocks.ts';
import { declarationFinder } from '../edit/edit-declarations.ts';
import { changeSection, type SpotKey } from '../edit/edit-document.ts';
import { SectionQuestions } from '../questions/question-form.tsx';
import type { Questions } from '../questions/question-state.ts';
import type { Editing } from './draft-editing.ts';
import { keyAct } from './draft-keys.ts';
import { type Marker, markerFor } from './draft-marks.ts';
import { nameOfSpot } from './draft-names.ts';
import { DraftRow } from './draft-row.tsx';
import type { Spot } from './draft-spots.ts';
import { WordBox } from './draft-word-box.tsx';
import type { ChangeDraft } from './use-draft.ts';

const useStyles = makeStyles({
  tree: { display: 'grid', gap: '20px', minWidth: 0, fontSize: '1.0625rem', lineHeight: 1.6 },
  section: { display: 'grid', gap: '2px', minWidth: 0 },
  apart: {
    padding: '8px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

type DraftTreeProps = {
  readonly document: PolicyDocument;
  readonly editing: Editing;
  readonly questions: Questions;
  readonly onChange: ChangeDraft;
  onMenu(at: DOMRect): void;
  onShortcuts(): void;
};

const noValues: readonly LocalValue[] = [];

/** The policy line by line, as one control: the arrows choose a line, and keys, toolbar and menu correct it. */
export function DraftTree(props: DraftTreeProps) {
  const { document, editing, questions, onChange, onMenu } = props;
  const styles = useStyles();
  const tree = useRef<HTMLDivElement>(null);
  const marker = useMarker(document);
  const tagOf = useTags(document);
  const setKind = useSetKind(document, onChange);
  const { current, choose, type } = editing;
  useFocusOnMove(tree, editing);
  const openMenu = useCallback(
    (key: SpotKey, at: DOMRect) => {
      choose(key);
      onMenu(at);
    },
    [choose, onMenu],
  );
  const boxAt = (spot: Spot) =>
    editing.typing?.key === spot.key ? (
      <WordBox spot={spot} editing={editing} onWords={(words) => onChange(typed(document, spot, words), spot.key)} />
    ) : null;
  const questionsAt = ({ block, section: { id } }: Spot) =>
    block === null && questions.asks(id) ? <SectionQuestions sectionId={id} questions={questions} /> : null;
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={draftTexts.tree}
      className={styles.tree}
      onKeyDown={(event) => press(event, props)}
    >
      {bySection(editing.spots).map(([head, ...blocks]) => (
        <div key={head.key} className={mergeClasses(styles.section, !isAccepted(head.section) && styles.apart)}>
          {[head, ...blocks].map((spot) => (
            <DraftRow
              key={spot.key}
              spot={spot}
              marker={marker}
              localValues={document.localValues ?? noValues}
              language={document.languages[0]}
              tag={tagOf(spot)}
              isTabStop={spot.key === current?.key}
              isChosen={editing.isChosen && spot.key === current?.key}
              box={boxAt(spot)}
              questions={questionsAt(spot)}
              onChoose={choose}
              onType={type}
              onMenu={openMenu}
              onKind={setKind}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Keys count on a line itself: what is typed in a field of it is the field's. */
function press(event: KeyboardEvent<HTMLDivElement>, { editing, onMenu, onShortcuts }: DraftTreeProps): void {
  const { current } = editing;
  const row = event.target instanceof HTMLElement && event.target.dataset['spot'] !== undefined ? event.target : null;
  const act = row && keyAct(event);
  if (!act || !current) return;
  event.preventDefault();
  if (act.kind === 'go') editing.go(act.to);
  else if (act.kind === 'run') editing.run(act.command);
  else if (act.kind === 'edit') editing.type(current.key);
  else if (act.kind === 'help') onShortcuts();
  else onMenu(row.getBoundingClientRect());
}

/** Puts the focus on the chosen line whenever a key or a correction has moved it. */
function useFocusOnMove(tree: RefObject<HTMLDivElement | null>, { moves, typing, current }: Editing): void {
  const followed = useRef(moves);
  useEffect(() => {
    if (followed.current === moves || typing) return;
    followed.current = moves;
    const rows = tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [];
    [...rows].find((row) => row.dataset['spot'] === current?.key)?.focus();
  }, [moves, typing, current, tree]);
}

/** Stays the same function, so that a line is not drawn again because another has changed. */
function useSetKind(document: PolicyDocument, onChange: ChangeDraft): (spot: Spot, kind: SectionKind) => void {
  const announce = useAnnounce();
  const latest = useRef(document);
  latest.current = document;
  return useCallback(
    (spot, kind) => {
      onChange(changeSection(latest.current, spot.section.id, { kind }));
      announce(draftTexts.kindSet(nameOfSpot(spot), policyTexts.kinds[kind]));
    },
    [onChange, announce],
  );
}

function typed(document: PolicyDocument, { block, section }: Spot, words: string): PolicyDocument {
  if (block) return typeInBlock(document, block.id, words);
  return changeSection(document, section.id, { heading: words === '' ? null : words });
}

/** Made anew only when what it marks has changed, so that typing draws one line and not all. */
function useMarker({ contacts, dates, relatedPolicies, statutoryReferences }: PolicyDocument): Marker {
  return useMemo(
    () => markerFor({ contacts, dates, relatedPolicies, statutoryReferences }),
    [contacts, dates, relatedPolicies, statutoryReferences],
  );
}

type Tag = 'declaration' | 'field' | null;

/** What a block was understood as, found once for each: blocks that do not change stay the same object. */
function useTags({ declarations, signatureFields }: PolicyDocument): (spot: Spot) => Tag {
  return useMemo(() => {
    const find = declarationFinder(declarations);
    const labels = signatureFields.map(({ label }) => label).filter((label) => label !== '');
    const declared = new WeakMap<Block, boolean>();
    const isDeclared = (block: Block) => {
      const known = declared.get(block) ?? find(block.text) >= 0;
      declared.set(block, known);
      return known;
    };
    return ({ block, section }) => {
      if (!block || block.type === 'table') return null;
      if (section.kind === 'signature') return labels.some((label) => block.text.includes(label)) ? 'field' : null;
      return isAccepted(section) && isDeclared(block) ? 'declaration' : null;
    };
  }, [declarations, signatureFields]);
}

function bySection(spots: readonly Spot[]): readonly (readonly [Spot, ...Spot[]])[] {
  const sections: [Spot, ...Spot[]][] = [];
  for (const spot of spots) {
    if (spot.block === null) sections.push([spot]);
    else sections.at(-1)?.push(spot);
  }
  return sections;
}
