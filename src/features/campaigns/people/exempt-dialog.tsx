import { Field, Input, makeStyles, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { PeopleChoice } from '#src/contract/campaign-filter.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { type ExemptionReason, exemptionReasons } from '#src/domain/exemption.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { exemptedWords, exemptionNames, exemptionTexts as words } from '#strings/exemptions.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { OnDone } from '../acts/use-act.ts';

const useStyles = makeStyles({ day: { minHeight: '44px', maxWidth: '220px' } });

type ExemptDialogProps = {
  readonly campaign: CampaignOverview;
  readonly chosen: PeopleChoice;
  readonly people: number;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Stops asking people for the time being, of one policy or of all. */
export function ExemptDialog({ campaign, chosen, people, onClose, onDone }: ExemptDialogProps) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const policies = useLoaded(useAdminApi().policies);
  const [reason, setReason] = useState<ExemptionReason>('leave');
  const [note, setNote] = useState('');
  const [policyId, setPolicyId] = useState('');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const today = dayOf(new Date());
  const versionIds = campaign.versions.map(({ id }) => id);
  const exempt = () =>
    api.exemptChosen(campaign.id, {
      chosen,
      policyId: policyId === '' ? null : policyId,
      reason,
      note: note.trim(),
      until: until === '' ? null : until,
    });
  const begin = () => {
    const isPast = until !== '' && until < today;
    setProblem(isPast ? words.past : null);
    return isPast ? null : exempt();
  };
  return (
    <ActDialog
      title={words.title(people)}
      yes={words.yes(people)}
      no={words.no}
      isYesOff={policies.state.status !== 'ready'}
      lead={words.lead}
      done={({ exempted }) => exemptedWords(exempted)}
      act={begin}
      onClose={onClose}
      onDone={onDone}
    >
      <Field label={words.reason}>
        <Select
          size="large"
          value={reason}
          onChange={(_, { value }) => setReason(exemptionReasons.find((one) => one === value) ?? 'other')}
        >
          {exemptionReasons.map((one) => (
            <option key={one} value={one}>
              {exemptionNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      {policies.state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {policies.state.status === 'failed' ? (
        <TryAgain {...policies.state.trouble} action={shellTexts.tryAgain} onTryAgain={policies.reload} />
      ) : null}
      {policies.state.status === 'ready' ? (
        <Field label={words.policy}>
          <RadioGroup value={policyId} onChange={(_, { value }) => setPolicyId(value)}>
            <Radio value="" label={words.everyPolicy} />
            {policies.state.value.versions
              .filter(({ id }) => versionIds.includes(id))
              .map((version) => (
                <Radio key={version.policyId} value={version.policyId} label={version.title} />
              ))}
          </RadioGroup>
        </Field>
      ) : null}
      <Field label={words.until} hint={words.untilHint} validationMessage={problem}>
        <Input
          type="date"
          className={styles.day}
          min={today}
          value={until}
          onChange={(_, { value }) => {
            setUntil(value);
            setProblem(null);
          }}
        />
      </Field>
      <Field label={words.note} hint={words.noteHint}>
        <Textarea resize="vertical" rows={2} maxLength={300} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </ActDialog>
  );
}
