import { makeStyles, tokens } from '@fluentui/react-components';
import type { Change, PlacedText } from '#src/domain/difference/types.ts';
import { leadInOf } from '#src/domain/shown-changes.ts';
import { changeTexts, partName, shownText } from '#strings/changes.ts';
import { ChangedWords } from './changed-words.tsx';
import { LinkedText } from './linked-text.tsx';
import { StatusTag } from './status-tag.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '14px', maxWidth: '68ch' },
  item: {
    display: 'grid',
    gap: '4px',
    minWidth: 0,
    paddingLeft: '12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  leadIn: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, lineHeight: 1.55, whiteSpace: 'pre-line' },
});

const tones = { added: 'good', removed: 'bad', reworded: 'brand', moved: 'plain' } as const;

type ChangeListProps = {
  readonly changes: readonly Change[];
  /** Whether the class of each change is named, for an admin who decides by it. */
  readonly withClass?: boolean;
  /** Whether each change names its section; not where the list stands under the section's heading. */
  readonly withSection?: boolean;
};

export function ChangeList({ changes, withClass = false, withSection = true }: ChangeListProps) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named
    <ul role="list" className={styles.list}>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a difference is shown as it was worked out and never changes
        <li key={index} className={styles.item}>
          <ChangeItem change={change} withClass={withClass} withSection={withSection} />
        </li>
      ))}
    </ul>
  );
}

type ChangeItemProps = { readonly change: Change; readonly withClass: boolean; readonly withSection: boolean };

function ChangeItem({ change, withClass, withSection }: ChangeItemProps) {
  const styles = useStyles();
  const place = change.kind === 'removed' ? change.before : change.after;
  const leadIn = leadInOf(place);
  const notes = [placeWords(place, withSection), ...movedNotes(change)].filter((note) => note !== '');
  return (
    <>
      <div className={styles.head}>
        <StatusTag tone={tones[change.kind]}>
          {change.kind === 'reworded' && change.moved ? changeTexts.andMoved : changeTexts.kinds[change.kind]}
        </StatusTag>
        {withClass && change.kind !== 'moved' ? (
          <StatusTag tone="plain">{changeTexts.classes[change.changeClass]}</StatusTag>
        ) : null}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </div>
      {leadIn === null || leadIn === place.sectionHeading ? null : <p className={styles.leadIn}>{leadIn}</p>}
      <p className={styles.text}>
        {change.kind === 'reworded' ? (
          <ChangedWords
            pieces={change.words.map((piece) => ({ ...piece, text: shownText({ ...place, text: piece.text }) }))}
          />
        ) : (
          <LinkedText text={shownText(place)} />
        )}
      </p>
    </>
  );
}

function placeWords(place: PlacedText, withSection: boolean): string {
  const section = withSection && place.part !== 'heading' ? place.sectionHeading : null;
  // Under a heading of its own kind only a fact has a name to tell.
  const name = withSection || place.part === 'fact' || place.part === 'heading' ? partName(place) : '';
  return [section ?? '', name, place.number ?? ''].filter((part) => part !== '').join(' · ');
}

function acceptedNote({ accepted, part }: PlacedText): readonly string[] {
  return accepted || part === 'fact' || part === 'contact' ? [] : [changeTexts.beside];
}

/** Where it stood, and whether people accept it now who did not before. */
function movedNotes(change: Change): readonly string[] {
  if (change.kind === 'added') return acceptedNote(change.after);
  if (change.kind === 'removed') return acceptedNote(change.before);
  const { before, after } = change;
  const old = placeWords(before, before.sectionHeading !== after.sectionHeading);
  const isMoved = change.kind === 'moved' || change.moved;
  return [
    ...(isMoved && old !== '' && old !== placeWords(after, true) ? [changeTexts.movedFrom(old)] : []),
    ...(before.accepted === after.accepted
      ? acceptedNote(after)
      : [after.accepted ? changeTexts.nowAccepted : changeTexts.noLongerAccepted]),
  ];
}
