import { Field, makeStyles, Textarea } from '@fluentui/react-components';
import { readTexts } from '#strings/app.ts';

const useStyles = makeStyles({ reason: { marginLeft: '32px' } });

type ReasonFieldProps = {
  readonly id: string;
  readonly value: string;
  readonly fault: string | null;
  onChange(value: string): void;
};

/** Why a statement of fact is not true yet. */
export function ReasonField({ id, value, fault, onChange }: ReasonFieldProps) {
  const styles = useStyles();
  return (
    <Field
      className={styles.reason}
      label={readTexts.reason}
      hint={readTexts.reasonHint}
      required
      validationMessage={fault}
    >
      <Textarea id={id} value={value} onChange={(_, change) => onChange(change.value)} />
    </Field>
  );
}
