import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import type { OwnResponse } from '#src/contract/responses.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { momentDay } from '#strings/dates.ts';
import { sayTexts as words } from '#strings/responses.ts';
import { useUntil } from './undo-acceptance.tsx';

const useStyles = makeStyles({
  heading: { margin: '24px 0 8px', fontSize: tokens.fontSizeBase400 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& p': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
    '& p + p': { marginTop: '8px' },
  },
  kind: { color: tokens.colorNeutralForeground2 },
  undo: { marginTop: '8px', minHeight: '44px' },
});

type WhatWasSaidProps = { readonly request: RequestDetail; onChanged(request: RequestDetail): void };

/** What the person told the school about this policy, and the school's answers. */
export function WhatWasSaid({ request, onChanged }: WhatWasSaidProps) {
  const styles = useStyles();
  return (
    <section aria-labelledby="said">
      <h2 id="said" className={styles.heading}>
        {words.said}
      </h2>
      <ul className={styles.list}>
        {request.responses.map((one) => (
          <Said key={one.id} requestId={request.id} said={one} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

type SaidProps = { readonly requestId: string; readonly said: OwnResponse; onChanged(request: RequestDetail): void };

function Said({ requestId, said, onChanged }: SaidProps) {
  const styles = useStyles();
  const api = useStaffApi();
  const announce = useAnnounce();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isInTime = useUntil(said.undoUntil ?? said.at);
  const canUndo = said.undoUntil !== null && isInTime;
  const undo = async () => {
    try {
      onChanged(await api.undoResponse(requestId, said.id));
      announce(words.undone);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return (
    <li className={styles.item}>
      <p className={styles.kind}>{words.saidKinds[said.kind]}</p>
      <p>{said.text}</p>
      {said.answer ? (
        <>
          <p className={styles.kind}>{words.answered(said.answer.by, momentDay(said.answer.at))}</p>
          <p>{said.answer.text}</p>
        </>
      ) : (
        <p className={styles.kind}>{words.waiting}</p>
      )}
      {trouble ? <TroubleNotice trouble={trouble} /> : null}
      {canUndo && !trouble ? (
        <Button className={styles.undo} onClick={() => void undo()}>
          {words.undo}
        </Button>
      ) : null}
    </li>
  );
}
