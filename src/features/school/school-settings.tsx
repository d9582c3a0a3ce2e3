import { Button, Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular } from '@fluentui/react-icons';
import type { SchoolAnswer } from '#src/contract/school.ts';
import { dayOf } from '#src/domain/day.ts';
import { nations } from '#src/domain/school.ts';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { dayWords } from '#strings/dates.ts';
import { nationNames, schoolTexts as words } from '#strings/school.ts';
import { BankHolidays } from './bank-holidays.tsx';
import { ChaseFields } from './chase-fields.tsx';
import { ClosureFields } from './closure-fields.tsx';
import { FallbackFields } from './fallback-fields.tsx';
import { useSchool } from './use-school.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gap: '36px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 1fr)' },
  },
  form: {
    display: 'grid',
    gap: '32px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    // What takes the focus does not come to stand behind the bar.
    '& :where(button, input, select, textarea)': { scrollMarginBottom: '96px' },
  },
  next: {
    display: 'flex',
    alignItems: 'start',
    gap: '10px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0, marginTop: '1px', color: tokens.colorBrandForeground1 },
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  nation: { maxWidth: '320px' },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    // In a low window it would take the room of what is filled in.
    '@media (max-height: 479px)': { position: 'static' },
  },
  state: { margin: 0, color: tokens.colorNeutralForeground2 },
  wrong: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});

type SchoolSettingsProps = { readonly kept: SchoolAnswer; onKept(answer: SchoolAnswer): void };

export function SchoolSettings({ kept, onKept }: SchoolSettingsProps) {
  const styles = useStyles();
  const { form, change, problems, isSaved, isWorking, trouble, save, undo } = useSchool(kept, onKept);
  const nextChaseDay = dayWords(kept.nextChaseDay, dayOf(new Date()));
  const wrong = problems?.count ?? 0;
  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className={styles.next}>
          <CalendarLtr20Regular aria-hidden="true" className={styles.icon} />
          {words.nextChase(nextChaseDay)}
        </p>
        <Field
          className={styles.nation}
          label={{ children: words.nation, className: styles.label }}
          hint={words.nationHint}
        >
          <Select
            size="large"
            value={form.nation}
            onChange={(_, { value }) =>
              change({ ...form, nation: nations.find((nation) => nation === value) ?? form.nation })
            }
          >
            {nations.map((nation) => (
              <option key={nation} value={nation}>
                {nationNames[nation]}
              </option>
            ))}
          </Select>
        </Field>
        <ClosureFields form={form} problems={problems} onChange={change} />
        <ChaseFields form={form} problem={problems?.hours ?? null} onChange={change} />
        <FallbackFields form={form} onChange={change} />
        <Switch
          checked={form.weeklySummary}
          label={
            <>
              {words.weekly}
              <span className={styles.hint}>{words.weeklyHint}</span>
            </>
          }
          onChange={(_, { checked }) => change({ ...form, weeklySummary: checked })}
        />
        <TroubleNotice trouble={trouble} />
        <div className={styles.bar}>
          <Button type="submit" appearance="primary" size="large" disabledFocusable={isWorking || isSaved}>
            {isWorking ? words.saving : words.save}
          </Button>
          <Button size="large" disabledFocusable={isWorking || isSaved} onClick={undo}>
            {words.undo}
          </Button>
          <p className={wrong > 0 ? styles.wrong : styles.state}>
            {wrong > 0 ? words.problems(wrong) : isSaved ? words.saved : words.unsaved}
          </p>
        </div>
      </form>
      <BankHolidays
        nation={kept.school.nation}
        isOther={form.nation !== kept.school.nation}
        holidays={kept.bankHolidays}
      />
    </div>
  );
}
