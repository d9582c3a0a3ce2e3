import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { editTexts } from '#strings/draft-review.ts';
import { replaceAt, withoutAt } from './edit-document.ts';
import { EditGroup, ItemTools, type PartProps } from './edit-group.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
  },
});

/** What the title page says besides: who wrote it, who approved it, a document number. */
export function FactEditor({ document, onChange }: PartProps) {
  const styles = useStyles();
  const { metadata } = document;
  const set = (list: typeof metadata, place?: string) => onChange({ ...document, metadata: list }, place);
  return (
    <EditGroup legend={editTexts.facts}>
      {metadata.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may be alike while they are typed
        <div key={index} className={styles.row}>
          <Field label={editTexts.factLabel}>
            <Input
              value={fact.label}
              onChange={(_, { value }) => set(replaceAt(metadata, index, { ...fact, label: value }), `fact-${index}`)}
            />
          </Field>
          <Field label={editTexts.factValue}>
            <Input
              value={fact.value}
              onChange={(_, { value }) => set(replaceAt(metadata, index, { ...fact, value }), `value-${index}`)}
            />
          </Field>
          <ItemTools
            what={fact.label === '' ? editTexts.empty : fact.label}
            place={index}
            count={metadata.length}
            onRemove={() => set(withoutAt(metadata, index))}
          />
        </div>
      ))}
      <div>
        <Button icon={<Add16Regular />} onClick={() => set([...metadata, { label: '', value: '' }])}>
          {editTexts.addFact}
        </Button>
      </div>
    </EditGroup>
  );
}
