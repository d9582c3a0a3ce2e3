import { useRef, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { CampaignDraft } from '#src/contract/campaigns.ts';
import { newCampaignTexts, sendByTexts } from '#src/strings/en/campaigns.ts';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';

type SendDialogProps = {
  readonly isOpen: boolean;
  readonly body: CampaignDraft;
  readonly people: number;
  onClose(): void;
};

/** Says how many before it sends. A send that failed is tried again on the campaign that was made, not on a second. */
export function SendDialog({ isOpen, body, people, onClose }: SendDialogProps) {
  const api = useAdminApi();
  const made = useRef<{ readonly body: CampaignDraft; readonly id: string } | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const send = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      if (made.current?.body !== body) made.current = { body, id: (await api.createCampaign(body)).id };
      const { id } = made.current;
      await api.sendCampaign(id);
      window.location.hash = `#/campaigns/${id}`;
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  const { title, advice, yes, no, working } = newCampaignTexts.confirm;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={title(people)}
      yes={isWorking ? working : yes(people)}
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
