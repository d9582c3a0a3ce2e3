import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { reviewTexts } from '#strings/policies.ts';

type DeleteDraftProps = { readonly isOpen: boolean; readonly versionId: string; onClose(): void };

export function DeleteDraft({ isOpen, versionId, onClose }: DeleteDraftProps) {
  const api = useAdminApi();
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const remove = async () => {
    setIsWorking(true);
    try {
      await api.deleteDraft(versionId);
      window.location.hash = '#/policies';
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  const { title, advice, yes, no } = reviewTexts.deleteConfirm;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={title}
      yes={yes}
      no={no}
      isWorking={isWorking}
      onYes={() => void remove()}
      onNo={onClose}
    >
      <p>{advice}</p>
      <TroubleNotice trouble={trouble} />
    </ConfirmDialog>
  );
}
