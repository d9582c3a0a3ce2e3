import {
  Button,
  Checkbox,
  Field,
  Input,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { sendBys } from '#src/contract/campaigns.ts';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import { Notice } from '#src/ui/notice.tsx';
import { sendByTexts, newCampaignTexts as words } from '#strings/new-campaign.ts';
import { GroupPicker } from '../group-picker.tsx';
import { waits } from './campaign-entry.ts';
import { CampaignPreviewPanel } from './campaign-preview-panel.tsx';
import { FollowFields } from './follow-fields.tsx';
import { ReminderFields } from './reminder-fields.tsx';
import { SendAtFields } from './send-at-fields.tsx';
import { SendDialog } from './send-dialog.tsx';
import { useCampaignEntry } from './use-campaign-entry.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gap: '36px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)' },
  },
  form: { display: 'grid', gap: '28px', alignContent: 'start', minWidth: 0 },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '2px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  date: { minHeight: '44px', maxWidth: '220px' },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  panel: { minWidth: 0, '@media (min-width: 960px)': { position: 'sticky', top: '16px', alignSelf: 'start' } },
  send: { minHeight: '48px', minWidth: '140px' },
});

type CampaignFormProps = {
  readonly versions: readonly PolicyVersionSummary[];
  readonly chosen: readonly string[];
};

/** What, who, when and how, with what will be sent beside it. */
export function CampaignForm({ versions, chosen }: CampaignFormProps) {
  const styles = useStyles();
  const { entry, change, preview, body, test } = useCampaignEntry(
    chosen.filter((id) => versions.some((version) => version.id === id)),
  );
  const [isAsking, setIsAsking] = useState(false);
  const people = preview.status === 'ready' ? preview.value.people : 0;
  return (
    <div className={styles.columns}>
      <div className={styles.form}>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words.what}</legend>
          {versions.length === 0 ? (
            <Notice kind="info" title={words.noPolicies}>
              <Link href="#/policies">{words.goToPolicies}</Link>
            </Notice>
          ) : null}
          {versions.map((version) => (
            <Checkbox
              key={version.id}
              label={version.label === null ? version.title : `${version.title}, ${version.label}`}
              checked={entry.versionIds.includes(version.id)}
              onChange={(_, { checked }) =>
                change({
                  versionIds:
                    checked === true
                      ? [...entry.versionIds, version.id]
                      : entry.versionIds.filter((id) => id !== version.id),
                })
              }
            />
          ))}
        </fieldset>
        <GroupPicker isRequired groups={entry.groups} onChange={(groups) => change({ groups })} />
        <Field label={{ children: words.when, className: styles.label }} required>
          <Input
            type="date"
            className={styles.date}
            min={dayOf(new Date())}
            value={entry.dueOn}
            onChange={(_, { value }) => change({ dueOn: value })}
          />
        </Field>
        <Field label={{ children: words.message, className: styles.label }} hint={words.messageHint}>
          <Textarea
            resize="vertical"
            rows={3}
            maxLength={1000}
            value={entry.message}
            onChange={(_, { value }) => change({ message: value })}
          />
        </Field>
        <Field label={{ children: words.how, className: styles.label }}>
          <RadioGroup
            value={entry.sendBy}
            onChange={(_, { value }) => change({ sendBy: sendBys.find((way) => way === value) ?? 'app' })}
          >
            {sendBys.map((way) => (
              <Radio
                key={way}
                value={way}
                label={
                  <>
                    {sendByTexts[way].name}
                    <span className={styles.hint}>{sendByTexts[way].hint}</span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </Field>
        <SendAtFields entry={entry} onChange={change} />
        <ReminderFields plan={entry.reminders} onChange={(reminders) => change({ reminders })} />
        <FollowFields entry={entry} onChange={change} />
        <div>
          <Button
            appearance="primary"
            size="large"
            className={styles.send}
            icon={<Send20Regular />}
            disabledFocusable={body === null || people === 0}
            onClick={() => setIsAsking(true)}
          >
            {waits(entry) ? words.schedule : words.send}
          </Button>
        </div>
      </div>
      <div className={styles.panel}>
        <CampaignPreviewPanel preview={preview} body={test} />
      </div>
      {body ? <SendDialog isOpen={isAsking} body={body} people={people} onClose={() => setIsAsking(false)} /> : null}
    </div>
  );
}
