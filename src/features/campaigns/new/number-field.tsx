import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

const useStyles = makeStyles({
  field: { maxWidth: '260px', '& .fui-Input': { width: '120px' } },
  input: { minHeight: '44px' },
});

type NumberFieldProps = {
  readonly label: string;
  readonly value: number | null;
  readonly fewest: number;
  readonly most: number;
  readonly outside: string;
  /** Null while what stands there does not fit. */
  onChange(value: number | null): void;
};

/** A whole number within bounds. What is typed stays as it is typed, right or wrong. */
export function NumberField({ label, value, fewest, most, outside, onChange }: NumberFieldProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const shown = value === null || numberIn(typed, fewest, most) === value ? typed : String(value);
  return (
    <Field
      className={styles.field}
      label={label}
      validationMessage={numberIn(shown, fewest, most) === null ? outside : null}
    >
      <Input
        type="number"
        inputMode="numeric"
        className={styles.input}
        min={fewest}
        max={most}
        value={shown}
        onChange={(_, data) => {
          setTyped(data.value);
          onChange(numberIn(data.value, fewest, most));
        }}
      />
    </Field>
  );
}

function numberIn(typed: string, fewest: number, most: number): number | null {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return number >= fewest && number <= most ? number : null;
}
