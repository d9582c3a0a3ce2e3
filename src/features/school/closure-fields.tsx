import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { schoolTexts } from '#strings/school.ts';
import { addClosure, type SchoolForm, type SchoolProblems } from './school-form.ts';

const words = schoolTexts.closures;
const mostClosures = 200;

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '8px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  row: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: '8px 12px',
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    '@media (min-width: 720px)': { gridTemplateColumns: 'minmax(0, 2fr) 168px 168px auto' },
  },
  day: { gridColumn: '1 / -1', '@media (min-width: 720px)': { gridColumn: 'auto' } },
  input: { minHeight: '44px' },
  remove: {
    gridArea: '1 / 2',
    marginTop: '24px',
    minHeight: '44px',
    '@media (min-width: 720px)': { gridArea: 'auto' },
  },
});

type ClosureFieldsProps = {
  readonly form: SchoolForm;
  /** Null until somebody has tried to save. */
  readonly problems: SchoolProblems | null;
  onChange(form: SchoolForm): void;
};

/** Term holidays and other days on which nobody works. */
export function ClosureFields({ form, problems, onChange }: ClosureFieldsProps) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  const { closures } = form;
  const change = (key: number, part: Partial<SchoolForm['closures'][number]>) =>
    onChange({ ...form, closures: closures.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const count = closures.length;
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    added.current = false;
  });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.legend}</legend>
      <p className={styles.hint}>{count === 0 ? words.none : words.hint}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named */}
      <ul ref={list} role="list" className={styles.list}>
        {closures.map(({ key, name, from, until }, index) => (
          <li key={key}>
            <fieldset className={styles.row} aria-label={name.trim() === '' ? words.row(index + 1) : name}>
              <Field label={words.name} validationMessage={problems?.closures.get(key)?.name ?? null}>
                <Input
                  className={styles.input}
                  maxLength={80}
                  placeholder={words.nameExample}
                  value={name}
                  onChange={(_, { value }) => change(key, { name: value })}
                />
              </Field>
              <Field
                className={styles.day}
                label={words.from}
                validationMessage={problems?.closures.get(key)?.from ?? null}
              >
                <Input
                  type="date"
                  className={styles.input}
                  value={from}
                  onChange={(_, { value }) =>
                    // Most closures are a day or a few: the end follows a beginning that comes after it.
                    change(key, { from: value, ...(until === '' || until < value ? { until: value } : {}) })
                  }
                />
              </Field>
              <Field
                className={styles.day}
                label={words.until}
                validationMessage={problems?.closures.get(key)?.until ?? null}
              >
                <Input
                  type="date"
                  className={styles.input}
                  min={from}
                  value={until}
                  onChange={(_, { value }) => change(key, { until: value })}
                />
              </Field>
              <Button
                className={styles.remove}
                appearance="subtle"
                icon={<Delete20Regular />}
                aria-label={words.remove(name.trim() === '' ? words.row(index + 1) : name)}
                onClick={() => onChange({ ...form, closures: closures.filter((one) => one.key !== key) })}
              />
            </fieldset>
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="large"
          icon={<Add20Regular />}
          disabledFocusable={count >= mostClosures}
          onClick={() => {
            added.current = true;
            onChange(addClosure(form));
          }}
        >
          {words.add}
        </Button>
      </div>
      {count >= mostClosures ? <p className={styles.hint}>{words.full}</p> : null}
    </fieldset>
  );
}
