import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { draftTexts, leftOutTexts } from '#strings/draft-review.ts';
import type { SpotKey } from '../edit/edit-document.ts';
import { restoreText } from '../edit/edit-left-out.ts';
import { missingWords } from '../edit/edit-words.ts';
import type { Editing } from './draft-editing.ts';
import { leftOutReason } from './left-out-reason.ts';
import type { ChangeDraft } from './use-draft.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '16px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outline: 'none' },
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '4px 12px',
    alignItems: 'center',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { display: 'block', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  reason: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  words: { overflowWrap: 'anywhere' },
});

const mostWords = 60;

type LeftOutProps = {
  readonly document: PolicyDocument;
  readonly sourceText: string;
  readonly editing: Editing;
  readonly onChange: ChangeDraft;
};

/** What of the file is not in the policy and why, each line to be put back, and whether every word is accounted for. */
export function LeftOut({ document, sourceText, editing, onChange }: LeftOutProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const { discarded } = document;
  const putBack = (place: number) => {
    const after: SpotKey | null = editing.isChosen && editing.current ? editing.current.key : null;
    const edited = restoreText(document, place, after);
    if (!edited) return;
    onChange(edited.document);
    editing.choose(edited.spot);
    announce(`${draftTexts.did.restored} ${draftTexts.undo}`);
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.all}>
      <Accounted document={document} sourceText={sourceText} />
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {discarded.length === 0 ? leftOutTexts.none : leftOutTexts.title(discarded.length)}
      </h2>
      {discarded.length > 0 ? <p className={styles.hint}>{leftOutTexts.hint}</p> : null}
      <ul className={styles.list}>
        {discarded.map(({ text, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may have been left out twice
          <li key={index} className={styles.line}>
            <span>
              <span className={styles.text}>{text}</span>
              <span className={styles.reason}>{leftOutReason(reason)}</span>
            </span>
            <Button aria-label={leftOutTexts.restoreOf(text.slice(0, 80))} onClick={() => putBack(index)}>
              {leftOutTexts.restore}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Counted again when the typing pauses: the file may be long. */
function Accounted({ document, sourceText }: { readonly document: PolicyDocument; readonly sourceText: string }) {
  const styles = useStyles();
  const settled = useDeferredValue(document);
  const missing = useMemo(() => missingWords(settled, sourceText), [settled, sourceText]);
  if (missing.length === 0) {
    return (
      <Notice kind="success" title={leftOutTexts.whole.title}>
        <p>{leftOutTexts.whole.advice}</p>
      </Notice>
    );
  }
  const more = missing.length > mostWords ? ' …' : '';
  return (
    <Notice kind="warning" title={leftOutTexts.missing.title(missing.length)}>
      <p>{leftOutTexts.missing.advice}</p>
      <p className={styles.words}>{`${missing.slice(0, mostWords).join(' ')}${more}`}</p>
    </Notice>
  );
}
