import { Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { audienceKinds } from '#src/domain/policy-document.ts';
import { audienceNames } from '#strings/audiences.ts';
import { reviewTexts } from '#strings/policies.ts';
import { PartQuestions } from '../questions/question-form.tsx';
import type { Questions } from '../questions/question-state.ts';
import { EditGroup, type PartProps } from './edit-group.tsx';

const useStyles = makeStyles({
  checks: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))' },
});

type DetailEditorProps = PartProps & { readonly questions: Questions };

/** What the policy is called, whose it is and whom it is for. */
export function DetailEditor({ document, questions, onChange }: DetailEditorProps) {
  const styles = useStyles();
  const words = reviewTexts.details;
  return (
    <EditGroup>
      <PartQuestions part="title" questions={questions} />
      <Field label={words.title} required>
        <Input value={document.title} onChange={(_, { value }) => onChange({ ...document, title: value }, 'title')} />
      </Field>
      <PartQuestions part="organisation" questions={questions} />
      <Field label={words.organisation}>
        <Input
          value={document.organisation ?? ''}
          onChange={(_, { value }) =>
            onChange({ ...document, organisation: value === '' ? null : value }, 'organisation')
          }
        />
      </Field>
      <PartQuestions part="versionLabel" questions={questions} />
      <Field label={words.versionLabel} hint={words.versionHint}>
        <Input
          value={document.versionLabel ?? ''}
          onChange={(_, { value }) => onChange({ ...document, versionLabel: value === '' ? null : value }, 'label')}
        />
      </Field>
      <PartQuestions part="audiences" questions={questions} />
      <EditGroup legend={words.audiences}>
        <div className={styles.checks}>
          {audienceKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={audienceNames[kind]}
              checked={document.audiences.includes(kind)}
              onChange={(_, { checked }) =>
                onChange({
                  ...document,
                  audiences: audienceKinds.filter((known) =>
                    known === kind ? checked === true : document.audiences.includes(known),
                  ),
                })
              }
            />
          ))}
        </div>
      </EditGroup>
    </EditGroup>
  );
}
