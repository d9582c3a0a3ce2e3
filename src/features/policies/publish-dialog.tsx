import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { todayInSchool } from '#src/ui/day-words.ts';
import { Notice } from '#src/ui/notice.tsx';
import { clauseCount } from './clause-count.ts';
import type { Draft } from './use-draft.ts';

type PublishDialogProps = {
  readonly isOpen: boolean;
  readonly draft: Draft;
  readonly versionId: string;
  onClose(): void;
  onPublished(version: PolicyVersionDetail): void;
};

/** Publishing saves first, so that what is published is what stands on the screen. */
export function PublishDialog({ isOpen, draft, versionId, onClose, onPublished }: PublishDialogProps) {
  const api = useAdminApi();
  const announce = useAnnounce();
  const [effectiveFrom, setEffectiveFrom] = useState(() => todayInSchool(new Date()));
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const publish = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      const published = await api.publish(versionId, { effectiveFrom, revision: await draft.save() });
      announce(reviewTexts.publishDialog.done(published.number ?? 1));
      onPublished(published);
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  const { title, advice, effective, summary, yes, no, working } = reviewTexts.publishDialog;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={title}
      yes={isWorking ? working : yes}
      no={no}
      isWorking={isWorking}
      onYes={() => void publish()}
      onNo={onClose}
    >
      <p>{summary(clauseCount(draft.document), draft.document.declarations.length)}</p>
      <p>{advice}</p>
      <Field label={effective} required>
        <Input type="date" value={effectiveFrom} onChange={(_, { value }) => setEffectiveFrom(value)} />
      </Field>
      {trouble ? (
        <Notice kind="problem" title={trouble.title}>
          <p>{trouble.advice}</p>
          {trouble.details.length > 0 ? (
            <ul>
              {trouble.details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
    </ConfirmDialog>
  );
}
