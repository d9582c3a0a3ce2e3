import { Button, Checkbox, Field, makeStyles, Select, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type ReminderPlan, usualReminders } from '#src/domain/campaign.ts';
import { reminderWords, reminderTexts as words } from '#strings/new-campaign.ts';
import { NumberField } from './number-field.tsx';
import { dayFrom, farthest, isUsual, mostDays, type Side, withDay, withoutDay } from './reminder-plan.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '6px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  words: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  edit: {
    '& > summary': { cursor: 'pointer', padding: '10px 0', minHeight: '44px', color: tokens.colorBrandForegroundLink },
  },
  fields: { display: 'grid', gap: '14px', paddingBottom: '8px' },
  tags: { flexWrap: 'wrap', gap: '6px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '12px' },
  days: { paddingLeft: '34px' },
  add: { marginTop: '26px', minHeight: '44px' },
  select: { '& select': { minHeight: '44px' } },
});

type ReminderFieldsProps = { readonly plan: ReminderPlan; onChange(plan: ReminderPlan): void };

/** When people who have not accepted hear of it again. The usual plan is a sentence; who wants another opens it. */
export function ReminderFields({ plan, onChange }: ReminderFieldsProps) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.legend}</legend>
      <p className={styles.words} role="status">
        {reminderWords(plan)}
      </p>
      <p className={styles.hint}>{words.hint}</p>
      <details className={styles.edit} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{words.edit}</summary>
        {isOpen ? <Edit plan={plan} onChange={onChange} /> : null}
      </details>
    </fieldset>
  );
}

function Edit({ plan, onChange }: ReminderFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      {plan.days.length > 0 ? (
        <TagGroup
          aria-label={words.days}
          className={styles.tags}
          onDismiss={(_, { value }) => onChange(withoutDay(plan, Number(value)))}
        >
          {plan.days.map((day) => (
            <Tag key={day} value={String(day)} dismissible dismissIcon={{ 'aria-label': words.remove(dayName(day)) }}>
              {dayName(day)}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
      <AddDay plan={plan} onChange={onChange} />
      <Escalation plan={plan} onChange={onChange} />
      <div>
        <Button disabledFocusable={isUsual(plan)} onClick={() => onChange(usualReminders)}>
          {words.usual}
        </Button>
      </div>
    </div>
  );
}

function AddDay({ plan, onChange }: ReminderFieldsProps) {
  const styles = useStyles();
  const [number, setNumber] = useState<number | null>(1);
  const [side, setSide] = useState<Side>('before');
  const isFull = plan.days.length >= mostDays;
  const isThere = number !== null && plan.days.includes(dayFrom(number, side));
  return (
    <div>
      <div className={styles.row}>
        <NumberField
          label={words.number}
          value={number}
          fewest={0}
          most={farthest[side]}
          outside={words.outside(farthest[side])}
          onChange={setNumber}
        />
        <Field label={words.side}>
          <Select
            className={styles.select}
            value={side}
            onChange={(_, { value }) => setSide(value === 'after' ? 'after' : 'before')}
          >
            <option value="before">{words.sides.before}</option>
            <option value="after">{words.sides.after}</option>
          </Select>
        </Field>
        <Button
          className={styles.add}
          disabledFocusable={isFull || isThere || number === null || number > farthest[side]}
          onClick={() => (number === null ? undefined : onChange(withDay(plan, dayFrom(number, side))))}
        >
          {words.add}
        </Button>
      </div>
      <p className={styles.hint}>{isFull ? words.full : isThere ? words.there : '\u00a0'}</p>
    </div>
  );
}

function Escalation({ plan, onChange }: ReminderFieldsProps) {
  const styles = useStyles();
  const { escalateAfter } = plan;
  return (
    <div>
      <Checkbox
        label={words.escalate}
        checked={escalateAfter !== null}
        onChange={(_, { checked }) =>
          onChange({ ...plan, escalateAfter: checked === true ? usualReminders.escalateAfter : null })
        }
      />
      {escalateAfter === null ? null : (
        <div className={styles.days}>
          <NumberField
            label={words.escalateDays}
            value={escalateAfter}
            fewest={1}
            most={120}
            outside={words.escalateOutside}
            onChange={(days) => (days === null ? undefined : onChange({ ...plan, escalateAfter: days }))}
          />
        </div>
      )}
    </div>
  );
}

function dayName(day: number): string {
  if (day === 0) return words.on;
  return day < 0 ? words.before(-day) : words.after(day);
}
