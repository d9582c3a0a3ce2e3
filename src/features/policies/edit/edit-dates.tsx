import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { PrintedDate } from '#src/domain/policy-document.ts';
import { editTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { type DateName, dateNames } from '../questions/question-answers.ts';
import { withDays } from '../questions/question-dates.ts';
import { EditGroup, type PartProps } from './edit-group.tsx';

const useStyles = makeStyles({
  dates: { display: 'grid', gap: '16px' },
  date: {
    display: 'grid',
    gap: '8px 12px',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { gridColumn: '1 / -1', fontWeight: tokens.fontWeightSemibold },
  printed: { gridColumn: '1 / -1' },
});

/** Each date as the school printed it, with the days it stands for beside it: changing one leaves the other. */
export function DateEditor({ document, onChange }: PartProps) {
  const styles = useStyles();
  const set = (name: DateName, date: PrintedDate | null, place: string) =>
    onChange({ ...document, dates: { ...document.dates, [name]: date } }, `${place}-${name}`);
  return (
    <EditGroup legend={reviewTexts.details.dates} hint={editTexts.datesHint}>
      <div className={styles.dates}>
        {dateNames.map((name) => {
          const date = document.dates[name];
          const [from, to] = [date?.from ?? '', date?.to ?? ''];
          const label = (part: string) => editTexts.dateOf(reviewTexts.details[name], part);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no grid in every browser
            <div key={name} role="group" aria-label={reviewTexts.details[name]} className={styles.date}>
              <span className={styles.name}>{reviewTexts.details[name]}</span>
              <Field label={editTexts.printed} className={styles.printed}>
                <Input
                  aria-label={label(editTexts.printed)}
                  value={date?.printed ?? ''}
                  onChange={(_, { value }) => set(name, withPrinted(date, value), 'printed')}
                />
              </Field>
              <Field label={editTexts.from}>
                <Input
                  type="date"
                  aria-label={label(editTexts.from)}
                  value={from}
                  onChange={(_, { value }) => set(name, withDays(date, value, to), 'from')}
                />
              </Field>
              <Field
                label={editTexts.to}
                {...(to < from ? { validationState: 'error', validationMessage: editTexts.daysOrder } : {})}
              >
                <Input
                  type="date"
                  aria-label={label(editTexts.to)}
                  value={to}
                  onChange={(_, { value }) => set(name, withDays(date, from, value), 'to')}
                />
              </Field>
            </div>
          );
        })}
      </div>
    </EditGroup>
  );
}

function withPrinted(date: PrintedDate | null, printed: string): PrintedDate | null {
  const days = { ...(date?.from ? { from: date.from } : {}), ...(date?.to ? { to: date.to } : {}) };
  return printed === '' && Object.keys(days).length === 0 ? null : { printed, ...days };
}
