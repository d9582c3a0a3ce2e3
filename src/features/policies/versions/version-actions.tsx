import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowUndo20Regular, DocumentDismiss20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { versionTexts } from '#strings/versions.ts';
import { RecallDialog } from './recall-dialog.tsx';
import { versionBefore } from './version-groups.ts';
import { VersionImport } from './version-import.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const useStyles = makeStyles({
  button: { minHeight: '40px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'flex-start' },
});

type VersionActionsProps = {
  readonly version: PolicyVersionDetail;
  /** Every version of every policy. */
  readonly versions: readonly PolicyVersionSummary[];
  onEnded(version: PolicyVersionDetail): void;
};

/** What can follow a version: the next one, or its end. */
export function VersionActions({ version, versions, onEnded }: VersionActionsProps) {
  const styles = useStyles();
  const api = useAdminApi();
  const [asking, setAsking] = useState<'recall' | 'withdraw' | null>(null);
  const [isBeginning, setIsBeginning] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const begin = async () => {
    setIsBeginning(true);
    setTrouble(null);
    try {
      window.location.hash = `#/policies/${(await api.beginNext(version.id)).id}`;
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsBeginning(false);
    }
  };
  const ended = (next: PolicyVersionDetail) => {
    setAsking(null);
    onEnded(next);
  };
  if (version.state === 'superseded') return null;
  return (
    <section aria-label={versionTexts.actions}>
      <div className={styles.actions}>
        <Button
          className={styles.button}
          icon={<Edit20Regular />}
          disabledFocusable={isBeginning}
          onClick={() => void begin()}
        >
          {versionTexts.changeWords}
        </Button>
        <VersionImport policyId={version.policyId} words={versionTexts.importNext} />
        {version.state === 'published' ? (
          <>
            <Button
              className={styles.button}
              appearance="subtle"
              icon={<ArrowUndo20Regular />}
              onClick={() => setAsking('recall')}
            >
              {versionTexts.recall}
            </Button>
            <Button
              className={styles.button}
              appearance="subtle"
              icon={<DocumentDismiss20Regular />}
              onClick={() => setAsking('withdraw')}
            >
              {versionTexts.withdraw}
            </Button>
          </>
        ) : null}
      </div>
      <TroubleNotice trouble={trouble} />
      <RecallDialog
        isOpen={asking === 'recall'}
        version={version}
        before={versionBefore(versions, version)}
        onClose={() => setAsking(null)}
        onRecalled={ended}
      />
      <WithdrawDialog
        isOpen={asking === 'withdraw'}
        version={version}
        others={versions.filter(({ policyId, state }) => state === 'published' && policyId !== version.policyId)}
        onClose={() => setAsking(null)}
        onWithdrawn={ended}
      />
    </section>
  );
}
