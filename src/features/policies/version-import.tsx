import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { policiesTexts } from '#src/strings/en/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';

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
  const api = useAdminApi();
  const announce = useAnnounce();
  const picker = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setReading(file.name);
    setTrouble(null);
    announce(policiesTexts.reading(file.name));
    try {
      const version = await api.importPolicy(file.name, file, policyId);
      window.location.hash = `#/policies/${version.id}${version.alreadyImported ? '?again=1' : ''}`;
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setReading(null);
  };
  return (
    <>
      <Button
        appearance={appearance}
        className={styles.button}
        icon={<ArrowUpload20Regular />}
        aria-label={reading === null ? heard : undefined}
        disabledFocusable={reading !== null}
        onClick={() => picker.current?.click()}
      >
        {reading === null ? words : policiesTexts.reading(reading)}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={heard}
        accept=".docx,.pdf,.md,.txt,.html"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <TroubleNotice trouble={trouble} />
    </>
  );
}
