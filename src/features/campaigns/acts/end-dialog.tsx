import { Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { historyTexts, actTexts as words } from '#strings/campaign-acts.ts';
import { ActDialog } from './act-dialog.tsx';
import type { OnDone } from './use-act.ts';

type EndDialogProps = {
  readonly campaign: CampaignOverview;
  readonly how: 'close' | 'recall';
  onClose(): void;
  readonly onDone: OnDone;
};

/** Ends a campaign: closed when it has run its course, recalled when it should not have been sent. */
export function EndDialog({ campaign, how, onClose, onDone }: EndDialogProps) {
  const api = useCampaignsApi();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const ending = campaign.counts.requests - campaign.counts.accepted - campaign.counts.closed;
  const end = () => {
    if (reason.trim() !== '') return api.end(campaign.id, how, reason.trim());
    setIsMissing(true);
    field.current?.focus();
    return null;
  };
  const { accepted, queued } = campaign.counts;
  const { title, lead, yes, no } = words[how];
  return (
    <ActDialog
      title={title}
      yes={yes}
      no={no}
      lead={lead}
      effects={[
        words.ends(ending),
        ...(queued > 0 ? [words.recall.queued(queued)] : []),
        words.close.card,
        ...(accepted > 0 ? [words.acceptedStays(accepted)] : []),
        words.undoable,
      ]}
      done={historyTexts.what(how === 'close' ? 'closed' : 'recalled', ending)}
      act={end}
      onClose={onClose}
      onDone={onDone}
    >
      <Field label={words.reason} required validationMessage={isMissing ? words.reasonMissing : null}>
        <Textarea
          ref={(element: HTMLTextAreaElement | null) => {
            field.current = element;
          }}
          resize="vertical"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(_, { value }) => {
            setReason(value);
            setIsMissing(false);
          }}
        />
      </Field>
    </ActDialog>
  );
}
