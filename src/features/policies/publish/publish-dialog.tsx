import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { reviewTexts } from '#strings/policies.ts';
import { decisionTexts } from '#strings/versions.ts';
import { clauseCount } from '../clause-count.ts';
import type { Draft } from '../draft/use-draft.ts';
import { ApprovalBox } from './approval-box.tsx';
import { withKind } from './decide-change.ts';
import { PublishDecision } from './publish-decision.tsx';
import { usePublishing } from './use-publishing.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '16px', marginTop: '12px', '& > p': { margin: 0 } },
  date: { maxWidth: '220px' },
});

type PublishDialogProps = {
  readonly isOpen: boolean;
  readonly draft: Draft;
  readonly versionId: string;
  onClose(): void;
  onPublished(version: PolicyVersionDetail): void;
};

/** Publishing saves first, so that what is published is what stands on the screen. */
export function PublishDialog({ isOpen, draft, versionId, onClose, onPublished }: PublishDialogProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const { title, advice, effective, summary, yes, no, working, done } = reviewTexts.publishDialog;
  const publishing = usePublishing(draft, versionId, isOpen, (version) => {
    announce(done(version.number ?? 1));
    onPublished(version);
  });
  const { preparing, following, decision, proposed, isWorking } = publishing;
  const close = () => {
    publishing.forget();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={title}
      yes={isWorking ? working : yes}
      no={no}
      isWorking={isWorking}
      isYesOff={preparing.status !== 'ready'}
      onYes={() => void publishing.publish()}
      onNo={close}
    >
      <div className={styles.all}>
        <p>
          {summary(clauseCount(draft.document), draft.document.declarations.length)} {advice}
        </p>
        <Missing key={publishing.timesHeldBack} missing={publishing.missing} focused={publishing.timesHeldBack > 0} />
        {preparing.status === 'preparing' ? <Skeleton label={decisionTexts.preparing} shape="text" /> : null}
        {preparing.status === 'failed' ? <TroubleNotice trouble={preparing.trouble} /> : null}
        {following && decision && proposed ? (
          <PublishDecision
            following={following}
            decision={decision}
            isReasonMissing={publishing.isReasonMissing}
            onKind={(kind) => publishing.decide(withKind(decision, kind, proposed))}
            onReason={(reason) => publishing.decide({ ...decision, reason })}
          />
        ) : null}
        {preparing.status === 'ready' ? (
          <>
            <Field label={effective} required className={styles.date}>
              <Input
                type="date"
                value={publishing.effectiveFrom}
                onChange={(_, { value }) => publishing.setEffectiveFrom(value)}
              />
            </Field>
            <ApprovalBox version={preparing.value.draft} save={draft.save} onChanged={publishing.replaceDraft} />
          </>
        ) : null}
        <TroubleNotice trouble={publishing.trouble} />
      </div>
    </ConfirmDialog>
  );
}

function Missing({ missing, focused }: { readonly missing: readonly string[]; readonly focused: boolean }) {
  if (missing.length === 0) return null;
  return (
    <Notice kind="warning" title={decisionTexts.missing} focused={focused}>
      <ul>
        {missing.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </Notice>
  );
}
