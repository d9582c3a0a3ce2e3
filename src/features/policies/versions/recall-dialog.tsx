import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { endingTexts, versionName } from '#strings/versions.ts';
import { EndingDialog } from './ending-dialog.tsx';

type RecallDialogProps = {
  readonly isOpen: boolean;
  readonly version: PolicyVersionDetail;
  /** The version that is in force again afterwards. */
  readonly before: PolicyVersionSummary | null;
  onClose(): void;
  onRecalled(version: PolicyVersionDetail): void;
};

/** For a version that should not have been sent. */
export function RecallDialog({ isOpen, version, before, onClose, onRecalled }: RecallDialogProps) {
  const api = useAdminApi();
  const { title, lead, yes, no, done } = endingTexts.recall;
  const name = versionName(version.number, null);
  return (
    <EndingDialog
      isOpen={isOpen}
      words={{ title: title(name), lead, yes, no }}
      effects={effectsOf(version, before)}
      done={done(name)}
      end={(reason) => api.recall(version.id, reason)}
      onClose={onClose}
      onEnded={onRecalled}
    />
  );
}

function effectsOf(
  { changeKind, people: { accepted, outstanding } }: PolicyVersionDetail,
  before: PolicyVersionSummary | null,
): readonly string[] {
  const words = endingTexts.recall;
  const earlier = before ? versionName(before.number, null) : null;
  return [
    earlier === null ? words.noBefore : changeKind === 'minor' ? words.before(earlier) : words.beforeAndAsked(earlier),
    ...(accepted > 0 ? [words.accepted(accepted)] : []),
    ...(outstanding > 0
      ? [earlier !== null && changeKind === 'minor' ? words.carries(outstanding, earlier) : words.closes(outstanding)]
      : []),
    ...(accepted + outstanding === 0 ? [words.nobody] : []),
  ];
}
