import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { answersFor } from '#src/domain/attestation.ts';
import type { Declaration } from '#src/domain/policy-document.ts';
import { LinkedText } from '#src/ui/linked-text.tsx';
import { readTexts } from '#strings/app.ts';
import { answerId, changedAt, type Entries, type Fault, reasonId } from './entries.ts';

// Most people have nothing to give a reason for.
const ReasonField = lazy(async () => ({ default: (await import('./reason-field.tsx')).ReasonField }));

const useStyles = makeStyles({
  question: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px' },
  legend: {
    padding: 0,
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.55,
    fontWeight: tokens.fontWeightSemibold,
  },
  radio: { minHeight: '44px', alignItems: 'center' },
});

type QuestionProps = {
  readonly declaration: Declaration;
  readonly index: number;
  readonly language: string | undefined;
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  onChange(entries: Entries): void;
};

/** A fact or a request, answered by itself. */
export function Question({ declaration, index, language, entries, faults, onChange }: QuestionProps) {
  const styles = useStyles();
  const answer = entries.answers[index] ?? null;
  const faultAt = (id: string) => faults.find(({ targetId }) => targetId === id)?.words ?? null;
  return (
    <div className={styles.question}>
      <Field
        label={{ children: <LinkedText text={declaration.text} />, className: styles.legend, lang: language }}
        hint={declaration.type === 'request' ? readTexts.requestHint : null}
        validationMessage={faultAt(answerId(index))}
      >
        <RadioGroup
          value={answer ?? ''}
          onChange={(_, { value }) => {
            const chosen = answersFor(declaration).find((option) => option === value) ?? null;
            onChange({ ...entries, answers: changedAt(entries.answers, index, chosen) });
          }}
        >
          {answersFor(declaration).map((value, place) => (
            <Radio
              key={value}
              className={styles.radio}
              {...(place === 0 ? { id: answerId(index) } : {})}
              value={value}
              label={readTexts.answer[value]}
            />
          ))}
        </RadioGroup>
      </Field>
      {answer === 'notYet' ? (
        <Suspense fallback={null}>
          <ReasonField
            id={reasonId(index)}
            value={entries.reasons[index] ?? ''}
            fault={faultAt(reasonId(index))}
            onChange={(value) => onChange({ ...entries, reasons: changedAt(entries.reasons, index, value) })}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
