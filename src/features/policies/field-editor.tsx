import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons';
import { isFilledByAct } from '#src/domain/attestation.ts';
import type { SignatureField } from '#src/domain/policy-document.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { replaceAt, withoutAt } from './edit-document.ts';
import type { PartProps } from './understood.tsx';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '12px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'end' },
  label: { flex: '1 1 180px', minWidth: 0 },
  state: { minHeight: '32px', display: 'flex', alignItems: 'center' },
});

/** The fields of the printed form. */
export function FieldEditor({ document, onChange }: PartProps) {
  const styles = useStyles();
  const words = reviewTexts.fields;
  const { signatureFields } = document;
  if (signatureFields.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.title}</legend>
      <p className={styles.hint}>{words.hint}</p>
      {signatureFields.map((field, index) => {
        const replace = (change: Partial<SignatureField>, place?: string) =>
          onChange({ ...document, signatureFields: replaceAt(signatureFields, index, { ...field, ...change }) }, place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have the same label
          <div key={index} className={styles.row}>
            <Field label={words.label} className={styles.label}>
              <Input value={field.label} onChange={(_, { value }) => replace({ label: value }, `field-${index}`)} />
            </Field>
            <span className={styles.state}>
              <FieldState field={field} onRequired={(required) => replace({ required })} />
            </span>
            <Button
              appearance="subtle"
              icon={<Delete16Regular />}
              aria-label={words.remove(field.label)}
              onClick={() => onChange({ ...document, signatureFields: withoutAt(signatureFields, index) })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function FieldState({ field, onRequired }: { readonly field: SignatureField; onRequired(required: boolean): void }) {
  const words = reviewTexts.fields;
  if (field.signer !== 'user') return <StatusTag tone="plain">{words.byOther}</StatusTag>;
  if (isFilledByAct(field)) return <StatusTag tone="plain">{words.byAct}</StatusTag>;
  return (
    <Checkbox
      label={words.required}
      checked={field.required}
      onChange={(_, { checked }) => onRequired(checked === true)}
    />
  );
}
