import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { TextLink } from '#src/ui/text-link.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { versionTexts } from '#strings/versions.ts';

const useStyles = makeStyles({
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 12px' },
  name: { overflowWrap: 'anywhere' },
  where: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** The file a version was read from: to save, and where the school has it. */
export function VersionOriginal({ version }: { readonly version: PolicyVersionDetail }) {
  const styles = useStyles();
  const api = useAdminApi();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { name, state, webUrl } = version.original;
  const download = async () => {
    setTrouble(null);
    try {
      saveFile(await api.original(version.id), name);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return (
    <>
      <span className={styles.file}>
        <span className={styles.name}>{name}</span>
        <Button
          appearance="transparent"
          icon={<ArrowDownload16Regular />}
          aria-label={versionTexts.download(name)}
          onClick={() => void download()}
        >
          {versionTexts.downloadShort}
        </Button>
      </span>
      <span className={styles.where}>
        {versionTexts.originalStates[state]}
        {webUrl === null ? null : (
          <>
            {' · '}
            <TextLink href={webUrl} isOutside>
              {versionTexts.openLibrary}
            </TextLink>
          </>
        )}
      </span>
      <TroubleNotice trouble={trouble} />
    </>
  );
}
