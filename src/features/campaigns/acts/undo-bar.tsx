import { Button } from '@fluentui/react-components';
import { useEffect, useReducer, useRef } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { Notice } from '#src/ui/notice.tsx';
import { historyTexts as words } from '#strings/campaign-acts.ts';
import { momentTime } from '#strings/dates.ts';
import { undoableChange } from './undoable.ts';
import type { Acting, Said } from './use-act.ts';

type UndoBarProps = {
  readonly campaign: CampaignOverview;
  readonly acting: Acting;
  /** What was done on this page last, where that is not the change that can be undone. */
  readonly said: Said | null;
};

/** Says what was done last, and takes it back, for as long as that can be done. */
export function UndoBar({ campaign, acting, said }: UndoBarProps) {
  const api = useCampaignsApi();
  const change = undoableChange(campaign.changes, new Date());
  // What was done on this page just now takes the focus; what was found on it does not.
  const found = useRef(change?.id);
  useUntil(change?.undoUntil ?? null);
  return (
    <>
      {said === null ? null : <WhatWasSaid said={said} />}
      {change?.undoUntil == null ? null : (
        <Notice
          key={change.id}
          kind="success"
          title={words.what(change.kind, change.count)}
          focused={found.current !== change.id}
          actions={
            <Button
              size="large"
              disabledFocusable={acting.isWorking}
              onClick={() => acting.run(() => api.undo(campaign.id, change.id), words.undone)}
            >
              {acting.isWorking ? words.undoing : words.undo}
            </Button>
          }
        >
          <p>{words.undoUntil(momentTime(change.undoUntil))}</p>
        </Notice>
      )}
    </>
  );
}

function WhatWasSaid({ said: { title, lines } }: { readonly said: Said }) {
  return (
    <Notice kind="success" title={title}>
      {lines.length > 0 ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
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
