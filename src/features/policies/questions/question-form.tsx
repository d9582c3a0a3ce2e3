import { Button, Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { QuestionCircle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AudienceKind, audienceKinds, type PolicyDocument } from '#src/domain/policy-document.ts';
import { audienceNames } from '#strings/audiences.ts';
import { questionTexts } from '#strings/draft-review.ts';
import { type Answer, answeringOf, type DateName, type QuestionPlace } from './question-answers.ts';
import { withDays } from './question-dates.ts';
import { type AskedQuestion, type Questions, questionId } from './question-state.ts';

const useStyles = makeStyles({
  question: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '8px 10px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.4,
    scrollMarginBlock: '120px 48px',
    ':focus': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  icon: { display: 'flex', color: tokens.colorStatusWarningForeground3 },
  why: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  body: { gridColumn: 2, display: 'grid', gap: '10px', minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  radio: { overflowWrap: 'anywhere' },
  checks: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))' },
  days: { display: 'grid', gap: '8px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The questions about one section. */
export function SectionQuestions({
  sectionId,
  questions,
}: {
  readonly sectionId: string;
  readonly questions: Questions;
}) {
  const asked = questions.asked.filter(({ place }) => place.part === 'section' && place.sectionId === sectionId);
  return asked.map((one) => <QuestionForm key={keyOf(one)} asked={one} questions={questions} />);
}

/** The questions of one part of the page. */
export function PartQuestions({
  part,
  questions,
}: {
  readonly part: QuestionPlace['part'];
  readonly questions: Questions;
}) {
  const asked = questions.asked.filter(({ place }) => place.part === part);
  return asked.map((one) => <QuestionForm key={keyOf(one)} asked={one} questions={questions} />);
}

function keyOf({ question }: AskedQuestion): string {
  return `${question.about} ${question.why}`;
}

type QuestionFormProps = { readonly asked: AskedQuestion; readonly questions: Questions };

/** One question, answered where it stands. An answer changes the draft; leaving it as it is changes nothing. */
function QuestionForm({ asked, questions }: QuestionFormProps) {
  const styles = useStyles();
  const { question, index } = asked;
  return (
    <section
      id={questionId(index)}
      tabIndex={-1}
      aria-label={`${questionTexts.title}: ${question.why}`}
      className={styles.question}
    >
      <span className={styles.icon} aria-hidden="true">
        <QuestionCircle20Regular />
      </span>
      <p className={styles.why}>{question.why}</p>
      <div className={styles.body}>
        <AnswerForm asked={asked} questions={questions} />
      </div>
    </section>
  );
}

function AnswerForm({ asked, questions }: QuestionFormProps) {
  const styles = useStyles();
  const { question, place } = asked;
  const { document } = questions;
  const answering = answeringOf(question, document);
  const answer = (apply: (document: PolicyDocument) => PolicyDocument) => questions.answer(question, apply);
  const leave = () => questions.leave(question);
  switch (answering.kind) {
    case 'choice':
      return (
        <>
          {place.part === 'text' ? <p className={styles.hint}>{questionTexts.keepHint}</p> : null}
          <Choices answers={answering.answers} onAnswer={answer} onLeave={leave} />
        </>
      );
    case 'words':
      return (
        <Words
          label={questionTexts.answer}
          onAnswer={(words) => answer((now) => ({ ...now, [answering.field]: words }))}
          onLeave={leave}
        />
      );
    case 'audiences':
      return (
        <Audiences
          chosen={document.audiences}
          onAnswer={(audiences) => answer((now) => ({ ...now, audiences }))}
          onLeave={leave}
        />
      );
    case 'names':
      return <Names document={document} onAnswer={answer} onLeave={leave} />;
    case 'days':
      return <Days name={answering.name} onAnswer={answer} onLeave={leave} />;
    case 'settle':
      return (
        <>
          {question.choices ? <p className={styles.hint}>{question.choices.join(' · ')}</p> : null}
          <div className={styles.actions}>
            <Button onClick={leave}>{questionTexts.settled}</Button>
          </div>
        </>
      );
  }
}

type ActionsProps = { readonly isReady: boolean; onUse(): void; onLeave(): void };

function Actions({ isReady, onUse, onLeave }: ActionsProps) {
  const styles = useStyles();
  return (
    <div className={styles.actions}>
      <Button appearance="primary" disabled={!isReady} onClick={onUse}>
        {questionTexts.use}
      </Button>
      <Button onClick={onLeave}>{questionTexts.leave}</Button>
    </div>
  );
}

type Given<T> = { onAnswer(answer: T): void; onLeave(): void };
type Apply = (document: PolicyDocument) => PolicyDocument;

function Choices({ answers, onAnswer, onLeave }: Given<Apply> & { readonly answers: readonly Answer[] }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState('');
  const answer = answers[Number(chosen)];
  return (
    <>
      <RadioGroup aria-label={questionTexts.choices} value={chosen} onChange={(_, { value }) => setChosen(value)}>
        {answers.map(({ label }, index) => (
          <Radio key={label} value={String(index)} label={label} className={styles.radio} />
        ))}
      </RadioGroup>
      <Actions isReady={chosen !== ''} onUse={() => answer && onAnswer(answer.apply)} onLeave={onLeave} />
    </>
  );
}

function Words({ label, onAnswer, onLeave }: Given<string> & { readonly label: string }) {
  const [words, setWords] = useState('');
  return (
    <>
      <Field label={label}>
        <Input value={words} maxLength={2000} onChange={(_, { value }) => setWords(value)} />
      </Field>
      <Actions isReady={words.trim() !== ''} onUse={() => onAnswer(words.trim())} onLeave={onLeave} />
    </>
  );
}

function Audiences({
  chosen,
  onAnswer,
  onLeave,
}: Given<AudienceKind[]> & { readonly chosen: readonly AudienceKind[] }) {
  const styles = useStyles();
  const [kinds, setKinds] = useState(chosen);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own, and has no grid in every browser */}
      <div role="group" aria-label={questionTexts.choices} className={styles.checks}>
        {audienceKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={audienceNames[kind]}
            checked={kinds.includes(kind)}
            onChange={(_, { checked }) =>
              setKinds(checked === true ? [...kinds, kind] : kinds.filter((one) => one !== kind))
            }
          />
        ))}
      </div>
      <Actions
        isReady={kinds.length > 0}
        onUse={() => onAnswer(audienceKinds.filter((kind) => kinds.includes(kind)))}
        onLeave={onLeave}
      />
    </>
  );
}

function Names({ document, onAnswer, onLeave }: Given<Apply> & { readonly document: PolicyDocument }) {
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const named = (index: number) => names[index]?.trim() ?? '';
  const isAny = document.contacts.some((_, index) => named(index) !== '');
  const apply: Apply = (now) => ({
    ...now,
    contacts: now.contacts.map((contact, index) =>
      named(index) === '' ? contact : { ...contact, name: named(index) },
    ),
  });
  return (
    <>
      {document.contacts.map(({ role, name }, index) =>
        name === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: two posts may be called alike
          <Field key={index} label={questionTexts.nameOf(role)}>
            <Input
              value={names[index] ?? ''}
              maxLength={200}
              onChange={(_, { value }) => setNames({ ...names, [index]: value })}
            />
          </Field>
        ) : null,
      )}
      <Actions isReady={isAny} onUse={() => onAnswer(apply)} onLeave={onLeave} />
    </>
  );
}

function Days({ name, onAnswer, onLeave }: Given<Apply> & { readonly name: DateName }) {
  const styles = useStyles();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <>
      <div className={styles.days}>
        <Field label={questionTexts.firstDay}>
          <Input type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
        </Field>
        <Field label={questionTexts.lastDay}>
          <Input type="date" value={to} min={from} onChange={(_, { value }) => setTo(value)} />
        </Field>
      </div>
      <Actions
        isReady={from !== '' && (to === '' || to >= from)}
        onUse={() =>
          onAnswer((now) => ({
            ...now,
            dates: { ...now.dates, [name]: withDays(now.dates[name], from, to === '' ? from : to) },
          }))
        }
        onLeave={onLeave}
      />
    </>
  );
}
