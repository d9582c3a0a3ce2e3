import type { CampaignDetail, CampaignRecipient } from '#src/contract/campaigns.ts';
import { RemindDialog } from '../acts/remind-dialog.tsx';
import type { OnDone } from '../acts/use-act.ts';
import { EndExemptionDialog } from './end-exemption-dialog.tsx';
import { ExemptDialog } from './exempt-dialog.tsx';
import { WhyDialog } from './why-dialog.tsx';

/** What the admin wants of the people chosen, or of one of them. */
export type Question =
  | { readonly kind: 'remind' | 'exempt' }
  | { readonly kind: 'why' | 'end-exemption'; readonly recipient: CampaignRecipient };

type PeopleQuestionProps = {
  readonly campaign: CampaignDetail;
  readonly question: Question | null;
  readonly selected: ReadonlySet<string>;
  onClose(): void;
  readonly onDone: OnDone;
};

/** The dialog that is open, if one is. */
export function PeopleQuestion({ campaign, question, selected, onClose, onDone }: PeopleQuestionProps) {
  if (question === null) return null;
  const rest = { campaign, onClose, onDone };
  switch (question.kind) {
    case 'remind':
      return <RemindDialog {...rest} chosen={selected} />;
    case 'exempt':
      return <ExemptDialog {...rest} objectIds={[...selected]} />;
    case 'end-exemption':
      return <EndExemptionDialog {...rest} recipient={question.recipient} />;
    case 'why':
      return <WhyDialog campaignId={campaign.id} person={question.recipient} onClose={onClose} />;
  }
}
