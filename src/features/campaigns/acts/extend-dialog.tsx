import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { historyTexts, actTexts as words } from '#strings/campaign-acts.ts';
import { dayWords } from '#strings/dates.ts';
import { ActDialog } from './act-dialog.tsx';
import type { OnDone } from './use-act.ts';

const useStyles = makeStyles({ day: { minHeight: '44px', maxWidth: '220px' } });

type ExtendDialogProps = {
  readonly campaign: CampaignOverview;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Another due date for everybody who has not answered. */
export function ExtendDialog({ campaign, onClose, onDone }: ExtendDialogProps) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const [dueOn, setDueOn] = useState(campaign.dueOn);
  const [problem, setProblem] = useState<string | null>(null);
  const today = dayOf(new Date());
  const { title, lead, day, missing, past, same, yes } = words.extend;
  const count = campaign.awaited.requests;
  const extend = () => {
    const found = dueOn === '' ? missing : dueOn === campaign.dueOn ? same : dueOn < today ? past : null;
    setProblem(found);
    return found === null ? api.extend(campaign.id, dueOn) : null;
  };
  return (
    <ActDialog
      title={title}
      yes={yes}
      lead={lead(count, dayWords(campaign.dueOn, today))}
      effects={[words.undoable]}
      done={historyTexts.what('extended', count)}
      act={extend}
      onClose={onClose}
      onDone={onDone}
    >
      <Field label={day} required validationMessage={problem}>
        <Input
          type="date"
          className={styles.day}
          min={today}
          value={dueOn}
          onChange={(_, { value }) => {
            setDueOn(value);
            setProblem(null);
          }}
        />
      </Field>
    </ActDialog>
  );
}
