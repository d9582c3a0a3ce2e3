import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ArrowUpload20Regular, ClipboardPaste20Regular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { Notice } from '#src/ui/notice.tsx';
import { pasteTexts } from '#strings/draft-review.ts';
import { policiesTexts } from '#strings/policies.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { importableFiles, useImport } from './use-import.ts';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    justifyItems: 'center',
    gap: '10px',
    padding: '28px 20px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  words: { margin: 0, fontSize: tokens.fontSizeBase300, overflowWrap: 'anywhere' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
  button: { minHeight: '44px' },
  file: { display: 'none' },
});

/** Takes the school's document by choice, by drop or from the clipboard, and opens what was understood. */
export function ImportBox() {
  const styles = useStyles();
  const [isOver, setIsOver] = useState(false);
  const [isPasting, setIsPasting] = useState(false);
  const { importing, take } = useImport();
  const isReading = importing.status === 'reading';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <section
        aria-label={policiesTexts.import}
        aria-busy={isReading}
        className={mergeClasses(styles.box, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        {isReading ? (
          <Spinner label={policiesTexts.reading(importing.name)} />
        ) : (
          <p className={styles.words}>{policiesTexts.drop}</p>
        )}
        <ImportButtons isReading={isReading} onFile={(file) => void take(file)} onPaste={() => setIsPasting(true)} />
        <p className={styles.hint}>{policiesTexts.importHint}</p>
      </section>
      {importing.status === 'failed' ? (
        <Notice kind="problem" title={`${importing.name}: ${importing.trouble.title}`}>
          <p>{importing.trouble.advice}</p>
        </Notice>
      ) : null}
      <PasteDialog isOpen={isPasting} onClose={() => setIsPasting(false)} onImport={(file) => void take(file)} />
    </>
  );
}

type ImportButtonsProps = { readonly isReading: boolean; onFile(file: File | undefined): void; onPaste(): void };

function ImportButtons({ isReading, onFile, onPaste }: ImportButtonsProps) {
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.buttons}>
      <Button
        appearance="primary"
        className={styles.button}
        icon={<ArrowUpload20Regular />}
        disabledFocusable={isReading}
        onClick={() => picker.current?.click()}
      >
        {policiesTexts.choose}
      </Button>
      <Button
        className={styles.button}
        icon={<ClipboardPaste20Regular />}
        disabledFocusable={isReading}
        onClick={onPaste}
      >
        {pasteTexts.button}
      </Button>
      <input
        ref={picker}
        type="file"
        aria-label={policiesTexts.import}
        tabIndex={-1}
        accept={importableFiles}
        className={styles.file}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
