import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { policiesTexts } from '#strings/policies.ts';
import { importableFiles, useImport } from '../import/use-import.ts';

const useStyles = makeStyles({ button: { minHeight: '40px' } });

type VersionImportProps = {
  readonly policyId: string;
  readonly words: string;
  /** What is heard, where the words alone do not say of which policy. */
  readonly heard?: string;
  readonly appearance?: 'secondary' | 'subtle';
};

/** Takes the changed file of a policy, and opens it as the draft of the next version. */
export function VersionImport({ policyId, words, heard = words, appearance = 'secondary' }: VersionImportProps) {
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  const { importing, take } = useImport(policyId);
  const isReading = importing.status === 'reading';
  return (
    <>
      <Button
        appearance={appearance}
        className={styles.button}
        icon={<ArrowUpload20Regular />}
        aria-label={isReading ? undefined : heard}
        disabledFocusable={isReading}
        onClick={() => picker.current?.click()}
      >
        {isReading ? policiesTexts.reading(importing.name) : words}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={heard}
        accept={importableFiles}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <TroubleNotice trouble={importing.status === 'failed' ? importing.trouble : null} />
    </>
  );
}
