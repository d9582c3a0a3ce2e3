import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview, RemindBody } from '#src/contract/campaigns.ts';
import { actTexts, remindedWords } from '#strings/campaign-acts.ts';
import { ActDialog } from './act-dialog.tsx';
import type { OnDone } from './use-act.ts';

const words = actTexts.remind;

type RemindDialogProps = {
  readonly campaign: CampaignOverview;
  readonly whom: RemindBody;
  /** People of those chosen, and how many of them have still to answer. */
  readonly people: number;
  readonly awaited: number;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Reminds now, beside the reminders that come by themselves. */
export function RemindDialog({ campaign, whom, people, awaited, onClose, onDone }: RemindDialogProps) {
  const api = useCampaignsApi();
  const others = people - awaited;
  return (
    <ActDialog
      title={words.title(awaited)}
      yes={words.yes(awaited)}
      isYesOff={awaited === 0}
      lead={awaited === 0 ? words.none : words.lead}
      effects={awaited === 0 ? [] : [...(others > 0 ? [words.others(others)] : []), words.once]}
      done={({ reminded }) => remindedWords(reminded)}
      act={() => api.remind(campaign.id, whom)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
