import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { ComplianceQuery } from '#src/contract/compliance.ts';
import { dayOf } from '#src/domain/day.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { complianceTexts as words } from '#strings/compliance.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '12px', '@media print': { display: 'none' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Kind = 'sheet' | 'csv';

/** The whole list as a file, on all its pages. */
export function Downloads({ query, children }: { readonly query: ComplianceQuery; readonly children: ReactNode }) {
  const styles = useStyles();
  const api = useComplianceApi();
  const announce = useAnnounce();
  const [working, setWorking] = useState<Kind | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const download = async (kind: Kind) => {
    setWorking(kind);
    setTrouble(null);
    try {
      saveFile(await api[kind](query), words.fileName(dayOf(new Date()), kind === 'csv' ? 'csv' : 'xlsx'));
      announce(words.downloaded);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setWorking(null);
    }
  };
  const button = (kind: Kind, name: string) => (
    <Button
      size="large"
      icon={<ArrowDownload20Regular />}
      disabledFocusable={working !== null}
      onClick={() => void download(kind)}
    >
      {working === kind ? words.downloading : name}
    </Button>
  );
  return (
    <div className={styles.all}>
      <div className={styles.buttons}>
        {button('sheet', words.downloadSheet)}
        {button('csv', words.download)}
        {children}
      </div>
      {trouble ? (
        <Notice kind="problem" title={trouble.title}>
          <p>{trouble.advice}</p>
        </Notice>
      ) : null}
    </div>
  );
}
