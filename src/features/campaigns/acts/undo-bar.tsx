import { Button } from '@fluentui/react-components';
import { useEffect, useReducer, useRef } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { momentTime } from '#src/domain/moment-words.ts';
import { historyTexts as words } from '#src/strings/en/campaign-acts.ts';
import { Notice } from '#src/ui/notice.tsx';
import { undoableChange } from './undoable.ts';
import type { Acting } from './use-act.ts';

type UndoBarProps = {
  readonly campaign: CampaignDetail;
  readonly acting: Acting;
  /** What was done on this page last, where that cannot be undone. */
  readonly said: string | null;
};

/** Says what was done last, and takes it back, for as long as that can be done. */
export function UndoBar({ campaign, acting, said }: UndoBarProps) {
  const api = useCampaignsApi();
  const change = undoableChange(campaign.changes, new Date());
  // What was done on this page just now takes the focus; what was found on it does not.
  const found = useRef(change?.id);
  useUntil(change?.undoUntil ?? null);
  if (change?.undoUntil == null) return said === null ? null : <Notice kind="success" title={said} />;
  const { id, kind, count, undoUntil } = change;
  return (
    <Notice
      key={id}
      kind="success"
      title={words.what(kind, count)}
      focused={found.current !== id}
      actions={
        <Button
          size="large"
          disabledFocusable={acting.isWorking}
          onClick={() => acting.run(() => api.undo(campaign.id, id), words.undone)}
        >
          {acting.isWorking ? words.undoing : words.undo}
        </Button>
      }
    >
      <p>{words.undoUntil(momentTime(undoUntil))}</p>
    </Notice>
  );
}

/** Draws again when that moment has come. */
function useUntil(moment: string | null): void {
  const [, drawAgain] = useReducer((round: number) => round + 1, 0);
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(drawAgain, Math.max(0, Date.parse(moment) - Date.now()) + 100);
    return () => clearTimeout(timer);
  }, [moment]);
}
