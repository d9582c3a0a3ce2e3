import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { schoolTexts } from '#strings/school.ts';
import type { SchoolForm } from './school-form.ts';

const words = schoolTexts.chase;

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  row: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 160px))', gap: '12px' },
});

const hours = Array.from({ length: 25 }, (_, hour) => hour);

type ChaseFieldsProps = {
  readonly form: SchoolForm;
  readonly problem: string | null;
  onChange(form: SchoolForm): void;
};

/** The hours of the day in which people may be chased. */
export function ChaseFields({ form, problem, onChange }: ChaseFieldsProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.legend}</legend>
      <p className={styles.hint}>{words.hint}</p>
      <div className={styles.row}>
        <Field label={words.from}>
          <Select
            size="large"
            value={String(form.chaseFrom)}
            onChange={(_, { value }) => onChange({ ...form, chaseFrom: Number(value) })}
          >
            {hours.slice(0, 24).map((hour) => (
              <option key={hour} value={hour}>
                {clock(hour)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.until} validationMessage={problem}>
          <Select
            size="large"
            value={String(form.chaseUntil)}
            onChange={(_, { value }) => onChange({ ...form, chaseUntil: Number(value) })}
          >
            {hours.slice(1).map((hour) => (
              <option key={hour} value={hour}>
                {clock(hour)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </fieldset>
  );
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
