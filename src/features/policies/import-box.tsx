import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { policiesTexts } from '#src/strings/en/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';

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
  words: { margin: 0, fontSize: tokens.fontSizeBase300 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  button: { minHeight: '44px' },
  file: { display: 'none' },
});

type Importing =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly name: string }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** Takes the school's document by choice or by drop, and opens what was understood. */
export function ImportBox() {
  const styles = useStyles();
  const api = useAdminApi();
  const announce = useAnnounce();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [importing, setImporting] = useState<Importing>({ status: 'idle' });
  const isReading = importing.status === 'reading';
  const take = async (file: File | undefined) => {
    if (!file || isReading) return;
    setImporting({ status: 'reading', name: file.name });
    announce(policiesTexts.reading(file.name));
    try {
      const version = await api.importPolicy(file.name, file);
      window.location.hash = `#/policies/${version.id}${version.alreadyImported ? '?again=1' : ''}`;
    } catch (error) {
      setImporting({ status: 'failed', trouble: troubleOf(error) });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <section
        aria-label={policiesTexts.import}
        className={mergeClasses(styles.box, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p className={styles.words}>{isReading ? policiesTexts.reading(importing.name) : policiesTexts.drop}</p>
        <Button
          appearance="primary"
          className={styles.button}
          icon={<ArrowUpload20Regular />}
          disabledFocusable={isReading}
          onClick={() => picker.current?.click()}
        >
          {policiesTexts.choose}
        </Button>
        <p className={styles.hint}>{policiesTexts.importHint}</p>
        <input
          ref={picker}
          type="file"
          aria-label={policiesTexts.import}
          tabIndex={-1}
          accept=".docx,.md,.txt"
          className={styles.file}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </section>
      {importing.status === 'failed' ? (
        <Notice kind="problem" title={importing.trouble.title}>
          <p>{importing.trouble.advice}</p>
        </Notice>
      ) : null}
    </>
  );
}
