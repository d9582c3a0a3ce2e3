import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { dayOf } from '#src/domain/day.ts';
import { sendAtTexts as words } from '#strings/new-campaign.ts';
import { type CampaignEntry, sendAtProblem, waits } from './campaign-entry.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '10px' },
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fields: { display: 'flex', flexWrap: 'wrap', gap: '12px', paddingLeft: '34px' },
  input: { minHeight: '44px' },
  problem: { paddingLeft: '34px' },
});

type SendAtFieldsProps = { readonly entry: CampaignEntry; onChange(part: Partial<CampaignEntry>): void };

/** Whether the campaign goes out when it is confirmed, or at a time. */
export function SendAtFields({ entry, onChange }: SendAtFieldsProps) {
  const styles = useStyles();
  const isSender = entry.sendBy === 'sender';
  const isWaiting = waits(entry);
  const now = new Date();
  // Nothing is wrong with a day that nobody has come to yet.
  const problem = entry.sendDay === '' ? null : sendAtProblem(entry, now);
  return (
    <div className={styles.all}>
      <Field label={{ children: words.legend, className: styles.label }}>
        <RadioGroup
          value={isWaiting ? 'later' : 'now'}
          onChange={(_, { value }) => onChange({ isLater: value === 'later' })}
        >
          <Radio value="now" label={words.now} />
          <Radio
            value="later"
            disabled={isSender}
            label={
              <>
                {words.later}
                <span className={styles.hint}>{isSender ? words.notForSender : words.laterHint}</span>
              </>
            }
          />
        </RadioGroup>
      </Field>
      {isWaiting ? (
        <>
          <div className={styles.fields}>
            <Field label={words.day} required>
              <Input
                type="date"
                className={styles.input}
                min={dayOf(now)}
                value={entry.sendDay}
                onChange={(_, { value }) => onChange({ sendDay: value })}
              />
            </Field>
            <Field label={words.time} required>
              <Input
                type="time"
                className={styles.input}
                value={entry.sendTime}
                onChange={(_, { value }) => onChange({ sendTime: value })}
              />
            </Field>
          </div>
          <Field className={styles.problem} validationMessage={problem} />
        </>
      ) : null}
    </div>
  );
}
