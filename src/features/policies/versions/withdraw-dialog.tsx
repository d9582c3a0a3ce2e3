import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { endingTexts } from '#strings/versions.ts';
import { EndingDialog } from './ending-dialog.tsx';

type WithdrawDialogProps = {
  readonly isOpen: boolean;
  readonly version: PolicyVersionDetail;
  /** Versions in force of the other policies, one of which may take its place. */
  readonly others: readonly PolicyVersionSummary[];
  onClose(): void;
  onWithdrawn(version: PolicyVersionDetail): void;
};

/** For a policy that the school no longer uses. */
export function WithdrawDialog({ isOpen, version, others, onClose, onWithdrawn }: WithdrawDialogProps) {
  const api = useAdminApi();
  const [successorId, setSuccessorId] = useState('');
  const { title, lead, closes, keeps, successor, noSuccessor, yes, no, done } = endingTexts.withdraw;
  return (
    <EndingDialog
      isOpen={isOpen}
      words={{ title: title(version.title), lead, yes, no }}
      effects={[closes(version.people.outstanding), keeps]}
      done={done(version.title)}
      end={(reason) => api.withdraw(version.id, { reason, ...(successorId === '' ? {} : { successorId }) })}
      onClose={onClose}
      onEnded={onWithdrawn}
    >
      {others.length > 0 ? (
        <Field label={successor}>
          <Select value={successorId} onChange={(_, { value }) => setSuccessorId(value)}>
            <option value="">{noSuccessor}</option>
            {others.map(({ policyId, title: name }) => (
              <option key={policyId} value={policyId}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </EndingDialog>
  );
}
