import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { isFilledByAct } from '#src/domain/attestation.ts';
import { type SignatureField, signatureFieldTypes, signerKinds } from '#src/domain/policy-document.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { editTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { movedAt, replaceAt, withoutAt } from '../edit/edit-document.ts';
import { EditGroup, ItemTools, type PartProps } from '../edit/edit-group.tsx';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gap: '8px',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  foot: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    justifyContent: 'space-between',
  },
});

/** The fields of the printed form. */
export function FieldEditor({ document, onChange }: PartProps) {
  const words = reviewTexts.fields;
  const { signatureFields } = document;
  const add = () =>
    onChange({
      ...document,
      signatureFields: [...signatureFields, { label: '', type: 'role', signer: 'user', required: true }],
    });
  return (
    <EditGroup legend={words.title} hint={words.hint}>
      {signatureFields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have the same label
        <FieldFields key={index} field={field} place={index} document={document} onChange={onChange} />
      ))}
      <div>
        <Button icon={<Add16Regular />} onClick={add}>
          {editTexts.addField}
        </Button>
      </div>
    </EditGroup>
  );
}

type FieldFieldsProps = PartProps & { readonly field: SignatureField; readonly place: number };

function FieldFields({ field, place, document, onChange }: FieldFieldsProps) {
  const styles = useStyles();
  const words = reviewTexts.fields;
  const { signatureFields } = document;
  const replace = (change: Partial<SignatureField>, at?: string) =>
    onChange({ ...document, signatureFields: replaceAt(signatureFields, place, { ...field, ...change }) }, at);
  return (
    <div className={styles.item}>
      <Field label={words.label}>
        <Input value={field.label} onChange={(_, { value }) => replace({ label: value }, `field-${place}`)} />
      </Field>
      <Field label={editTexts.fieldType}>
        <Select
          value={field.type}
          onChange={(_, { value }) => {
            const type = signatureFieldTypes.find((known) => known === value);
            if (type) replace({ type });
          }}
        >
          {signatureFieldTypes.map((type) => (
            <option key={type} value={type}>
              {editTexts.fieldTypes[type]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={editTexts.fieldSigner}>
        <Select
          value={field.signer}
          onChange={(_, { value }) => {
            const signer = signerKinds.find((known) => known === value);
            if (signer) replace({ signer });
          }}
        >
          {signerKinds.map((signer) => (
            <option key={signer} value={signer}>
              {editTexts.signers[signer]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.foot}>
        <FieldState field={field} onRequired={(required) => replace({ required })} />
        <ItemTools
          what={field.label === '' ? editTexts.empty : field.label}
          place={place}
          count={signatureFields.length}
          onMove={(by) => onChange({ ...document, signatureFields: movedAt(signatureFields, place, by) })}
          onRemove={() => onChange({ ...document, signatureFields: withoutAt(signatureFields, place) })}
        />
      </div>
    </div>
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
