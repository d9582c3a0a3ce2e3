import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { draftTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { type Questions, questionId, useQuestions } from '../questions/question-state.ts';
import { DeleteDraft } from './delete-draft.tsx';
import { DraftBar } from './draft-bar.tsx';
import { type Editing, useEditing } from './draft-editing.ts';
import { LeftOut } from './draft-left-out.tsx';
import { DraftPanes, type DraftView } from './draft-panes.tsx';
import { DraftPolicy } from './draft-policy.tsx';
import { useUndoKeys } from './draft-undo-keys.ts';
import { SourceText } from './source-text.tsx';
import { Understood } from './understood.tsx';
import { type Draft, useDraft } from './use-draft.ts';

const useStyles = makeStyles({
  /** Two texts side by side need more room than one that is read. */
  wide: {
    '@media (min-width: 1260px)': {
      width: 'min(1520px, calc(100vw - 96px))',
      marginInline: 'calc((100% - min(1520px, 100vw - 96px)) / 2)',
    },
  },
});

type DraftReviewProps = {
  readonly version: PolicyVersionDetail;
  onPublished(version: PolicyVersionDetail): void;
  onReload(): void;
};

/** The draft beside its original: to answer what was doubtful, to correct, and then to publish. */
export function DraftReview({ version, onPublished, onReload }: DraftReviewProps) {
  const styles = useStyles();
  const draft = useDraft(useAdminApi(), version);
  const editing = useEditing(draft);
  const questions = useQuestions(draft);
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null);
  const [view, setView] = useState<DraftView>('policy');
  const [side, setSide] = useState<Exclude<DraftView, 'policy'>>('original');
  const show = (next: DraftView) => {
    setView(next);
    if (next !== 'policy') setSide(next);
  };
  const { button, next } = useQuestionFocus(questions, show);
  const { undo, redo } = useSteps(draft, editing);
  const { document, change } = draft;
  return (
    <>
      <PageHeading title={draft.document.title || version.sourceName} lead={reviewTexts.draftLead} />
      <div className={styles.wide}>
        <DraftBar
          draft={draft}
          openQuestions={questions.asked.length}
          questionsButton={button}
          onNextQuestion={next}
          onPublish={() => setAsking('publish')}
          onDelete={() => setAsking('delete')}
          onUndo={undo}
          onRedo={redo}
          onReload={onReload}
        />
        <DraftPanes
          view={view}
          side={side}
          onView={show}
          panes={{
            policy: <DraftPolicy document={document} editing={editing} questions={questions} onChange={change} />,
            original: (
              <SourceText
                text={version.sourceText}
                language={version.document.languages[0]}
                chosen={chosenWords(editing)}
              />
            ),
            details: <Understood document={document} questions={questions} onChange={change} />,
            leftOut: (
              <LeftOut document={document} sourceText={version.sourceText} editing={editing} onChange={change} />
            ),
          }}
        />
      </div>
      <PublishDialog
        isOpen={asking === 'publish'}
        draft={draft}
        versionId={version.id}
        onClose={() => setAsking(null)}
        onPublished={onPublished}
      />
      <DeleteDraft isOpen={asking === 'delete'} versionId={version.id} onClose={() => setAsking(null)} />
    </>
  );
}

/** Takes back and does again, by button and by key, and says so. */
function useSteps(draft: Draft, editing: Editing) {
  const announce = useAnnounce();
  const step = (take: () => void, said: string) => {
    // The line that has the focus may be gone afterwards.
    if (document.activeElement?.closest('[role="tree"]')) editing.focus();
    take();
    announce(said);
  };
  const undo = () => step(draft.undo, draftTexts.undone);
  const redo = () => step(draft.redo, draftTexts.redone);
  useUndoKeys(undo, redo);
  return { undo, redo };
}

function chosenWords({ isChosen, current, spots }: Editing) {
  if (!isChosen || !current) return null;
  const words = current.block?.text ?? current.section.heading ?? '';
  return { words, place: spots.indexOf(current) / Math.max(1, spots.length) };
}

/** Leads from question to question, wherever on the page each is asked, and back to the button once one is answered. */
function useQuestionFocus({ asked, answered }: Questions, show: (view: DraftView) => void) {
  const button = useRef<HTMLElement>(null);
  const at = useRef(-1);
  const [goTo, setGoTo] = useState<{ readonly index: number } | null>(null);
  useEffect(() => {
    if (goTo) document.getElementById(questionId(goTo.index))?.focus();
  }, [goTo]);
  useEffect(() => {
    if (answered === 0) return;
    at.current -= 1;
    button.current?.focus();
  }, [answered]);
  const next = () => {
    const focused = asked.findIndex(({ index }) =>
      document.getElementById(questionId(index))?.contains(document.activeElement),
    );
    at.current = ((focused >= 0 ? focused : at.current) + 1) % asked.length;
    const question = asked[Math.max(0, at.current)];
    if (!question) return;
    const isInText = question.place.part === 'section' || question.place.part === 'text';
    show(isInText ? 'policy' : 'details');
    setGoTo({ index: question.index });
  };
  return { button, next };
}
