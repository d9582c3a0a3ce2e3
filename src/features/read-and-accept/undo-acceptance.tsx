import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { momentTime } from '#strings/dates.ts';
import { undoTexts } from '#strings/responses.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    marginTop: '12px',
    padding: '8px 8px 8px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media print': { display: 'none' },
  },
  words: { margin: 0 },
  button: { minHeight: '44px' },
});

type UndoAcceptanceProps = { readonly receipt: Receipt; onUndone(request: RequestDetail): void };

/** For as long as the server lets a person take back their acceptance. */
export function UndoAcceptance({ receipt, onUndone }: UndoAcceptanceProps) {
  const styles = useStyles();
  const api = useStaffApi();
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isOpen = useUntil(receipt.undoUntil);
  const undo = async () => {
    setIsBusy(true);
    try {
      const request = await api.undoAcceptance(receipt.requestId, receipt.receiptCode);
      announce(undoTexts.undone(receipt.policyTitle));
      onUndone(request);
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsBusy(false);
    }
  };
  if (trouble) return <TroubleNotice trouble={trouble} />;
  if (!isOpen) return null;
  return (
    <div className={styles.bar}>
      <p className={styles.words}>{undoTexts.until(momentTime(receipt.undoUntil))}</p>
      <Button className={styles.button} disabledFocusable={isBusy} onClick={() => void undo()}>
        {isBusy ? undoTexts.undoing : undoTexts.undo}
      </Button>
    </div>
  );
}

/** True until the moment has come. */
export function useUntil(moment: string): boolean {
  const [isOpen, setIsOpen] = useState(() => Date.parse(moment) > Date.now());
  useEffect(() => {
    const left = Date.parse(moment) - Date.now();
    setIsOpen(left > 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setIsOpen(false), left);
    return () => clearTimeout(timer);
  }, [moment]);
  return isOpen;
}
