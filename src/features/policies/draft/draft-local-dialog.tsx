import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { localTexts } from '#strings/draft-review.ts';
import { DraftDialog } from './draft-dialog.tsx';

type LocalDialogProps = {
  /** The words that were chosen; null while the dialog is closed. */
  readonly words: string | null;
  readonly suggestion: string;
  /** Answers false where the name cannot be given to these words. */
  onName(name: string): boolean;
  onClose(): void;
};

/** Asks what the chosen words are called, so that another school or another year can say its own there. */
export function LocalDialog({ words, suggestion, onName, onClose }: LocalDialogProps) {
  const [name, setName] = useState(suggestion);
  const [isRefused, setIsRefused] = useState(false);
  useEffect(() => {
    if (words === null) return;
    setName(suggestion);
    setIsRefused(false);
  }, [words, suggestion]);
  const save = () => {
    if (onName(name)) onClose();
    else setIsRefused(true);
  };
  return (
    <DraftDialog
      isOpen={words !== null}
      title={localTexts.dialog}
      onClose={onClose}
      actions={
        <>
          {words === '' ? null : (
            <Button appearance="primary" size="large" disabled={name.trim() === ''} onClick={save}>
              {localTexts.make}
            </Button>
          )}
          <Button size="large" onClick={onClose}>
            {localTexts.cancel}
          </Button>
        </>
      }
    >
      {words === '' ? (
        <p>{localTexts.choose}</p>
      ) : (
        <>
          <p>{localTexts.explain(words ?? '')}</p>
          <Field
            label={localTexts.name}
            hint={localTexts.nameHint}
            {...(isRefused ? { validationState: 'error', validationMessage: localTexts.refused } : {})}
          >
            <Input
              value={name}
              maxLength={100}
              onChange={(_, { value }) => setName(value)}
              onKeyDown={({ key }) => {
                if (key === 'Enter' && name.trim() !== '') save();
              }}
            />
          </Field>
        </>
      )}
    </DraftDialog>
  );
}
