import { Field, makeStyles, tokens } from '@fluentui/react-components';
import type { SignatureField } from '#src/domain/policy-document.ts';
import { readTexts } from '#strings/app.ts';
import { type Fault, fieldId } from './entries.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '14px' },
  legend: { padding: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  // A plain input: Fluent's would cost every first look at the pane 8 kB of script for what four lines of style do.
  input: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '420px',
    minHeight: '44px',
    padding: '0 12px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

type SignatureFieldsProps = {
  readonly asked: readonly { readonly index: number; readonly field: SignatureField }[];
  readonly language: string | undefined;
  readonly values: readonly string[];
  readonly faults: readonly Fault[];
  onChange(index: number, value: string): void;
};

/** What the printed form asks the signer to fill in. The signature and its date come from the act itself. */
export function SignatureFields({ asked, language, values, faults, onChange }: SignatureFieldsProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{readTexts.fields}</legend>
      <p className={styles.hint}>{readTexts.fieldsHint}</p>
      {asked.map(({ index, field }) => (
        <Field
          key={index}
          label={{
            children: (
              <>
                <span lang={language}>{field.label}</span>
                {field.required ? '' : ` ${readTexts.optional}`}
              </>
            ),
            htmlFor: fieldId(index),
          }}
          validationMessage={faults.find(({ targetId }) => targetId === fieldId(index))?.words ?? null}
        >
          {(described) => (
            <input
              {...described}
              id={fieldId(index)}
              className={styles.input}
              autoComplete={field.type === 'printName' ? 'name' : 'off'}
              required={field.required}
              value={values[index] ?? ''}
              onChange={(event) => onChange(index, event.target.value)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
