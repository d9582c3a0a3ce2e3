import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useState } from 'react';
import { placesIn, withLocalValues } from '#src/domain/local-values.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { draftTexts } from '#strings/draft-review.ts';
import { PartQuestions } from '../questions/question-form.tsx';
import type { Questions } from '../questions/question-state.ts';
import { choiceIn, type Editing } from './draft-editing.ts';
import { LocalDialog } from './draft-local-dialog.tsx';
import { MarkLegend } from './draft-marked-text.tsx';
import { type MarkKind, markKinds } from './draft-marks.ts';
import { DraftMenu } from './draft-menu.tsx';
import { DraftShortcuts } from './draft-shortcuts.tsx';
import { DraftToolbar } from './draft-toolbar.tsx';
import { DraftTree } from './draft-tree.tsx';
import type { ChangeDraft } from './use-draft.ts';

const useStyles = makeStyles({
  top: {
    marginBottom: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // Where the page scrolls and not the pane, the corrections stay within reach, if that leaves room for the text.
    '@media (max-width: 1039px) and (min-height: 480px)': { position: 'sticky', top: 0, zIndex: 1 },
  },
  body: {
    minWidth: 0,
    '@media (min-width: 1040px)': { flex: '1 1 0', minHeight: 0, overflowY: 'auto', paddingRight: '8px' },
  },
  head: { display: 'grid', gap: '12px', marginBottom: '16px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: 1.25,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});

type DraftPolicyProps = {
  readonly document: PolicyDocument;
  readonly editing: Editing;
  readonly questions: Questions;
  readonly onChange: ChangeDraft;
};

/** The policy as staff will see it, with what was understood marked: to correct where it stands, or to look at as it will be. */
export function DraftPolicy({ document, editing, questions, onChange }: DraftPolicyProps) {
  const styles = useStyles();
  const [isPreview, setIsPreview] = useState(false);
  const [menuAt, setMenuAt] = useState<DOMRect | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [localWords, setLocalWords] = useState<string | null>(null);
  const closeMenu = useCallback(() => setMenuAt(null), []);
  const openHelp = useCallback(() => setIsHelpOpen(true), []);
  const askLocal = () => {
    const { from, to } = choiceIn(editing.box.current);
    setLocalWords(editing.current?.block?.text.slice(from, to).trim() ?? '');
  };
  const shown = isPreview ? withLocalValues(document) : document;
  return (
    <>
      {isPreview ? null : (
        <div className={styles.top}>
          <DraftToolbar document={document} editing={editing} onMenu={setMenuAt} onLocal={askLocal} />
        </div>
      )}
      <div className={styles.body}>
        <PolicyHead
          document={shown}
          isPreview={isPreview}
          onPreview={(isOn) => {
            editing.leave();
            setIsPreview(isOn);
          }}
        >
          <PartQuestions part="text" questions={questions} />
        </PolicyHead>
        {isPreview ? (
          <PolicyText document={shown} level={3} />
        ) : (
          <DraftTree
            document={document}
            editing={editing}
            questions={questions}
            onChange={onChange}
            onMenu={setMenuAt}
            onShortcuts={openHelp}
          />
        )}
      </div>
      <DraftMenu document={document} editing={editing} at={menuAt} onClose={closeMenu} onShortcuts={openHelp} />
      <DraftShortcuts
        isOpen={isHelpOpen}
        onClose={() => {
          setIsHelpOpen(false);
          editing.focus();
        }}
      />
      <LocalDialog
        words={localWords}
        suggestion={suggestedName(document, localWords)}
        onName={editing.makeLocal}
        onClose={() => setLocalWords(null)}
      />
    </>
  );
}

type PolicyHeadProps = {
  readonly document: PolicyDocument;
  readonly isPreview: boolean;
  readonly children: ReactNode;
  onPreview(isOn: boolean): void;
};

/** What stands above the words: what the policy is called, whose it is, and what the marks in it mean. */
function PolicyHead({ document, isPreview, children, onPreview }: PolicyHeadProps) {
  const styles = useStyles();
  const facts = [document.organisation, document.versionLabel].filter((fact) => fact !== null && fact !== '');
  return (
    <div className={styles.head}>
      <div>
        <h2 className={styles.title}>{document.title}</h2>
        {facts.length > 0 ? <p className={styles.facts}>{facts.join(' · ')}</p> : null}
      </div>
      <Switch label={draftTexts.preview} checked={isPreview} onChange={(_, { checked }) => onPreview(checked)} />
      {isPreview ? null : <MarkLegend kinds={kindsIn(document)} />}
      {children}
    </div>
  );
}

/** What is marked in this draft, for the legend. */
function kindsIn(document: PolicyDocument): readonly MarkKind[] {
  const dates = Object.values(document.dates).filter((date) => date !== null && date.printed !== '');
  const isThere: Readonly<Record<MarkKind, boolean>> = {
    link: document.links.length > 0,
    local: placesIn(document).length > 0,
    contact: document.contacts.length > 0,
    date: dates.length > 0,
    policy: document.relatedPolicies.length > 0,
    reference: document.statutoryReferences.length > 0,
  };
  return markKinds.filter((kind) => isThere[kind]);
}

/** A person's name is called by the post that the policy gives them. */
function suggestedName({ contacts }: PolicyDocument, words: string | null): string {
  return contacts.find(({ name }) => name !== null && name === words)?.role ?? '';
}
