import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview, CampaignRecipient } from '#src/contract/campaigns.ts';
import { exemptionTexts as words } from '#strings/exemptions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { OnDone } from '../acts/use-act.ts';

type EndExemptionDialogProps = {
  readonly campaign: CampaignOverview;
  readonly recipient: CampaignRecipient;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Asks somebody again who was exempt. */
export function EndExemptionDialog({ campaign, recipient, onClose, onDone }: EndExemptionDialogProps) {
  const api = useCampaignsApi();
  const { name, exemption } = recipient;
  const end = async () => {
    if (exemption) await api.endExemption(exemption.id);
    return api.campaign(campaign.id);
  };
  return (
    <ActDialog
      title={words.endTitle(name)}
      yes={words.endYes}
      no={words.endNo}
      lead={words.endLead}
      done={words.ended(name)}
      act={end}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
