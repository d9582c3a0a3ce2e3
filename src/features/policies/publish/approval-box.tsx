import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { ApprovalBody, PolicyVersionDetail } from '#src/contract/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import { Notice } from '#src/ui/notice.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { dateWords } from '#strings/dates.ts';
import { approvalTexts, versionTexts } from '#strings/versions.ts';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '10px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& p': { margin: 0 },
    '& h3': { margin: 0, fontSize: tokens.fontSizeBase300 },
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  given: { display: 'flex', gap: '8px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  icon: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '10px 12px',
    alignItems: 'start',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type ApprovalBoxProps = {
  readonly version: PolicyVersionDetail;
  /** Saves what is not saved, and gives the revision that is approved. */
  save(): Promise<number>;
  onChanged(version: PolicyVersionDetail): void;
};

type Asked = Omit<ApprovalBody, 'revision'>;

/** Who approved the words before they are published, as the minutes of the school have it. */
export function ApprovalBox({ version, save, onChanged }: ApprovalBoxProps) {
  const styles = useStyles();
  const api = useAdminApi();
  const { approval, approvalOutdated } = version;
  const [isAsking, setIsAsking] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (act: () => Promise<PolicyVersionDetail>) => {
    setIsWorking(true);
    setTrouble(null);
    try {
      onChanged(await act());
      setIsAsking(false);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  const given = approval
    ? versionTexts.approvedBy(approval.body, approval.approvedBy, dateWords(approval.approvedOn))
    : null;
  return (
    <section className={styles.box}>
      <h3>{approvalTexts.title}</h3>
      {given === null ? (
        <p className={styles.hint}>{approvalTexts.optional}</p>
      ) : approvalOutdated ? (
        <Notice kind="warning" title={approvalTexts.outdated.title}>
          <p>{given}</p>
          <p>{approvalTexts.outdated.advice}</p>
        </Notice>
      ) : (
        <p className={styles.given}>
          <span className={styles.icon} aria-hidden="true">
            <CheckmarkCircle20Regular />
          </span>
          {given}
        </p>
      )}
      {isAsking ? (
        <ApprovalForm
          before={approval}
          isWorking={isWorking}
          onRecord={(asked) => void run(async () => api.approve(version.id, { ...asked, revision: await save() }))}
          onCancel={() => setIsAsking(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {given === null || approvalOutdated ? (
            <Button disabledFocusable={isWorking} onClick={() => setIsAsking(true)}>
              {approvalOutdated ? approvalTexts.again : approvalTexts.add}
            </Button>
          ) : null}
          {given === null ? null : (
            <Button
              appearance="subtle"
              disabledFocusable={isWorking}
              onClick={() => void run(() => api.removeApproval(version.id))}
            >
              {approvalTexts.remove}
            </Button>
          )}
        </div>
      )}
      <TroubleNotice trouble={trouble} />
    </section>
  );
}

type ApprovalFormProps = {
  readonly before: PolicyVersionDetail['approval'];
  readonly isWorking: boolean;
  onRecord(asked: Asked): void;
  onCancel(): void;
};

function ApprovalForm({ before, isWorking, onRecord, onCancel }: ApprovalFormProps) {
  const styles = useStyles();
  const today = dayOf(new Date());
  const [asked, setAsked] = useState<Asked>({
    body: before?.body ?? '',
    approvedBy: before?.approvedBy ?? '',
    approvedOn: today,
  });
  const [isMissing, setIsMissing] = useState(false);
  const record = () => {
    const isComplete = Object.values(asked).every((value) => value.trim() !== '');
    setIsMissing(!isComplete);
    if (isComplete) onRecord(asked);
  };
  const fault = (value: string) => (isMissing && value.trim() === '' ? approvalTexts.missing : null);
  return (
    <>
      <div className={styles.fields}>
        <Field label={approvalTexts.body} hint={approvalTexts.bodyHint} validationMessage={fault(asked.body)}>
          <Input maxLength={200} value={asked.body} onChange={(_, { value }) => setAsked({ ...asked, body: value })} />
        </Field>
        <Field
          label={approvalTexts.approvedBy}
          hint={approvalTexts.approvedByHint}
          validationMessage={fault(asked.approvedBy)}
        >
          <Input
            maxLength={200}
            value={asked.approvedBy}
            onChange={(_, { value }) => setAsked({ ...asked, approvedBy: value })}
          />
        </Field>
        <Field label={approvalTexts.approvedOn} validationMessage={fault(asked.approvedOn)}>
          <Input
            type="date"
            max={today}
            value={asked.approvedOn}
            onChange={(_, { value }) => setAsked({ ...asked, approvedOn: value })}
          />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button disabledFocusable={isWorking} onClick={record}>
          {approvalTexts.save}
        </Button>
        <Button appearance="subtle" disabledFocusable={isWorking} onClick={onCancel}>
          {approvalTexts.cancel}
        </Button>
      </div>
    </>
  );
}
