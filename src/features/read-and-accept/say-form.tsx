import { Button, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import { longestResponse, type ResponseKind } from '#src/domain/response.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { sayTexts as words } from '#strings/responses.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', paddingBottom: '8px' },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { minHeight: '44px', justifySelf: 'start' },
});

export type SayFormProps = {
  readonly request: RequestDetail;
  readonly kinds: readonly ResponseKind[];
  onSaid(request: RequestDetail): void;
};

/** What of it the person says, and in which words. */
export function SayForm({ request, kinds, onSaid }: SayFormProps) {
  const styles = useStyles();
  const { kind, text, faults, trouble, isBusy, choose, write, send } = useSaying(request.id, onSaid);
  return (
    <form className={styles.form} noValidate onSubmit={send}>
      <p className={styles.lead}>{words.lead}</p>
      <Field label={words.choose} required validationMessage={faults.kind}>
        <RadioGroup value={kind ?? ''} onChange={(_, { value }) => choose(kinds.find((one) => one === value) ?? null)}>
          {kinds.map((one) => (
            <Radio key={one} value={one} label={words.kinds[one].label} />
          ))}
        </RadioGroup>
      </Field>
      {kind ? (
        <Field label={words.kinds[kind].field} hint={words.kinds[kind].hint} required validationMessage={faults.text}>
          <Textarea value={text} rows={4} onChange={(_, { value }) => write(value)} />
        </Field>
      ) : null}
      {trouble ? <TroubleNotice trouble={trouble} /> : null}
      <Button type="submit" className={styles.button} disabledFocusable={isBusy}>
        {isBusy ? words.sending : words.send}
      </Button>
    </form>
  );
}

type Faults = { readonly kind: string | null; readonly text: string | null };

function useSaying(requestId: string, onSaid: (request: RequestDetail) => void) {
  const api = useStaffApi();
  const announce = useAnnounce();
  const [kind, setKind] = useState<ResponseKind | null>(null);
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<Faults>({ kind: null, text: null });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async () => {
    const found = faultsOf(kind, text);
    setFaults(found);
    setTrouble(null);
    if (isBusy || kind === null || found.text !== null) return;
    setIsBusy(true);
    try {
      onSaid(await api.respond(requestId, { kind, text: text.trim() }));
      announce(words.sent);
      setKind(null);
      setText('');
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  return {
    ...{ kind, text, faults, trouble, isBusy },
    choose(next: ResponseKind | null) {
      setKind(next);
      setFaults({ kind: null, text: null });
    },
    write(next: string) {
      setText(next);
      if (faults.text !== null) setFaults(faultsOf(kind, next));
    },
    send(event: FormEvent) {
      event.preventDefault();
      void submit();
    },
  };
}

function faultsOf(kind: ResponseKind | null, text: string): Faults {
  const length = text.trim().length;
  return {
    kind: kind === null ? words.chooseFirst : null,
    text: length === 0 ? words.fieldMissing : length > longestResponse ? words.fieldTooLong : null,
  };
}
