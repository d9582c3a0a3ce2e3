import { makeStyles, tokens } from '@fluentui/react-components';
import { Notice } from '#src/ui/notice.tsx';
import { editTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { clauseCount } from '../clause-count.ts';
import { ContactEditor } from '../edit/edit-contacts.tsx';
import { DateEditor } from '../edit/edit-dates.tsx';
import { DetailEditor } from '../edit/edit-details.tsx';
import { FactEditor } from '../edit/edit-facts.tsx';
import type { PartProps } from '../edit/edit-group.tsx';
import { LineList } from '../edit/edit-line-list.tsx';
import { LocalValueList } from '../edit/edit-local-value-list.tsx';
import { PartQuestions } from '../questions/question-form.tsx';
import type { Questions } from '../questions/question-state.ts';
import { DeclarationEditor } from './declaration-editor.tsx';
import { FieldEditor } from './field-editor.tsx';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '32px', alignContent: 'start', minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: 1.3, fontWeight: tokens.fontWeightSemibold },
  counts: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
});

type UnderstoodProps = PartProps & { readonly questions: Questions };

/** What the import made of the document besides its text, each part to be corrected, with the questions about it. */
export function Understood({ document, questions, onChange }: UnderstoodProps) {
  const styles = useStyles();
  const part = { document, onChange };
  return (
    <section className={styles.all} aria-label={reviewTexts.understood}>
      <div>
        <h2 className={styles.heading}>{reviewTexts.understood}</h2>
        <p className={styles.counts}>
          {reviewTexts.counts(clauseCount(document), document.declarations.length, document.signatureFields.length)}
        </p>
      </div>
      <Warnings warnings={document.warnings} />
      <PartQuestions part="other" questions={questions} />
      <DetailEditor {...part} questions={questions} />
      <PartQuestions part="dates" questions={questions} />
      <DateEditor {...part} />
      <PartQuestions part="declarations" questions={questions} />
      <DeclarationEditor {...part} />
      <FieldEditor {...part} />
      <PartQuestions part="contacts" questions={questions} />
      <ContactEditor {...part} />
      <LocalValueList {...part} />
      <LineList
        legend={editTexts.related}
        add={editTexts.addRelated}
        lines={document.relatedPolicies}
        onLines={(relatedPolicies, place) => onChange({ ...document, relatedPolicies }, place)}
      />
      <LineList
        legend={editTexts.references}
        add={editTexts.addReference}
        lines={document.statutoryReferences}
        onLines={(statutoryReferences, place) => onChange({ ...document, statutoryReferences }, place)}
      />
      <FactEditor {...part} />
    </section>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice kind="info" title={reviewTexts.warnings}>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}
