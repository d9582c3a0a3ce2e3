import { Field, makeStyles, Textarea } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { endingTexts } from '#strings/versions.ts';

const useStyles = makeStyles({
  effects: { margin: '12px 0', paddingLeft: '20px', display: 'grid', gap: '6px' },
  fields: { display: 'grid', gap: '14px' },
});

type EndingDialogProps = {
  readonly isOpen: boolean;
  readonly words: { readonly title: string; readonly lead: string; readonly yes: string; readonly no: string };
  /** What it does, one sentence each. */
  readonly effects: readonly string[];
  readonly done: string;
  readonly children?: ReactNode;
  end(reason: string): Promise<PolicyVersionDetail>;
  onClose(): void;
  onEnded(version: PolicyVersionDetail): void;
};

/** Takes a version out of use: says what that does to how many people, and asks for the reason. */
export function EndingDialog({ isOpen, words, effects, done, children, end, onClose, onEnded }: EndingDialogProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const finish = async () => {
    if (reason.trim() === '') {
      setIsMissing(true);
      field.current?.focus();
      return;
    }
    setIsWorking(true);
    setTrouble(null);
    try {
      const version = await end(reason.trim());
      announce(done);
      onEnded(version);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={words.title}
      yes={isWorking ? endingTexts.working : words.yes}
      no={words.no}
      isWorking={isWorking}
      onYes={() => void finish()}
      onNo={onClose}
    >
      <p>{words.lead}</p>
      <ul className={styles.effects}>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <div className={styles.fields}>
        <Field label={endingTexts.reason} required validationMessage={isMissing ? endingTexts.reasonMissing : null}>
          <Textarea
            ref={(element: HTMLTextAreaElement | null) => {
              field.current = element;
            }}
            resize="vertical"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(_, { value }) => {
              setReason(value);
              setIsMissing(false);
            }}
          />
        </Field>
        {children}
        <TroubleNotice trouble={trouble} />
      </div>
    </ConfirmDialog>
  );
}
