import { useRef, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { CampaignDraft } from '#src/contract/campaigns.ts';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { momentWords } from '#strings/dates.ts';
import { newCampaignTexts, sendByTexts } from '#strings/new-campaign.ts';

type SendDialogProps = {
  readonly isOpen: boolean;
  readonly body: CampaignDraft;
  readonly people: number;
  onClose(): void;
};

/** Says how many before it sends. A send that failed is tried again on the campaign that was made, not on a second. */
export function SendDialog({ isOpen, body, people, onClose }: SendDialogProps) {
  const api = useCampaignsApi();
  const made = useRef<{ readonly body: CampaignDraft; readonly id: string } | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const sendAt = body.sendAt ?? null;
  const send = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      if (made.current?.body !== body) made.current = { body, id: (await api.create(body)).id };
      const { id } = made.current;
      // One with a time waits for it.
      if (sendAt === null) await api.act(id, 'send');
      window.location.hash = `#/campaigns/${id}`;
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  const { confirm, confirmLater } = newCampaignTexts;
  const { advice, no, working } = sendAt === null ? confirm : confirmLater;
  const yes = sendAt === null ? confirm.yes(people) : confirmLater.yes;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={sendAt === null ? confirm.title(people) : confirmLater.title(people, momentWords(sendAt))}
      yes={isWorking ? working : yes}
      no={no}
      isWorking={isWorking}
      onYes={() => void send()}
      onNo={onClose}
    >
      <p>{advice(sendByTexts[body.sendBy].name)}</p>
      {trouble ? (
        <Notice kind="problem" title={trouble.title}>
          <p>{trouble.advice}</p>
        </Notice>
      ) : null}
    </ConfirmDialog>
  );
}
