import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import {
  ArrowRedo20Regular,
  ArrowUndo20Regular,
  Delete20Regular,
  QuestionCircle20Regular,
} from '@fluentui/react-icons';
import type { RefObject } from 'react';
import { questionTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { SaveState } from './save-state.tsx';
import type { Draft } from './use-draft.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '10px 0',
    marginBottom: '16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1039px)': { position: 'static' },
  },
  grow: { flex: '1 1 auto' },
  square: { minWidth: '40px' },
  none: { color: tokens.colorNeutralForeground2, ':focus': { outline: 'none' } },
});

type DraftBarProps = {
  readonly draft: Draft;
  readonly openQuestions: number;
  /** Takes the focus when a question has been answered. */
  readonly questionsButton: RefObject<HTMLElement | null>;
  onNextQuestion(): void;
  onPublish(): void;
  onDelete(): void;
  onUndo(): void;
  onRedo(): void;
  onReload(): void;
};

/** What is done with the draft as a whole, and what of it is still open. */
export function DraftBar(props: DraftBarProps) {
  const { draft, openQuestions, questionsButton } = props;
  const styles = useStyles();
  const keep = (element: HTMLElement | null) => {
    questionsButton.current = element;
  };
  return (
    <div className={styles.bar}>
      <Button appearance="primary" size="large" onClick={props.onPublish}>
        {reviewTexts.publish}
      </Button>
      <Tooltip content={`${reviewTexts.undo} (Ctrl+Z)`} relationship="label">
        <Button
          size="large"
          appearance="subtle"
          className={styles.square}
          icon={<ArrowUndo20Regular />}
          disabledFocusable={!draft.canUndo}
          onClick={props.onUndo}
        />
      </Tooltip>
      <Tooltip content={`${reviewTexts.redo} (Ctrl+Shift+Z)`} relationship="label">
        <Button
          size="large"
          appearance="subtle"
          className={styles.square}
          icon={<ArrowRedo20Regular />}
          disabledFocusable={!draft.canRedo}
          onClick={props.onRedo}
        />
      </Tooltip>
      {openQuestions > 0 ? (
        <Button ref={keep} size="large" icon={<QuestionCircle20Regular />} onClick={props.onNextQuestion}>
          {`${questionTexts.open(openQuestions)}: ${questionTexts.next.toLowerCase()}`}
        </Button>
      ) : (
        <span ref={keep} tabIndex={-1} className={styles.none}>
          {questionTexts.none}
        </span>
      )}
      <SaveState
        saving={draft.saving}
        onSave={() => void draft.save().catch(() => undefined)}
        onReload={props.onReload}
      />
      <span className={styles.grow} />
      <Button size="large" appearance="subtle" icon={<Delete20Regular />} onClick={props.onDelete}>
        {reviewTexts.deleteDraft}
      </Button>
    </div>
  );
}
