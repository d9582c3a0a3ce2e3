import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useResponsesApi } from '#src/api/responses-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { ReceivedResponse, ReceivedResponses } from '#src/contract/responses.ts';
import { longestResponse } from '#src/domain/response.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { sayTexts, responsesTexts as words } from '#strings/responses.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
});

type AnswerFormProps = {
  readonly item: ReceivedResponse;
  onAnswered(responses: ReceivedResponses): void;
  onCancel(): void;
};

export function AnswerForm({ item, onAnswered, onCancel }: AnswerFormProps) {
  const styles = useStyles();
  const api = useResponsesApi();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    const length = text.trim().length;
    const found = length === 0 ? sayTexts.fieldMissing : length > longestResponse ? sayTexts.fieldTooLong : null;
    setFault(found);
    if (found !== null || isBusy) return;
    setIsBusy(true);
    try {
      const after = await api.answer(item.id, text.trim());
      announce(words.sent(item.name));
      onAnswered(after);
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsBusy(false);
    }
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={words.field} hint={words.hint} required validationMessage={fault}>
        <Textarea autoFocus rows={3} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <TroubleNotice trouble={trouble} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" className={styles.button} disabledFocusable={isBusy}>
          {isBusy ? words.sending : words.send}
        </Button>
        <Button className={styles.button} onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
