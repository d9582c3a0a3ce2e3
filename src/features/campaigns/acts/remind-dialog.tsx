import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { actTexts, remindedWords } from '#strings/campaign-acts.ts';
import { outstandingOf } from '../outstanding.ts';
import { ActDialog } from './act-dialog.tsx';
import type { OnDone } from './use-act.ts';

const words = actTexts.remind;

type RemindDialogProps = {
  readonly campaign: CampaignDetail;
  /** Null for everybody who is outstanding. */
  readonly chosen: ReadonlySet<string> | null;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Reminds now, beside the reminders that come by themselves. */
export function RemindDialog({ campaign, chosen, onClose, onDone }: RemindDialogProps) {
  const api = useCampaignsApi();
  const outstanding = new Set(outstandingOf(campaign).map(({ objectId }) => objectId));
  const ids = [...outstanding].filter((id) => chosen === null || chosen.has(id));
  return (
    <ActDialog
      title={words.title(ids.length)}
      yes={words.yes(ids.length)}
      isYesOff={ids.length === 0}
      lead={ids.length === 0 ? words.none : words.lead}
      effects={ids.length === 0 ? [] : [words.once]}
      done={({ reminded }) => remindedWords(reminded)}
      act={() => api.remind(campaign.id, chosen === null ? null : [...chosen])}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
