import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { type ClipboardEvent, useState } from 'react';
import { pasteTexts } from '#strings/draft-review.ts';
import { DraftDialog } from '../draft/draft-dialog.tsx';
import { type Pasted, pastedFile } from './pasted.ts';

const useStyles = makeStyles({ area: { width: '100%', minHeight: '200px', maxHeight: '50dvh' } });

type PasteDialogProps = { readonly isOpen: boolean; onClose(): void; onImport(file: File): void };

const nothing: Pasted = { text: '', html: null };

/**
 * Takes a policy from the clipboard. Formatted text is never drawn here: the field shows its plain words, and what the
 * clipboard holds goes to the import as it is.
 */
export function PasteDialog({ isOpen, onClose, onImport }: PasteDialogProps) {
  const styles = useStyles();
  const [pasted, setPasted] = useState(nothing);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const html = event.clipboardData.getData('text/html');
    if (html === '' || selectionEnd - selectionStart < value.length) return;
    event.preventDefault();
    setPasted({ text: event.clipboardData.getData('text/plain'), html });
  };
  const close = () => {
    setPasted(nothing);
    onClose();
  };
  const send = () => {
    const { name, content } = pastedFile(pasted);
    onImport(new File([content], name));
    close();
  };
  return (
    <DraftDialog
      isOpen={isOpen}
      title={pasteTexts.title}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" size="large" disabled={pasted.text.trim() === ''} onClick={send}>
            {pasteTexts.send}
          </Button>
          <Button size="large" onClick={close}>
            {pasteTexts.cancel}
          </Button>
        </>
      }
    >
      <p>{pasteTexts.advice}</p>
      <Field
        label={pasteTexts.field}
        hint={pasted.text === '' ? pasteTexts.empty : pasted.html === null ? pasteTexts.plain : pasteTexts.formatted}
      >
        <Textarea
          autoFocus
          className={styles.area}
          resize="vertical"
          value={pasted.text}
          textarea={{ onPaste: paste }}
          onChange={(_, { value }) => setPasted({ text: value, html: null })}
        />
      </Field>
    </DraftDialog>
  );
}
