import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { audienceKinds, type PolicyDocument } from '#src/domain/policy-document.ts';
import { audienceNames, reviewTexts } from '#src/strings/en/policies.ts';
import { Notice } from '#src/ui/notice.tsx';
import { clauseCount } from './clause-count.ts';
import { DeclarationEditor } from './declaration-editor.tsx';
import { replaceAt, withoutAt } from './edit-document.ts';
import { FieldEditor } from './field-editor.tsx';
import type { ChangeDraft } from './use-draft.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '28px', alignContent: 'start', minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: 1.3, fontWeight: tokens.fontWeightSemibold },
  counts: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  group: { display: 'grid', gap: '12px', minWidth: 0, border: 'none', margin: 0, padding: 0 },
  legend: { padding: 0, marginBottom: '6px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  checks: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))' },
  dates: { display: 'grid', gap: '12px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))' },
  contact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
  },
});

export type PartProps = { readonly document: PolicyDocument; readonly onChange: ChangeDraft };

/** What the import made of the document besides its text, each part to be corrected. */
export function Understood({ document, onChange }: PartProps) {
  const styles = useStyles();
  return (
    <section className={styles.all} aria-label={reviewTexts.understood}>
      <div>
        <h2 className={styles.heading}>{reviewTexts.understood}</h2>
        <p className={styles.counts}>
          {reviewTexts.counts(clauseCount(document), document.declarations.length, document.signatureFields.length)}
        </p>
      </div>
      <Questions document={document} onChange={onChange} />
      <Details document={document} onChange={onChange} />
      <DeclarationEditor document={document} onChange={onChange} />
      <FieldEditor document={document} onChange={onChange} />
      <Contacts document={document} onChange={onChange} />
    </section>
  );
}

function Questions({ document, onChange }: PartProps) {
  const { questions, warnings } = document;
  return (
    <>
      {questions.length > 0 ? (
        <Notice kind="warning" title={reviewTexts.questions(questions.length)}>
          {questions.map((question, index) => (
            <p key={`${question.about}-${question.why}`} style={{ marginBottom: '8px' }}>
              {question.why}
              {question.choices ? ` ${question.choices.join(' · ')}` : ''}{' '}
              <Button size="small" onClick={() => onChange({ ...document, questions: withoutAt(questions, index) })}>
                {reviewTexts.questionDone}
              </Button>
            </p>
          ))}
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice kind="info" title={reviewTexts.warnings}>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function Details({ document, onChange }: PartProps) {
  const styles = useStyles();
  const words = reviewTexts.details;
  return (
    <Group>
      <Field label={words.title} required>
        <Input value={document.title} onChange={(_, { value }) => onChange({ ...document, title: value }, 'title')} />
      </Field>
      <Field label={words.organisation}>
        <Input
          value={document.organisation ?? ''}
          onChange={(_, { value }) =>
            onChange({ ...document, organisation: value === '' ? null : value }, 'organisation')
          }
        />
      </Field>
      <Field label={words.versionLabel} hint={words.versionHint}>
        <Input
          value={document.versionLabel ?? ''}
          onChange={(_, { value }) => onChange({ ...document, versionLabel: value === '' ? null : value }, 'label')}
        />
      </Field>
      <Group legend={words.audiences}>
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
      </Group>
      <Group legend={words.dates}>
        <div className={styles.dates}>
          {(['reviewed', 'nextReview', 'ratified', 'adopted'] as const).map((name) => (
            <Field key={name} label={words[name]}>
              <Input
                value={document.dates[name]?.printed ?? ''}
                onChange={(_, { value }) =>
                  onChange(
                    { ...document, dates: { ...document.dates, [name]: value === '' ? null : { printed: value } } },
                    `date-${name}`,
                  )
                }
              />
            </Field>
          ))}
        </div>
      </Group>
    </Group>
  );
}

function Contacts({ document, onChange }: PartProps) {
  const styles = useStyles();
  const words = reviewTexts.details;
  const { contacts } = document;
  return (
    <Group legend={words.contacts}>
      {contacts.map((contact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two posts may have the same name while they are typed
        <div key={index} className={styles.contact}>
          <Field label={words.role}>
            <Input
              value={contact.role}
              onChange={(_, { value }) =>
                onChange(
                  { ...document, contacts: replaceAt(contacts, index, { ...contact, role: value }) },
                  `role-${index}`,
                )
              }
            />
          </Field>
          <Field label={words.name}>
            <Input
              value={contact.name ?? ''}
              placeholder={words.noName}
              onChange={(_, { value }) =>
                onChange(
                  {
                    ...document,
                    contacts: replaceAt(contacts, index, { ...contact, name: value === '' ? null : value }),
                  },
                  `name-${index}`,
                )
              }
            />
          </Field>
          <Button
            appearance="subtle"
            icon={<Delete16Regular />}
            aria-label={reviewTexts.sections.remove(contact.role)}
            onClick={() => onChange({ ...document, contacts: withoutAt(contacts, index) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Add16Regular />}
          onClick={() => onChange({ ...document, contacts: [...contacts, { role: '', name: null }] })}
        >
          {words.addContact}
        </Button>
      </div>
    </Group>
  );
}

function Group({ legend, children }: { readonly legend?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      {legend ? <legend className={styles.legend}>{legend}</legend> : null}
      {children}
    </fieldset>
  );
}
