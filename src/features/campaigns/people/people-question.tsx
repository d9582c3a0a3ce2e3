import type { CampaignOverview, CampaignRecipient } from '#src/contract/campaigns.ts';
import { RemindDialog } from '../acts/remind-dialog.tsx';
import type { OnDone } from '../acts/use-act.ts';
import { EndExemptionDialog } from './end-exemption-dialog.tsx';
import { ExemptDialog } from './exempt-dialog.tsx';
import type { Selection } from './use-selection.ts';
import { WhyDialog } from './why-dialog.tsx';

/** What the admin wants of the people chosen, or of one of them. */
export type Question =
  | { readonly kind: 'remind' | 'exempt' }
  | { readonly kind: 'why' | 'end-exemption'; readonly recipient: CampaignRecipient };

type PeopleQuestionProps = {
  readonly campaign: CampaignOverview;
  readonly question: Question | null;
  readonly selection: Selection;
  onClose(): void;
  readonly onDone: OnDone;
};

/** The dialog that is open, if one is. */
export function PeopleQuestion({ campaign, question, selection, onClose, onDone }: PeopleQuestionProps) {
  if (question === null) return null;
  const { chosen, people, awaited } = selection;
  const rest = { campaign, onClose, onDone };
  switch (question.kind) {
    case 'remind':
      return chosen ? <RemindDialog {...rest} whom={chosen} people={people} awaited={awaited} /> : null;
    case 'exempt':
      return chosen ? <ExemptDialog {...rest} chosen={chosen} people={people} /> : null;
    case 'end-exemption':
      return <EndExemptionDialog {...rest} recipient={question.recipient} />;
    case 'why':
      return <WhyDialog campaignId={campaign.id} person={question.recipient} onClose={onClose} />;
  }
}
