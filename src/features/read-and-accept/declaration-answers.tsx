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
  all: { display: 'grid', gap: '24px' },
  plainTitle: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  plain: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  words: {
    margin: 0,
    padding: '2px 0 2px 14px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.55,
    overflowWrap: 'anywhere',
  },
  added: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  question: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px' },
  legend: {
    padding: 0,
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.55,
    fontWeight: tokens.fontWeightSemibold,
  },
  radio: { minHeight: '44px', alignItems: 'center' },
});

type DeclarationAnswersProps = {
  readonly declarations: readonly Declaration[];
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  onChange(entries: Entries): void;
};

/** Plain declarations are said by accepting; facts and requests are answered one by one. */
export function DeclarationAnswers({ declarations, entries, faults, onChange }: DeclarationAnswersProps) {
  const styles = useStyles();
  const placed = declarations.map((declaration, index) => ({ declaration, index }));
  const plain = placed.filter(({ declaration }) => answersFor(declaration).length === 1);
  const asked = placed.filter(({ declaration }) => answersFor(declaration).length > 1);
  return (
    <div className={styles.all}>
      {asked.map(({ declaration, index }) => (
        <Question
          key={declaration.text}
          declaration={declaration}
          index={index}
          entries={entries}
          faults={faults}
          onChange={onChange}
        />
      ))}
      {plain.length > 0 ? (
        <div>
          <p className={styles.plainTitle}>{readTexts.plain}</p>
          <ul className={styles.plain}>
            {plain.map(({ declaration, index }) => (
              <li key={index} className={styles.words}>
                <LinkedText text={declaration.text} />{' '}
                {declaration.addedBySchool ? <span className={styles.added}>({readTexts.addedBySchool})</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

type QuestionProps = Omit<DeclarationAnswersProps, 'declarations'> & {
  readonly declaration: Declaration;
  readonly index: number;
};

function Question({ declaration, index, entries, faults, onChange }: QuestionProps) {
  const styles = useStyles();
  const answer = entries.answers[index] ?? null;
  const faultAt = (id: string) => faults.find(({ targetId }) => targetId === id)?.words ?? null;
  return (
    <div className={styles.question}>
      <Field
        label={{ children: <LinkedText text={declaration.text} />, className: styles.legend }}
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
