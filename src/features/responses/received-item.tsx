import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReceivedResponse, ReceivedResponses } from '#src/contract/responses.ts';
import { momentDay } from '#strings/dates.ts';
import { responsesTexts as words } from '#strings/responses.ts';
import { AnswerForm } from './answer-form.tsx';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gap: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& p': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
  who: { fontWeight: tokens.fontWeightSemibold },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  answer: { paddingLeft: '12px', borderLeft: `3px solid ${tokens.colorNeutralStroke1}` },
  button: { justifySelf: 'start', minHeight: '44px' },
});

type ReceivedItemProps = { readonly item: ReceivedResponse; onAnswered(responses: ReceivedResponses): void };

/** What one person said, and the school's answer or the way to give one. */
export function ReceivedItem({ item, onAnswered }: ReceivedItemProps) {
  const styles = useStyles();
  const [isAnswering, setIsAnswering] = useState(false);
  const { kind, name, policyTitle, text, at, answer } = item;
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.who}>
          {name}: {words.kinds[kind]}
        </p>
        <p className={styles.meta}>
          {policyTitle} · {words.asked(momentDay(at))}
        </p>
      </div>
      <p>{text ?? words.forLeaders}</p>
      {answer ? (
        <div className={styles.answer}>
          <p className={styles.meta}>{words.by(answer.by, momentDay(answer.at))}</p>
          <p>{answer.text}</p>
        </div>
      ) : null}
      {isAnswering ? (
        <AnswerForm item={item} onAnswered={onAnswered} onCancel={() => setIsAnswering(false)} />
      ) : answer || text === null ? null : (
        <Button className={styles.button} aria-label={words.answerTo(name)} onClick={() => setIsAnswering(true)}>
          {words.answer}
        </Button>
      )}
    </li>
  );
}
