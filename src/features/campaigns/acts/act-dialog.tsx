import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { actTexts } from '#strings/campaign-acts.ts';
import { type Done, type OnDone, useAct } from './use-act.ts';

const useStyles = makeStyles({
  effects: { margin: '12px 0', paddingLeft: '20px', display: 'grid', gap: '6px' },
  fields: { display: 'grid', gap: '14px' },
});

type ActDialogProps<Changed extends CampaignOverview> = {
  readonly title: string;
  readonly yes: string;
  readonly no?: string;
  readonly isYesOff?: boolean;
  readonly lead: string;
  /** What it does, one sentence each. */
  readonly effects?: readonly string[];
  readonly done: Done<Changed>;
  /** Fields to fill in. */
  readonly children?: ReactNode;
  /** Null where something has to be filled in first. */
  act(): Promise<Changed> | null;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Says what an act will do to how many, and does it on a yes. */
export function ActDialog<Changed extends CampaignOverview>({
  title,
  yes,
  no = actTexts.no,
  isYesOff = false,
  lead,
  effects = [],
  done,
  children,
  act,
  onClose,
  onDone,
}: ActDialogProps<Changed>) {
  const styles = useStyles();
  const { isWorking, trouble, run } = useAct(onDone);
  const begin = () => {
    const begun = act();
    if (begun) run(() => begun, done);
  };
  return (
    <ConfirmDialog
      isOpen
      title={title}
      yes={isWorking ? actTexts.working : yes}
      no={no}
      isWorking={isWorking}
      isYesOff={isYesOff}
      onYes={begin}
      onNo={onClose}
    >
      <p>{lead}</p>
      {effects.length > 0 ? (
        <ul className={styles.effects}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      ) : null}
      <div className={styles.fields}>
        {children}
        <TroubleNotice trouble={trouble} />
      </div>
    </ConfirmDialog>
  );
}
